"""What units are called, as of a day. A list of units takes one query: `with_names`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from django.utils.translation import get_language

from birge.kernel.texts import text_in
from birge.places.enums import NameState
from birge.places.models import Name, Place
from birge.places.queries.tree import parents_of


def _names() -> QuerySet[Name]:
    return Name.objects.exclude(state=NameState.ALIAS).order_by("starts_on", "ends_on", "id")


def _on(rows: Iterable[Name], on: date | None) -> list[Name]:
    """The names of that day (today by default); of a unit that has ended its last, before it began its first ones."""
    day = on or timezone.localdate()
    held = [row for row in rows if row.starts_on < row.ends_on]
    valid = [row for row in held if row.starts_on <= day < row.ends_on]
    if valid or not held:
        return valid
    if all(day < row.starts_on for row in held):
        first = min(row.starts_on for row in held)
        return [row for row in held if row.starts_on == first]
    last = max(row.ends_on for row in held if row.starts_on <= day)
    return [row for row in held if row.ends_on == last]


def with_names(places: QuerySet[Place]) -> QuerySet[Place]:
    """The units with their names fetched in one query more; `name_of` and `names_of` then ask nothing."""
    return places.prefetch_related(Prefetch("names", queryset=_names(), to_attr="fetched_names"))


def name_rows(place: Place, on: date | None = None) -> list[Name]:
    """The names of that day with their states and sources."""
    fetched = getattr(place, "fetched_names", None)
    return _on(_names().filter(place=place) if fetched is None else fetched, on)


def names_of(place: Place, on: date | None = None) -> dict[str, str]:
    """The unit's names by language on that day (today by default)."""
    return {row.language: row.text for row in name_rows(place, on)}


def name_of(place: Place, on: date | None = None, language: str | None = None) -> str:
    """The unit's name on that day (today by default) in this language (the reader's by default), else the nearest."""
    return text_in(names_of(place, on), language) or place.soate


def names_by_place(place_ids: Iterable[UUID], on: date | None = None) -> dict[UUID, dict[str, str]]:
    """The names by language of many units, in one query."""
    found: dict[UUID, list[Name]] = defaultdict(list)
    for row in _names().filter(place__in=list(place_ids)):
        found[row.place_id].append(row)
    return {unit: {row.language: row.text for row in _on(rows, on)} for unit, rows in found.items()}


def needs_confirming(place: Place, on: date | None = None, language: str | None = None) -> bool:
    """Must the name carry the mark «аты такталсын»? True for Kyrgyz readers of a unit without a sure Kyrgyz name."""
    if (language or get_language() or "ky") != "ky":
        return False
    states = {row.language: row.state for row in name_rows(place, on)}
    return states.get("ky") != NameState.CONFIRMED


def paths_of(place_ids: Iterable[UUID], on: date, language: str | None = None) -> dict[UUID, str]:
    """Where each unit lies, in words: "Талас району, Талас"; "" at the top. Tells places of one name apart."""
    chains = parents_of(place_ids, on)
    names = names_by_place({above for chain in chains.values() for above in chain}, on)
    return {
        unit: ", ".join(text_in(names.get(above, {}), language) for above in chain) for unit, chain in chains.items()
    }
