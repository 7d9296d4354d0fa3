"""An invented person for looking at the texts of a certificate."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from birge.registers.enums import Animal, AnimalGroup, LandClass, Part, Relation, Tenure

_ADDRESS = {"none": False, "place": {"ky": "Үлгү айылы", "ru": "село Образцовое"}, "text": "Достук, 1"}
_MEMBERS = (
    ("Асанов Бакыт Төлөгөнович", Relation.HEAD, "1970-03-05"),
    ("Асанова Бурул Эсеновна", Relation.SPOUSE, "1974-11-20"),
    ("Асанов Эмил Бакытович", Relation.CHILD, "2009-07-01"),
)
_NO_PIN = "00000000000000"


def sample(kind: str, parts: Collection[str], validity_days: int | None, on: date) -> dict[str, Any]:
    """What a certificate of that kind would state of somebody who does not exist."""
    facts: dict[str, Any] = {"name": _MEMBERS[0][0]}
    said: dict[str, tuple[str, Any]] = {
        Part.BORN_ON: ("born_on", _MEMBERS[0][2]),
        Part.PIN: ("pin", _NO_PIN),
        Part.ADDRESS: ("address", _ADDRESS),
        Part.REGISTERED: ("registered", {"none": False, "place": {"ky": "Бишкек", "ru": "Бишкек"}, "text": "Чүй 1"}),
        Part.SINCE: ("since", "2001-09-01"),
        Part.ACCOUNT: ("account", "12"),
        Part.MEMBERS: ("members", [_member(parts, *row) for row in _MEMBERS]),
        Part.LAND: ("land", [_parcel(parts)]),
        Part.LIVESTOCK: ("livestock", [{"animal": Animal.SHEEP, "group": AnimalGroup.ALL, "count": 12}]),
    }
    facts |= {name: value for part, (name, value) in said.items() if part in parts}
    until = (on + timedelta(days=validity_days - 1)).isoformat() if validity_days else ""
    return {
        "kind": kind,
        "number": 1,
        "year": on.year,
        "on": on.isoformat(),
        "until": until,
        "place": {"ky": "Үлгү айыл аймагы", "ru": "Образцовый айылный аймак"},
        "village": _ADDRESS["place"],
        "facts": facts,
        "purpose": "",
        "signatory": "",
        "prepared_by": "",
        "code": "",
    }


def _member(parts: Collection[str], name: str, relation: str, born_on: str) -> dict[str, Any]:
    row = {"person": "", "name": name, "relation": relation}
    if Part.MEMBERS_BORN_ON in parts:
        row["born_on"] = born_on
    if Part.MEMBERS_PIN in parts:
        row["pin"] = _NO_PIN
    return row


def _parcel(parts: Collection[str]) -> dict[str, Any]:
    row = {"class": LandClass.IRRIGATED, "area_ha": "0.45"}
    if Part.LAND_PARCEL in parts:
        row["parcel"] = "1"
    if Part.LAND_TENURE in parts:
        row["tenure"] = Tenure.OWN
    return row
