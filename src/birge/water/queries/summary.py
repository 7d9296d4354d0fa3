"""Several associations side by side: how many users, how many of them vulnerable, how much land, and where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet, Sum

from birge.people.models import Organisation
from birge.places.enums import Kind, kinds_of
from birge.places.models import Containment, Version
from birge.places.queries.tree import holds_on
from birge.water.models import ParcelState, Vulnerable, WaterUserState

OBLAST, AIMAK = 1, 3
"""Levels of units; see `places.enums.level_of`."""
SQUARE_METRE = Decimal("0.0001")
"""In hectares; SQLite adds up in floating point."""
FEWEST_TOLD = 10
"""A smaller number of vulnerable users is not told, so that it points at nobody."""


@dataclass
class Line:
    """One association, or all together. `aimaks` and `oblasts` are the units in which its parcels lie."""

    association: Organisation | None
    users: int = 0
    vulnerable: int = 0
    parcels: int = 0
    hectares: Decimal = Decimal(0)
    aimaks: set[UUID] = field(default_factory=set)
    oblasts: set[UUID] = field(default_factory=set)


def summary_of(associations: Sequence[Organisation], on: date) -> list[Line]:
    """A line for each of them, in their order: seven queries, however many there are."""
    lines = {association.pk: Line(association) for association in associations}
    users = WaterUserState.objects.on(on).filter(user__association__in=lines)
    vulnerable = Vulnerable.objects.on(on).filter(user__association__in=lines, user__in=users.values("user"))
    for association, count in _counted(users):
        lines[association].users = count
    for association, count in _counted(vulnerable):
        lines[association].vulnerable = count
    parcels = ParcelState.objects.on(on).filter(parcel__association__in=lines)
    villages: dict[UUID, set[UUID]] = defaultdict(set)
    sums = parcels.values_list("parcel__association", "place").annotate(Count("pk"), Sum("area_ha"))
    for association, place, count, hectares in sums.order_by():
        line = lines[association]
        line.parcels, line.hectares = line.parcels + count, line.hectares + hectares.quantize(SQUARE_METRE)
        villages[association] |= {place} - {None}
    units = {place for places in villages.values() for place in places}
    aimaks, oblasts = _units_above(units, AIMAK, on), _units_above(units, OBLAST, on)
    for association, places in villages.items():
        lines[association].aimaks = {aimaks[place] for place in places if place in aimaks}
        lines[association].oblasts = {oblasts[place] for place in places if place in oblasts}
    return list(lines.values())


def total_of(lines: Iterable[Line]) -> Line:
    """All of them together: a unit in which two associations work counts once."""
    total = Line(None)
    for line in lines:
        total.users += line.users
        total.vulnerable += line.vulnerable
        total.parcels += line.parcels
        total.hectares += line.hectares
        total.aimaks |= line.aimaks
        total.oblasts |= line.oblasts
    return total


def _counted(rows: QuerySet[Any]) -> list[tuple[UUID, int]]:
    return list(rows.values_list("user__association").annotate(Count("pk")).order_by())


def _units_above(places: set[UUID], level: int, on: date) -> dict[UUID, UUID]:
    """The unit of that level in which each of these lies, itself if it is one."""
    kinds: list[Kind] = kinds_of(level)
    units = Version.objects.filter(holds_on(on), kind__in=kinds).values("place")
    rows = Containment.objects.filter(holds_on(on), below__in=places, above__in=units)
    return dict(rows.values_list("below", "above"))
