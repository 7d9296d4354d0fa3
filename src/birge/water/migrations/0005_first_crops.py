from django.db import migrations

from birge.kernel.ids import new_id

# Names only: how much water each takes is what an association enters itself, with its source.
CROPS = [
    ("winter-wheat", "Күздүк буудай", "Озимая пшеница", "Winter wheat", "Kuzgi bugʻdoy", "Гандуми тирамоҳӣ"),
    ("spring-wheat", "Жаздык буудай", "Яровая пшеница", "Spring wheat", "Bahorgi bugʻdoy", "Гандуми баҳорӣ"),
    ("barley", "Арпа", "Ячмень", "Barley", "Arpa", "Ҷав"),
    ("maize", "Жүгөрү", "Кукуруза", "Maize", "Makkajoʻxori", "Ҷуворимакка"),
    ("rice", "Күрүч", "Рис", "Rice", "Sholi", "Шолӣ"),
    ("cotton", "Пахта", "Хлопчатник", "Cotton", "Paxta", "Пахта"),
    ("potato", "Картошка", "Картофель", "Potato", "Kartoshka", "Картошка"),
    ("sugar-beet", "Кант кызылчасы", "Сахарная свёкла", "Sugar beet", "Qand lavlagi", "Лаблабуи қанд"),
    ("alfalfa", "Беде", "Люцерна", "Alfalfa", "Beda", "Юнучқа"),
    ("beans", "Төө буурчак", "Фасоль", "Beans", "Loviya", "Лӯбиё"),
    ("sunflower", "Күн карама", "Подсолнечник", "Sunflower", "Kungaboqar", "Офтобпараст"),
    ("onion", "Пияз", "Лук", "Onion", "Piyoz", "Пиёз"),
    ("carrot", "Сабиз", "Морковь", "Carrot", "Sabzi", "Сабзӣ"),
    ("cabbage", "Капуста", "Капуста", "Cabbage", "Karam", "Карам"),
    ("tomato", "Помидор", "Помидор", "Tomato", "Pomidor", "Помидор"),
    ("melons", "Бакча өсүмдүктөрү", "Бахчевые", "Melons", "Poliz ekinlari", "Полезиҳо"),
    ("orchard", "Мөмө бак", "Сад", "Orchard", "Mevali bogʻ", "Боғ"),
    ("vineyard", "Жүзүмзар", "Виноградник", "Vineyard", "Uzumzor", "Токзор"),
    ("garden", "Короо-жай жер тилкеси", "Приусадебный участок", "Household plot", "Tomorqa", "Замини наздиҳавлигӣ"),
    ("hayfield", "Чабынды", "Сенокос", "Hayfield", "Pichanzor", "Алафзор"),
]


def add(apps, schema_editor):
    crop = apps.get_model("water", "Crop")
    crop.objects.bulk_create(
        crop(id=new_id(), code=code, names={"ky": ky, "ru": ru, "en": en, "uz": uz, "tg": tg})
        for code, ky, ru, en, uz, tg in CROPS
    )


def remove(apps, schema_editor):
    apps.get_model("water", "Crop").objects.filter(code__in=[row[0] for row in CROPS]).delete()


class Migration(migrations.Migration):
    dependencies = [("water", "0004_seasons")]
    operations = [migrations.RunPython(add, remove)]
