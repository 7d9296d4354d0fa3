"""The fields of a thematic section: their form as data, and what may stand in them.

Answers are plain JSON: text, whole numbers, "12.5" for other numbers, "2026-12-31" for dates, true or false, the code
of a choice. A field without an answer is left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from birge.kernel.imports.enums import Type
from birge.kernel.templatetags.birge import number
from birge.kernel.texts import text_in
from birge.registers.wording import day

LONGEST = 500
TYPES = (Type.TEXT, Type.WHOLE, Type.DECIMAL, Type.DATE, Type.YES_NO, Type.CHOICE)


@dataclass(frozen=True)
class Field:
    """A field: its code, names by language, type, bounds of a number, and the choices (code, names) of a choice."""

    code: str
    names: Mapping[str, str]
    type: str
    required: bool = False
    least: Decimal | None = None
    most: Decimal | None = None
    choices: tuple[tuple[str, Mapping[str, str]], ...] = ()

    @property
    def label(self) -> str:
        return text_in(self.names)

    def as_json(self) -> dict[str, Any]:
        """As a version keeps it."""
        return {
            "code": self.code,
            "names": dict(self.names),
            "type": str(self.type),
            "required": self.required,
            "least": None if self.least is None else str(self.least),
            "most": None if self.most is None else str(self.most),
            "choices": [{"code": code, "names": dict(names)} for code, names in self.choices],
        }


def fields_of(kept: Sequence[Mapping[str, Any]]) -> list[Field]:
    """The fields of a version."""
    return [
        Field(
            field["code"], field["names"], field["type"], field["required"],
            _bound(field["least"]), _bound(field["most"]),
            tuple((choice["code"], choice["names"]) for choice in field["choices"]),
        )
        for field in kept
    ]  # fmt: skip


def problems_of(fields: Sequence[Field], answers: Mapping[str, Any]) -> dict[str, str]:
    """What is wrong with answers, by code; a code that no field has is wrong too."""
    known = {field.code: field for field in fields}
    found = {code: _("There is no such field.") for code in answers if code not in known}
    for field in fields:
        if field.code not in answers:
            if field.required:
                found[field.code] = _("Fill this in.")
        elif problem := _problem(field, answers[field.code]):
            found[field.code] = problem
    return found


def in_words(field: Field, answer: Any) -> str:
    """An answer in the reader's language; "" for none."""
    if answer is None or answer == "":
        return ""
    if field.type == Type.YES_NO:
        return _("yes") if answer else _("no")
    if field.type == Type.CHOICE:
        return text_in(dict(field.choices).get(answer, {})) or str(answer)
    if field.type == Type.DATE:
        return day(date.fromisoformat(answer))
    if field.type in (Type.WHOLE, Type.DECIMAL):
        return number(Decimal(str(answer)))
    return str(answer)


def _problem(field: Field, answer: Any) -> str:
    if field.type == Type.YES_NO:
        return "" if isinstance(answer, bool) else _("Say yes or no.")
    if field.type == Type.WHOLE:
        whole = isinstance(answer, int) and not isinstance(answer, bool)
        return _out_of_bounds(field, Decimal(answer)) if whole else _("Write a whole number.")
    if not isinstance(answer, str) or not answer or len(answer) > LONGEST:
        return _("Write at most %(most)s letters.") % {"most": LONGEST}
    if field.type == Type.CHOICE:
        return "" if answer in dict(field.choices) else _("Choose one of the list.")
    if field.type == Type.DATE:
        return "" if _is_day(answer) else _("Write a date.")
    if field.type == Type.DECIMAL:
        try:
            value = Decimal(answer)
        except InvalidOperation:
            return _("Write a number.")
        return _out_of_bounds(field, value) if value.is_finite() else _("Write a number.")
    return ""


def _out_of_bounds(field: Field, value: Decimal) -> str:
    if field.least is not None and value < field.least:
        return _("It is less than %(least)s.") % {"least": number(field.least)}
    if field.most is not None and value > field.most:
        return _("It is more than %(most)s.") % {"most": number(field.most)}
    return ""


def _is_day(text: str) -> bool:
    try:
        return parse_date(text) is not None
    except ValueError:
        return False


def _bound(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
