from datetime import date
from decimal import Decimal

from django.db import migrations

from birge.kernel.ids import new_id


def add(apps, schema_editor):
    # No act names it: above a hundred hectares one parcel of a user was surely written in square metres or ares.
    apps.get_model("water", "Bound").objects.create(
        id=new_id(), kind="parcel-ha", most=Decimal(100), source="", starts_on=date(2000, 1, 1)
    )


def remove(apps, schema_editor):
    apps.get_model("water", "Bound").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("water", "0002_bounds")]

    operations = [migrations.RunPython(add, remove)]
