import django.db.models.deletion
from django.db import migrations, models

from birge.decisions import guards


def put_up(apps, schema_editor):
    """Once more: the guards name every column, so also the new one."""
    guards.put_up(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [
        ("decisions", "0002_guards"),
        ("meetings", "0001_bodies_meetings_and_minutes"),
    ]

    operations = [
        migrations.AddField(
            model_name="decision",
            name="minutes",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="decisions",
                to="meetings.minutes",
            ),
        ),
        migrations.RunPython(put_up, migrations.RunPython.noop),
    ]
