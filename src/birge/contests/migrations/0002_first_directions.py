from django.db import migrations

from birge.kernel.ids import new_id

# The five directions of the Youth programme of the pilot settlements of Bishkek (round table of 19.11.2018).
FIRST = [
    ("education", "Билим берүү", "Образование", "Education", "Taʼlim", "Маориф"),
    ("leisure", "Эс алуу", "Досуг", "Leisure", "Dam olish", "Фароғат"),
    ("sport", "Спорт", "Спорт", "Sport", "Sport", "Варзиш"),
    ("ecology", "Экология", "Экология", "Ecology", "Ekologiya", "Экология"),
    ("safety", "Коопсуздук", "Безопасность", "Safety", "Xavfsizlik", "Амният"),
]


def add(apps, schema_editor):
    direction = apps.get_model("contests", "Direction")
    direction.objects.bulk_create(
        direction(id=new_id(), code=code, names={"ky": ky, "ru": ru, "en": en, "uz": uz, "tg": tg})
        for code, ky, ru, en, uz, tg in FIRST
    )


def remove(apps, schema_editor):
    apps.get_model("contests", "Direction").objects.filter(code__in=[row[0] for row in FIRST]).delete()


class Migration(migrations.Migration):
    dependencies = [("contests", "0001_contests")]
    operations = [migrations.RunPython(add, remove)]
