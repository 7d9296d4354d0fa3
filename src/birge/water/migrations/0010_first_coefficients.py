from datetime import date
from decimal import Decimal

from django.db import migrations

from birge.algorithms.water.need import EDITIONS
from birge.kernel.ids import new_id

SOURCES = {
    "fao56-1998": (date(1998, 1, 1), "FAO Irrigation and Drainage Paper 56 (1998), Tables 11, 12, 22; kthorp/pyfao56"),
    "fao56-2025": (date(2025, 1, 1), "FAO-56 Rev. 1 (2025), Tables 6.1, 6.2; doi 10.4060/cd6621en"),
}
WHOLE = ("ini_days", "dev_days", "mid_days", "late_days")
NUMBERS = ("kc_ini", "kc_mid", "kc_end", "height_m", "root_m", "p")


def add(apps, schema_editor):
    coefficient = apps.get_model("water", "Coefficient")
    coefficient.objects.bulk_create(
        coefficient(
            id=new_id(), edition=edition, name=name, source=SOURCES[edition][1], starts_on=SOURCES[edition][0],
            **{key: getattr(crop, key) for key in WHOLE}, **{key: _decimal(getattr(crop, key)) for key in NUMBERS},
        )
        for edition, crops in EDITIONS.items()
        for name, crop in crops.items()
    )  # fmt: skip


def _decimal(value):
    return None if value is None else Decimal(str(value))


def remove(apps, schema_editor):
    apps.get_model("water", "Coefficient").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("water", "0009_first_bands")]

    operations = [migrations.RunPython(add, remove)]
