from django.apps.registry import Apps
from django.db import connection, migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from birge.contests import guards


def put_up(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    guards.put_up(connection)


def take_down(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    guards.take_down(connection)


class Migration(migrations.Migration):
    dependencies = [
        ("contests", "0005_hidden_places"),
        ("people", "0005_water_roles"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="ruleset",
            constraint=models.UniqueConstraint(
                fields=("customer", "profile", "version"), name="contests_rules_version_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="ruleset",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("published_at__isnull", True), models.Q(("act", ""), _negated=True), _connector="OR"
                ),
                name="contests_rules_published_by_act",
            ),
        ),
        migrations.RunPython(put_up, take_down),
    ]
