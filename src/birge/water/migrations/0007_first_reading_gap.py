from datetime import date
from decimal import Decimal

from django.db import migrations

from birge.kernel.ids import new_id

KIND = "reading-gap-h"


def add(apps, schema_editor):
    # Posts are read twice a day; no act says how long a reading speaks, so a day is to be confirmed.
    apps.get_model("water", "Bound").objects.create(
        id=new_id(), kind=KIND, most=Decimal(24), source="", starts_on=date(2000, 1, 1)
    )


def remove(apps, schema_editor):
    apps.get_model("water", "Bound").objects.filter(kind=KIND).delete()


class Migration(migrations.Migration):
    dependencies = [("water", "0006_from_turns_to_weather")]

    operations = [migrations.RunPython(add, remove)]
