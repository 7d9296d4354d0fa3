"""The sheets of the household book. Rows belong to a household by its village and account number.

The sheet of persons alone makes households: the persons of one village with one account number are one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from birge.kernel.imports.enums import Type
from birge.kernel.imports.kinds import Column, Sheet
from birge.kernel.texts import text_in
from birge.registers.enums import (
    Animal,
    AnimalGroup,
    Education,
    Heating,
    LandClass,
    Machine,
    Occupation,
    Purpose,
    Relation,
    Sanitation,
    Sex,
    Tenure,
    Walls,
    Water,
)
from birge.registers.importing import words
from birge.registers.models import StatusKind


class StatusWords(Mapping[str, Any]):
    """The kinds of status that can be given, by code: they are data, so they are asked for each time."""

    def _kinds(self) -> dict[str, Any]:
        kinds = StatusKind.objects.filter(is_used=True).values_list("code", "names")
        return {code: lazy(text_in, str)(names) for code, names in kinds}

    def __getitem__(self, code: str) -> Any:
        return self._kinds()[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._kinds())

    def __len__(self) -> int:
        return StatusKind.objects.filter(is_used=True).count()

    def items(self) -> Any:
        """Code and name; one query."""
        return self._kinds().items()

    def values(self) -> Any:
        """The names; one query."""
        return self._kinds().values()


def _labels(choices: Any) -> dict[str, Any]:
    return dict(choices.choices)


VILLAGE = Column(
    "village", _("Village"), Type.PLACE, aliases=("Айыл", "Кыштак", "Село", "Населённый пункт"),
    hint=_("Name or SOATE code; may be left empty where the book is of one village"),
)  # fmt: skip
NUMBER = Column(
    "number", _("Account number"), required=True, max_length=20,
    aliases=("Эсеп №", "Эсеп номери", "Чарба №", "Короо №", "№ лицевого счёта", "Лицевой счёт", "№ хозяйства", "Л/с"),
)  # fmt: skip
SINCE = Column("since", _("Since"), Type.DATE, aliases=("Качантан", "С какого дня"))

PERSONS = Sheet(
    name="persons",
    title=_("Persons"),
    aliases=("Адамдар", "Жашоочулар", "Үй-бүлө мүчөлөрү", "Люди", "Жители", "Члены семьи"),
    key=("village", "number", "surname", "given_name", "patronymic", "born_on"),
    columns=(
        VILLAGE,
        NUMBER,
        Column("street", _("Street"), max_length=120, aliases=("Көчө", "Көчөсү", "Улица")),
        Column("house", _("House"), max_length=20, aliases=("Үй", "Үй №", "Дом", "Дом №")),
        Column("flat", _("Flat"), max_length=20, aliases=("Батир", "Квартира", "Кв.")),
        Column("surname", _("Surname"), required=True, max_length=100, aliases=("Фамилиясы", "Фамилия", "Теги")),
        Column("given_name", _("Given name"), max_length=100, aliases=("Аты", "Ысымы", "Имя")),
        Column("patronymic", _("Patronymic"), max_length=100, aliases=("Атасынын аты", "Отчество")),
        Column("sex", _("Sex"), Type.CHOICE, choices=_labels(Sex), words=words.SEX, aliases=("Жынысы", "Пол")),
        Column("born_on", _("Date of birth"), Type.DATE, aliases=("Туулган күнү", "Туулган датасы", "Дата рождения")),
        Column("pin", _("PIN"), digits=14, aliases=("ПИН", "ИНН", "Жеке номер", "ЖИН", "Персональный номер")),
        Column(
            "relation", _("Relation to the head"), Type.CHOICE, choices=_labels(Relation), words=words.RELATION,
            aliases=("Үй башчысына жакындыгы", "Ким болот", "Кем приходится", "Родство", "Отношение к главе"),
        ),
        Column("phone", _("Phone"), max_length=40, aliases=("Телефону", "Тел.", "Телефон", "Байланыш")),
        Column(
            "registered_address", _("Registered address, if it is another"), max_length=200,
            aliases=("Каттоо дареги", "Прописка", "Адрес прописки", "Адрес регистрации"),
        ),
        Column("ethnicity", _("Ethnicity"), max_length=60, aliases=("Улуту", "Национальность")),
        Column(
            "education", _("Education"), Type.CHOICE, choices=_labels(Education), aliases=("Билими", "Образование")
        ),
        Column(
            "occupation", _("Occupation"), Type.CHOICE, choices=_labels(Occupation),
            aliases=("Кесиби", "Иши", "Занятие", "Род занятий"),
        ),
        Column(
            "workplace", _("Place of work or study"), max_length=150,
            aliases=("Иштеген жери", "Окуган жери", "Место работы", "Место учёбы"),
        ),
        Column("member_since", _("In the household since"), Type.DATE, aliases=("Качан келген", "Дата прибытия")),
        Column("absent_since", _("Away since"), Type.DATE, aliases=("Кеткен күнү", "Дата выбытия", "Уехал")),
        Column("absent_until", _("Away until"), Type.DATE, aliases=("Кайткан күнү", "Дата возвращения")),
        Column("absent_where", _("Away where"), max_length=150, aliases=("Кайда кеткен", "Куда уехал", "Куда выбыл")),
        Column("absent_abroad", _("Away abroad"), Type.YES_NO, aliases=("Чет өлкөдө", "За границей")),
        Column(
            "absent_purpose", _("Away for"), Type.CHOICE, choices=_labels(Purpose), words=words.PURPOSE,
            aliases=("Кетүү максаты", "Цель выезда", "Причина выбытия"),
        ),
    ),
)  # fmt: skip

DWELLINGS = Sheet(
    name="dwellings",
    title=_("Dwellings"),
    aliases=("Үйлөр", "Турак жай", "Жильё", "Дома"),
    key=("village", "number"),
    columns=(
        VILLAGE,
        NUMBER,
        Column(
            "built_year", _("Built in"), Type.WHOLE, least=1700, most=2200, aliases=("Курулган жылы", "Год постройки"),
        ),
        Column("walls", _("Walls"), Type.CHOICE, choices=_labels(Walls), aliases=("Дубалы", "Стены")),
        Column(
            "area_m2", _("Area, m²"), Type.DECIMAL, least=0, most=99999, places=2, aliases=("Аянты, м²", "Площадь, м²"),
        ),
        Column("rooms", _("Rooms"), Type.WHOLE, least=0, most=99, aliases=("Бөлмө", "Комнат")),
        Column("water", _("Drinking water"), Type.CHOICE, choices=_labels(Water), aliases=("Ичүүчү суу", "Вода")),
        Column("heating", _("Heating"), Type.CHOICE, choices=_labels(Heating), aliases=("Жылытуу", "Отопление")),
        Column("sanitation", _("Toilet"), Type.CHOICE, choices=_labels(Sanitation), aliases=("Даараткана", "Туалет")),
        Column("electricity", _("Electricity"), Type.YES_NO, aliases=("Электр", "Электричество")),
        Column("internet", _("Internet"), Type.YES_NO, aliases=("Интернет",)),
        Column("code", _("Cadastre code (ENI)"), max_length=30, aliases=("ЕНИ", "ЕНИ коду", "Код ЕНИ")),
        SINCE,
    ),
)  # fmt: skip

LAND = Sheet(
    name="land",
    title=_("Land"),
    aliases=("Жер", "Жерлер", "Земля"),
    key=("village", "number", "land_class", "parcel"),
    columns=(
        VILLAGE,
        NUMBER,
        Column(
            "land_class", _("Class of land"), Type.CHOICE, required=True, choices=_labels(LandClass),
            words=words.LAND_CLASS, aliases=("Жердин түрү", "Вид земли", "Категория"),
        ),
        Column("parcel", _("Number of the parcel"), max_length=30,
               aliases=("Тилкенин номери", "Контур", "Участок №", "№ участка")),
        Column(
            "area_ha", _("Area, ha"), Type.DECIMAL, required=True, least=0, most=99999999, places=4,
            aliases=("Аянты, га", "Площадь, га", "га"),
        ),
        Column(
            "tenure", _("Own or rented"), Type.CHOICE, choices=_labels(Tenure), words=words.TENURE, default="own",
            aliases=("Менчик түрү", "Право"),
        ),
        Column("crop", _("Crop"), max_length=80, aliases=("Эгин", "Өсүмдүк", "Культура")),
        SINCE,
    ),
)  # fmt: skip

LIVESTOCK = Sheet(
    name="livestock",
    title=_("Livestock"),
    aliases=("Мал", "Мал чарба", "Скот"),
    key=("village", "number", "animal", "group"),
    columns=(
        VILLAGE,
        NUMBER,
        Column(
            "animal", _("Animal"), Type.CHOICE, required=True, choices=_labels(Animal), words=words.ANIMAL,
            aliases=("Малдын түрү", "Вид скота"),
        ),
        Column(
            "group", _("Sex and age"), Type.CHOICE, choices=_labels(AnimalGroup), words=words.GROUP, default="all",
            aliases=("Тобу", "Группа"),
        ),
        Column("count", _("How many"), Type.WHOLE, required=True, least=0, most=2147483647,
               aliases=("Саны", "Количество", "Голов")),
        SINCE,
    ),
)  # fmt: skip

MACHINERY = Sheet(
    name="machinery",
    title=_("Machinery"),
    aliases=("Техника", "Унаа жана техника"),
    key=("village", "number", "machine", "tenure"),
    columns=(
        VILLAGE,
        NUMBER,
        Column(
            "machine", _("Machine"), Type.CHOICE, required=True, choices=_labels(Machine), aliases=("Түрү", "Вид"),
        ),
        Column(
            "tenure", _("Own or rented"), Type.CHOICE, choices=_labels(Tenure), words=words.TENURE, default="own",
            aliases=("Менчик түрү", "Право"),
        ),
        Column("count", _("How many"), Type.WHOLE, required=True, least=0, most=32767, aliases=("Саны", "Количество")),
        SINCE,
    ),
)  # fmt: skip

STATUSES = Sheet(
    name="statuses",
    title=_("Statuses"),
    aliases=("Статустар", "Статусы"),
    key=("village", "number", "kind", "pin", "surname", "given_name", "born_on"),
    columns=(
        VILLAGE,
        NUMBER,
        Column("kind", _("Status"), Type.CHOICE, required=True, choices=StatusWords(), aliases=("Статусу", "Статус")),
        Column(
            "pin", _("PIN"), digits=14, aliases=("ПИН", "ИНН"), hint=_("Of the person; for a family leave it empty"),
        ),
        Column("surname", _("Surname"), max_length=100, aliases=("Фамилиясы", "Фамилия")),
        Column("given_name", _("Given name"), max_length=100, aliases=("Аты", "Имя")),
        Column("born_on", _("Date of birth"), Type.DATE, aliases=("Туулган күнү", "Дата рождения")),
        SINCE,
        Column("until", _("Until"), Type.DATE, aliases=("Качанга чейин", "До какого дня", "Срок")),
        Column("evidence", _("Evidence"), max_length=300, aliases=("Негиз", "Документ", "Основание")),
    ),
)  # fmt: skip

SHEETS = (PERSONS, DWELLINGS, LAND, LIVESTOCK, MACHINERY, STATUSES)
