from datetime import date
from decimal import Decimal

from django.db import migrations

from birge.kernel.ids import new_id

BANDS = {
    "adequacy": ("0.90", "0.80"),
    "efficiency": ("0.85", "0.70"),
    "dependability": ("0.10", "0.20"),
    "equity": ("0.10", "0.25"),
}


def add(apps, schema_editor):
    # As given with the indicators by Molden & Gates (1990); other papers draw other lines, so they are to confirm.
    for kind, (good, fair) in BANDS.items():
        apps.get_model("water", "Band").objects.create(
            id=new_id(), kind=kind, good=Decimal(good), fair=Decimal(fair), source="", starts_on=date(2000, 1, 1)
        )


def remove(apps, schema_editor):
    apps.get_model("water", "Band").objects.filter(association=None).delete()


class Migration(migrations.Migration):
    dependencies = [("water", "0008_first_cash_categories")]

    operations = [migrations.RunPython(add, remove)]
