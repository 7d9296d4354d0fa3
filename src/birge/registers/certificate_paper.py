"""The PDF of a certificate in a language, made from what it states alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from birge.kernel.documents import render
from birge.kernel.issued import check_data
from birge.kernel.templatetags.birge import number
from birge.kernel.texts import text_in
from birge.registers.enums import Animal, AnimalGroup, LandClass, Relation, Tenure
from birge.registers.wording import day

LANGUAGES = ("ky", "ru")

Row = dict[str, str]


def certificate_pdf(stated: Mapping[str, Any], language: str, *, at: datetime) -> bytes:
    """The paper; without a code to check it says that it is a sample."""
    with translation.override(language):
        data = _data(stated, language)
    return render("registers/certificate", data, language, at=at)


def _data(stated: Mapping[str, Any], language: str) -> dict[str, Any]:
    texts, facts = stated["texts"][language], stated["facts"]
    until, code = stated["until"], stated["code"]
    return {
        "title": f"{texts['heading']} № {stated['number']}/{stated['year']}",
        "host": text_in(stated["place"]),
        "heading": texts["heading"],
        "number": _labelled(pgettext("certificate", "Number"), f"{stated['number']}/{stated['year']}"),
        "day": _labelled(_("Day of issue"), _day(stated["on"])),
        "opening": texts["opening"],
        "facts": [row for row in _facts(facts) if row["value"]],
        "tables": [table for table in (_members(facts), _land(facts), _livestock(facts)) if table],
        "closing": [
            row
            for row in (
                _labelled(_("To be shown at"), stated["purpose"]),
                _labelled(_("In force until the end of"), _day(until) if until else ""),
            )
            if row["value"]
        ],
        "footer": texts["footer"],
        "signatures": [
            {"label": texts["post"], "name": stated["signatory"]},
            {"label": _("Prepared by"), "name": stated["prepared_by"]},
        ],
        "seal": pgettext("place of the stamp on a paper", "Place of the seal"),
        "sample": "" if code else _("Sample: not a certificate. The person is invented."),
        "check": check_data(code) if code else None,
    }


def _facts(facts: Mapping[str, Any]) -> list[Row]:
    return [
        _labelled(pgettext("certificate", "Full name"), facts["name"]),
        _labelled(_("date of birth").capitalize(), _day(facts.get("born_on"))),
        _labelled(_("PIN"), facts.get("pin", "")),
        _labelled(_("Place of residence"), _residence(facts.get("address"))),
        _labelled(_("In this household since"), _day(facts.get("since"))),
        _labelled(_("Registered address"), _residence(facts.get("registered"))),
        _labelled(_("Account number in the household book"), facts.get("account", "")),
    ]  # fmt: skip


def _residence(row: Mapping[str, Any] | None) -> str:
    if row is None:
        return ""
    return _("no fixed address") if row["none"] else _joined(text_in(row["place"]), row["text"])


def _members(facts: Mapping[str, Any]) -> dict[str, Any] | None:
    if "members" not in facts:
        return None
    rows = facts["members"]
    heads = [_("Full name"), _("relation to the head").capitalize()]
    cells = [[row["name"], str(Relation(row["relation"]).label)] for row in rows]
    for name, heading, shown in (("born_on", _("date of birth").capitalize(), _day), ("pin", _("PIN"), str)):
        if any(name in row for row in rows):
            heads.append(heading)
            for line, row in zip(cells, rows, strict=True):
                line.append(shown(row.get(name, "")))
    return _table(_("Members of the family: %(count)s") % {"count": len(rows)}, heads, cells)


def _land(facts: Mapping[str, Any]) -> dict[str, Any] | None:
    if "land" not in facts:
        return None
    rows = facts["land"]
    heads = [_("class of land").capitalize(), _("area, ha").capitalize()]
    cells = [[str(LandClass(row["class"]).label), number(Decimal(row["area_ha"]))] for row in rows]
    for name, heading in (("parcel", _("Number of the parcel")), ("tenure", _("own or rented").capitalize())):
        if any(name in row for row in rows):
            heads.append(heading)
            for line, row in zip(cells, rows, strict=True):
                line.append(str(Tenure(row[name]).label) if name == "tenure" else row[name])
    return _table(_("Land"), heads, cells)


def _livestock(facts: Mapping[str, Any]) -> dict[str, Any] | None:
    if "livestock" not in facts:
        return None
    heads = [_("kind of animal").capitalize(), _("sex and age").capitalize(), _("how many").capitalize()]
    cells = [
        [str(Animal(row["animal"]).label), str(AnimalGroup(row["group"]).label), number(row["count"])]
        for row in facts["livestock"]
    ]
    return _table(_("Livestock"), heads, cells)


def _table(heading: str, heads: list[str], rows: Iterable[list[str]]) -> dict[str, Any]:
    lines = list(rows)
    return {"heading": heading, "heads": heads, "rows": lines, "none": "" if lines else _("None in the book.")}


def _labelled(label: str, value: str) -> Row:
    return {"label": label, "value": value}


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _day(text: str | None) -> str:
    return day(date.fromisoformat(text)) if text else ""
