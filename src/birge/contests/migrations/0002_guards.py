from django.db import connection, migrations

from birge.contests import guards


def put_up(apps, schema_editor):
    guards.put_up(connection)


def take_down(apps, schema_editor):
    guards.take_down(connection)


class Migration(migrations.Migration):
    dependencies = [("contests", "0001_contests")]
    operations = [migrations.RunPython(put_up, take_down)]
