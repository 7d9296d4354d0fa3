from datetime import date

from django.db import migrations

from birge.kernel.ids import new_id

# Youth is 14 to 35 by the Law on youth policy No. 157 of 04.08.2023; the earlier law (14 to 28) lapsed on 08.02.2024.
# The border of 60 years is common with donors and to be confirmed.
FIRST = [
    (date(2010, 1, 1), [0, 14, 29, 60], "14–28: 2024-жылдын 8-февралына чейинки мыйзам; 60: такталсын"),
    (date(2024, 2, 8), [0, 14, 36, 60], "14–35: 2023-жылдын 4-августундагы № 157 мыйзам; 60: такталсын"),
]


def add(apps, schema_editor):
    bands = apps.get_model("contests", "AgeBands")
    bands.objects.bulk_create(
        bands(id=new_id(), starts_on=starts_on, bands=firsts, source=source) for starts_on, firsts, source in FIRST
    )


def remove(apps, schema_editor):
    apps.get_model("contests", "AgeBands").objects.filter(starts_on__in=[row[0] for row in FIRST]).delete()


class Migration(migrations.Migration):
    dependencies = [("contests", "0002_first_directions")]
    operations = [migrations.RunPython(add, remove)]
