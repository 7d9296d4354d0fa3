from datetime import date

from django.db import migrations

from birge.kernel.ids import new_id

# The law on personal data gives one week; the Digital Code (178 of 31.07.2025) takes over: a new term is a new row.
FIRST = {
    "starts_on": date(2008, 4, 14),
    "days": 7,
    "source": "КР Мыйзамы № 58, 14.04.2008, «Жеке мүнөздөгү маалымат жөнүндө» / Закон КР № 58 от 14.04.2008",
}


def add(apps, schema_editor):
    apps.get_model("registers", "RequestTerm").objects.create(id=new_id(), **FIRST)


def remove(apps, schema_editor):
    apps.get_model("registers", "RequestTerm").objects.filter(starts_on=FIRST["starts_on"]).delete()


class Migration(migrations.Migration):
    dependencies = [("registers", "0007_residents")]
    operations = [migrations.RunPython(add, remove)]
