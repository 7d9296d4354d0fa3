"""The tree of units as of a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet

from birge.places.models import Containment, Place, Version


def holds_on(on: date, prefix: str = "") -> Q:
    """The dated rows whose half-open period holds this day."""
    return Q(**{f"{prefix}starts_on__lte": on, f"{prefix}ends_on__gt": on})


def within(place_ids: Iterable[UUID], on: date) -> QuerySet[Place]:
    """The territory of these units on that day, usable as `place__in=`: the units themselves and all below them.

    Units that have ended and were taken over by one of them belong to it, so that no record is lost in a reform. For
    a unit that has ended by that day: itself and the smallest units that it held on its last day, wherever they are
    now; never more. One query that an index answers.
    """
    rows = Containment.objects.filter(holds_on(on), above__in=list(place_ids))
    return Place.objects.filter(id__in=rows.values("below"))


def covers(above: Place | UUID, below: Place | UUID, on: date) -> bool:
    """Is `below` in the territory of `above` on that day? As `within`; every unit covers itself from its start on."""
    return Containment.objects.filter(holds_on(on), above=above, below=below).exists()


def alive(on: date) -> QuerySet[Place]:
    """The units that exist on that day."""
    return Place.objects.filter(id__in=Version.objects.filter(holds_on(on)).values("place"))


def is_alive(place: Place | UUID, on: date) -> bool:
    """Does the unit exist on that day?"""
    return Version.objects.filter(holds_on(on), place=place).exists()


def version_of(place: Place | UUID, on: date) -> Version | None:
    """What the unit is on that day; for a unit that has ended what it was last, None before it began."""
    begun = Version.objects.filter(place=place, starts_on__lte=on, ends_on__gt=F("starts_on"))
    return begun.order_by("-starts_on").first()


def children_of(place: Place | UUID | None, on: date) -> QuerySet[Place]:
    """The units that lie directly in this one on that day; of None those that lie in no other."""
    return Place.objects.filter(id__in=Version.objects.filter(holds_on(on), parent=place).values("place"))


def parents_of(place_ids: Iterable[UUID], on: date) -> dict[UUID, list[UUID]]:
    """For each unit the chain of living units above it on that day, the nearest first; one query for all.

    A unit that does not exist on that day has none.
    """
    ids = list(place_ids)
    holders = Containment.objects.filter(holds_on(on), below__in=ids).values("above")
    living = Version.objects.filter(holds_on(on), place__in=holders)
    parents: dict[UUID, UUID | None] = dict(living.values_list("place_id", "parent_id"))
    chains: dict[UUID, list[UUID]] = {unit: [] for unit in ids}
    for unit, chain in chains.items():
        above = parents.get(unit)
        while above:
            chain.append(above)
            above = parents.get(above)
    return chains
