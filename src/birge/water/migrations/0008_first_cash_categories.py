from django.db import migrations

from birge.kernel.ids import new_id

# (what the system knows it by, side, Kyrgyz, Russian, English); an association adds its own.
CATEGORIES = [
    ("opening", "income", "Калдык (башында)", "Начальный остаток", "Opening balance"),
    ("fees", "income", "Суу пайдалануучулардын төлөмдөрү", "Платежи водопользователей", "Payments of water users"),
    ("", "income", "Мүчөлүк төгүм", "Членские взносы", "Membership fees"),
    ("", "income", "Грант же жардам", "Грант или помощь", "Grant or aid"),
    ("", "income", "Башка киреше", "Прочий приход", "Other income"),
    ("over", "income", "Эсептегенде ашык чыкты", "Излишек при пересчёте", "Surplus found when counting"),
    ("state-part", "expense", "Мамлекеттик бөлүк өткөрүлдү", "Передана государственная часть", "State part handed on"),
    ("", "expense", "Эмгек акы", "Заработная плата", "Wages"),
    ("", "expense", "Каналдарды оңдоо жана тазалоо", "Ремонт и очистка каналов", "Repair and cleaning of canals"),
    ("", "expense", "Күйүүчү май", "Топливо", "Fuel"),
    ("", "expense", "Электр энергиясы", "Электроэнергия", "Electricity"),
    ("", "expense", "Кеңсе буюмдары", "Канцелярские товары", "Office supplies"),
    ("", "expense", "Банктын акысы", "Услуги банка", "Bank charges"),
    ("", "expense", "Салыктар жана төгүмдөр", "Налоги и отчисления", "Taxes and contributions"),
    ("", "expense", "Башка чыгым", "Прочий расход", "Other expense"),
    ("short", "expense", "Эсептегенде кем чыкты", "Недостача при пересчёте", "Shortage found when counting"),
]


def add(apps, schema_editor):
    category = apps.get_model("water", "CashCategory")
    category.objects.bulk_create(
        category(id=new_id(), purpose=purpose, side=side, names={"ky": ky, "ru": ru, "en": en})
        for purpose, side, ky, ru, en in CATEGORIES
    )


def remove(apps, schema_editor):
    apps.get_model("water", "CashCategory").objects.filter(association=None).delete()


class Migration(migrations.Migration):
    dependencies = [("water", "0007_first_reading_gap")]
    operations = [migrations.RunPython(add, remove)]
