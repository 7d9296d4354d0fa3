from django.db import migrations

from birge.kernel.ids import new_id

# Words that every office uses; which act defines each, and how it is counted, is to be confirmed (no source yet).
KINDS = [
    ("disability-1", "person", "I топтогу майыптык", "Инвалидность I группы", "Disability, group I"),
    ("disability-2", "person", "II топтогу майыптык", "Инвалидность II группы", "Disability, group II"),
    ("disability-3", "person", "III топтогу майыптык", "Инвалидность III группы", "Disability, group III"),
    ("disability-child", "person", "Майыптыгы бар бала", "Ребёнок с инвалидностью", "Child with a disability"),
    ("without-parents", "person", "Ата-энесинин кароосу жок бала", "Ребёнок без попечения родителей",
     "Child without parental care"),
    ("lone-elderly", "person", "Жалгыз жашаган карыя", "Одинокий пожилой человек", "Elderly person living alone"),
    ("single-parent", "household", "Балдарын жалгыз баккан ата же эне", "Родитель-одиночка", "Single parent"),
    ("low-income", "household", "Аз камсыз болгон үй-бүлө", "Малообеспеченная семья", "Family with a low income"),
    ("many-children", "household", "Көп балалуу үй-бүлө", "Многодетная семья", "Family with many children"),
]  # fmt: skip


def add(apps, schema_editor):
    kind_model = apps.get_model("registers", "StatusKind")
    kind_model.objects.bulk_create(
        kind_model(id=new_id(), code=code, of_whom=of_whom, names={"ky": ky, "ru": ru, "en": en})
        for code, of_whom, ky, ru, en in KINDS
    )


def remove(apps, schema_editor):
    apps.get_model("registers", "StatusKind").objects.filter(code__in=[kind[0] for kind in KINDS]).delete()


class Migration(migrations.Migration):
    dependencies = [("registers", "0001_book")]
    operations = [migrations.RunPython(add, remove)]
