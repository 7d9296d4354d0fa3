from django.core.management import call_command
from django.db import migrations


def make_table(apps, schema_editor):
    """The table of the database cache, in which failed sign-ins are counted."""
    call_command("createcachetable", "birge_cache", database=schema_editor.connection.alias, verbosity=0)


def drop_table(apps, schema_editor):
    schema_editor.execute("DROP TABLE IF EXISTS birge_cache")


class Migration(migrations.Migration):
    dependencies = [("people", "0003_api_tokens")]

    operations = [migrations.RunPython(make_table, drop_table)]
