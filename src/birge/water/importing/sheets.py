"""The sheets of the register of water users. Codes and numbers tie the rows of different sheets together."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from birge.kernel.imports.enums import Type
from birge.kernel.imports.kinds import Column, Sheet
from birge.water.enums import GaugeKind, Lining, TenureKind

LEAST_LPS = Decimal("0.01")
SINCE = Column("since", _("Since"), Type.DATE, aliases=("Качантан", "С какого дня"),
               hint=_("Empty: from the day on which the file is brought in"))  # fmt: skip
CANAL = Column("canal", _("Canal (code)"), required=True, max_length=20, aliases=("Канал", "Канал коду", "Код канала"))
DISTANCE = Column(
    "distance_m", _("Distance from the head, m"), Type.WHOLE, required=True, least=0, most=1_000_000,
    aliases=("Аралыгы", "Пикет", "Расстояние"),
)  # fmt: skip


def _code(label: object, most: int = 20) -> Column:
    return Column("code", label, required=True, max_length=most, aliases=("Коду", "Код"))  # type: ignore[arg-type]


def _capacity() -> Column:
    return Column(
        "capacity_lps", _("Capacity, l/s"), Type.DECIMAL, required=True, least=LEAST_LPS, most=9_999_999, places=2,
        aliases=("Өткөрүү жөндөмү", "Пропускная способность", "Расход"),
    )  # fmt: skip


CANALS = Sheet(
    name="canals", title=_("Canals"), key=("code",), aliases=("Каналдар", "Каналы"),
    columns=(
        _code(_("Code")),
        Column("name", _("Name"), required=True, max_length=120, aliases=("Аталышы", "Название")),
        Column("parent", _("Leaves the canal (code)"), max_length=20, aliases=("Кайсы каналдан", "Из канала")),
        Column("source", _("Source of the water"), aliases=("Булагы", "Источник"),
               hint=_("Only for a canal that leaves no other")),
        Column("distance_m", _("Where it leaves, m"), Type.WHOLE, least=0, most=1_000_000, default="0",
               aliases=("Чыккан жери", "Место отвода")),
        Column("length_m", _("Length, m"), Type.WHOLE, required=True, least=1, most=1_000_000,
               aliases=("Узундугу", "Длина")),
        _capacity(),
        Column("efficiency", _("Efficiency"), Type.DECIMAL, required=True, least=Decimal("0.001"), most=1, places=3,
               aliases=("ПАК", "КПД"), hint=_("0.85 for 85 per cent")),
        Column("efficiency_source", _("Where the efficiency comes from"), aliases=("ПАК кайдан", "Откуда КПД")),
        Column("lining", _("Lining"), Type.CHOICE, choices=dict(Lining.choices), default=Lining.EARTH,
               aliases=("Каптоосу", "Облицовка")),
        SINCE,
    ),
)  # fmt: skip

OUTLETS = Sheet(
    name="outlets", title=_("Outlets"), key=("code",), aliases=("Суу чыгаргычтар", "Водовыпуски"),
    columns=(
        _code(_("Code")), CANAL, DISTANCE, _capacity(),
        Column("latitude", _("Latitude"), Type.DECIMAL, least=-90, most=90, places=8, aliases=("Кеңдик", "Широта")),
        Column("longitude", _("Longitude"), Type.DECIMAL, least=-180, most=180, places=8,
               aliases=("Узундук", "Долгота")),
        SINCE,
    ),
)  # fmt: skip

GAUGES = Sheet(
    name="gauges", title=_("Gauge posts"), key=("code",), aliases=("Гидропосттор", "Гидропосты"),
    columns=(
        _code(_("Code")), CANAL, DISTANCE,
        Column("kind", _("Kind"), Type.CHOICE, required=True, choices=dict(GaugeKind.choices), aliases=("Түрү", "Вид")),
        Column("width_m", _("Width of the crest, m"), Type.DECIMAL, least=Decimal("0.001"), most=999, places=3,
               aliases=("Туурасы", "Ширина"), hint=_("For a Cipoletti or a rectangular weir")),
        SINCE,
    ),
)  # fmt: skip

USERS = Sheet(
    name="users", title=_("Water users"), key=("number",), aliases=("Суу пайдалануучулар", "Водопользователи"),
    columns=(
        Column("number", _("Number"), required=True, max_length=20, aliases=("Номери", "№", "Номер")),
        Column("name", _("Name"), required=True, aliases=("Аты-жөнү", "ФИО")),
        Column("phone", _("Phone"), max_length=20, aliases=("Телефону", "Телефон")),
        Column("village", _("Village"), Type.PLACE, aliases=("Айылы", "Айыл", "Село")),
        Column("account", _("Account number in the household book"), max_length=20,
               aliases=("Эсеп номери", "Лицевой счёт"), hint=_("With the village it links the user to her household")),
        Column("day_only", _("By daylight only"), Type.YES_NO, aliases=("Күндүз гана", "Только днём")),
        SINCE,
    ),
)  # fmt: skip

PARCELS = Sheet(
    name="parcels", title=_("Parcels"), key=("number",), aliases=("Тилкелер", "Участки"),
    columns=(
        Column("number", _("Number"), required=True, max_length=30, aliases=("Номери", "№", "Номер")),
        Column("area_ha", _("Area, ha"), Type.DECIMAL, required=True, least=Decimal("0.0001"), most=999_999, places=4,
               aliases=("Аянты, га", "Площадь, га", "Аянты", "Площадь")),
        Column("outlet", _("Outlet (code)"), max_length=20, aliases=("Суу чыгаргыч", "Водовыпуск")),
        Column("village", _("Village"), Type.PLACE, aliases=("Айылы", "Айыл", "Село")),
        Column("user", _("Water user (number)"), max_length=20, aliases=("Суу пайдалануучу", "Водопользователь")),
        Column("tenure", _("By what right"), Type.CHOICE, choices=dict(TenureKind.choices), default=TenureKind.OWNED,
               aliases=("Укугу", "Право")),
        SINCE,
    ),
)  # fmt: skip

SHEETS = (CANALS, OUTLETS, GAUGES, USERS, PARCELS)
KIND_OF = {"canals": "canal", "outlets": "outlet", "gauges": "gauge", "users": "user", "parcels": "parcel"}
"""The kind of thing that a row of each sheet is."""
