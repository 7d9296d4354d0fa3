from datetime import date

from django.db import migrations

from birge.kernel.ids import new_id

# Two years, as aid lists are usually looked through; no act that says so was found, so it is to be confirmed.
FIRST = {"starts_on": date(1, 1, 1), "months": 24, "source": ""}


def add(apps, schema_editor):
    apps.get_model("sharing", "LookBack").objects.create(id=new_id(), **FIRST)


def remove(apps, schema_editor):
    apps.get_model("sharing", "LookBack").objects.filter(starts_on=FIRST["starts_on"]).delete()


class Migration(migrations.Migration):
    dependencies = [("sharing", "0003_drawings")]
    operations = [migrations.RunPython(add, remove)]
