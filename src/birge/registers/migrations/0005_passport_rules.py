from datetime import date

from django.db import migrations

from birge.kernel.ids import new_id

# Every number here is to be confirmed: no Kyrgyz act that sets them was found. The days are those on which the
# household books of the neighbouring countries (the same Soviet form) are summed up.
FIRST = {
    "starts_on": date(1, 1, 1),
    "smallest": 5,
    "spread_percent": 10,
    "age_starts": list(range(0, 85, 5)),
    "release_days": ["01-01", "07-01"],
    "source": "",
}


def add(apps, schema_editor):
    apps.get_model("registers", "PassportRules").objects.create(id=new_id(), **FIRST)


def remove(apps, schema_editor):
    apps.get_model("registers", "PassportRules").objects.filter(starts_on=FIRST["starts_on"]).delete()


class Migration(migrations.Migration):
    dependencies = [("registers", "0004_passports")]
    operations = [migrations.RunPython(add, remove)]
