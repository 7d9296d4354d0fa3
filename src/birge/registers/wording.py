"""What the book says, in words and tables: the same on pages, in histories and on paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Field
from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from birge.kernel.templatetags.birge import number, som
from birge.kernel.texts import text_in
from birge.places.models import OPEN_START, Place
from birge.places.queries import name_of
from birge.registers.enums import Animal, AnimalGroup
from birge.registers.models import Fact, HouseholdState, Livestock, Residence

NOT_SAID = {"household_id", "person_id", "same_as_id"}
"""Columns that name whom a line is about."""

Names = Mapping[UUID, dict[str, str]]
"""What places are called, by id: `names_by_place`."""

Known = Mapping[UUID, str]
"""What things are called, by id, where many lines are put in words: else each is asked for."""
NOTHING: Known = {}


@dataclass(frozen=True)
class Said:
    """One thing that a line says: its label and its value, both in words."""

    name: str
    label: str | Promise
    value: str


def words_of(fact: Fact, names: Iterable[str] | None = None, known: Known = NOTHING) -> list[Said]:
    """What a line says, column by column, without the empty ones; `names`: only these columns."""
    found = []
    for field in fact._meta.concrete_fields:
        if field.attname not in fact.values() or field.attname in NOT_SAID:
            continue
        if names is None or field.name in names:
            value = value_in_words(fact, field, known)
            if value:
                found.append(Said(field.name, field.verbose_name, value))
    return found


def value_in_words(fact: Fact, field: Field[Any, Any], known: Known = NOTHING) -> str:
    """One column of a line in the reader's language; "" where nothing is said."""
    value = getattr(fact, field.attname)
    if value in (None, ""):
        return ""
    if field.choices:
        return str(getattr(fact, f"get_{field.name}_display")())
    if field.is_relation:
        return known.get(value) or _named(getattr(fact, field.name))
    if isinstance(value, bool):
        return (_("yes") if value else _("no")) if field.null else _("yes") if value else ""
    if isinstance(value, date):
        return day(value)
    if field.name.endswith("_tyiyn"):
        return som(value)
    if isinstance(value, Decimal):
        return number(value.normalize() if value else Decimal(0))
    return str(value)


def day(value: date) -> str:
    """A day as people write it."""
    return formats.date_format(value, "SHORT_DATE_FORMAT")


def _named(thing: Any) -> str:
    return name_of(thing) if isinstance(thing, Place) else str(thing)


def address_of(state: HouseholdState) -> str:
    """Street, house and flat of a household; "" where none is known."""
    house = f"{state.house}/{state.flat}" if state.flat else state.house
    return ", ".join(part for part in (state.street, house) if part)


def residence_in_words(row: Residence, names: Names) -> str:
    """An address of a person."""
    if row.is_none:
        return _("no fixed address")
    place = text_in(names.get(row.place_id)) if row.place_id else ""
    return ", ".join(part for part in (place, row.text) if part)


def age_on(born: date | None, on: date) -> int | None:
    """Full years on a day."""
    if born is None or born > on:
        return None
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def herd(rows: Iterable[Livestock]) -> list[tuple[str, list[tuple[str, int | None]]]]:
    """Livestock as a table: (kind, [(group, how many)]) with the groups that anything stands in."""
    counted = {(row.animal, row.group): row.count for row in rows if row.count}
    groups = [group for group in AnimalGroup if any(key[1] == group for key in counted)]
    return [
        (str(animal.label), [(str(group.label), counted.get((animal, group))) for group in groups])
        for animal in Animal
        if any(key[0] == animal for key in counted)
    ]


def period_of(fact: Fact) -> str:
    """From when until when a line speaks, the last day included."""
    begins = "" if fact.starts_on == OPEN_START else day(fact.starts_on)
    ends = "" if fact.is_open else day(fact.ends_on - timedelta(days=1))
    return f"{begins or '…'} – {ends or '…'}"


_SHAPES = {
    "open": "waiting", "proposed": "waiting", "same": "waiting",
    "answered": "done", "confirmed": "done", "merged": "done", "different": "done",
    "refused": "revoked", "withdrawn": "revoked",
}  # fmt: skip


def shape(state: str) -> str:
    """The class of a state's shape, after `status-`; a state that has one of its own keeps it."""
    return _SHAPES.get(state, state)
