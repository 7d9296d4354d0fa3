"""What a round has still to visit, in the order in which one walks."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from birge.kernel.sorting import Alphabetical
from birge.places.queries import within
from birge.registers.models import HouseholdState, Round, Visit
from birge.registers.queries.book import Book, facts
from birge.registers.queries.listing import households_on


@dataclass(frozen=True)
class Street:
    """A street of a village ("" where none is entered): how many households there are, and were visited."""

    village: UUID
    name: str
    households: int
    visited: int

    @property
    def key(self) -> str:
        """Names the street in an address."""
        return f"{self.village}:{self.name}"


def households_of(found: Round, on: date) -> QuerySet[HouseholdState]:
    """The households of the round as they live on that day, in walking order."""
    return households_on(on).filter(place__in=within([found.place_id], on))


def on_streets(states: QuerySet[HouseholdState], keys: list[str]) -> QuerySet[HouseholdState]:
    """Only those on the streets that these keys name (`Street.key`); a village's id alone means all of it."""
    chosen = Q(pk__in=[])
    for key in keys:
        village, _colon, street = key.partition(":")
        if _is_id(village):
            chosen |= Q(place=village, street=street) if _colon else Q(place=village)
    return states.filter(chosen)


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def progress(found: Round, on: date) -> list[Street]:
    """Every street of the round, village by village; two queries."""
    here = facts(HouseholdState, on).filter(place__in=within([found.place_id], on))
    visited = here.filter(household__in=Visit.objects.filter(round=found).values("household"))
    done = dict(_counted(visited))
    return [Street(village, name, count, done.get((village, name), 0)) for (village, name), count in _counted(here)]


def _counted(states: QuerySet[Any]) -> list[tuple[tuple[UUID, str], int]]:
    rows = states.order_by("place", Alphabetical("street")).values_list("place", "street")
    return [((village, street), count) for village, street, count in rows.annotate(count=Count("pk"))]


def visits_of(found: Round, households: list[UUID]) -> dict[UUID, Visit]:
    """The visits to these households: one query."""
    return {visit.household_id: visit for visit in found.visits.filter(household__in=households)}


def open_rounds(places: QuerySet[Any]) -> QuerySet[Round]:
    """The rounds of these places that are not closed."""
    return Round.objects.filter(place__in=places, closed_at=None).order_by("-year", "pk")


def version_of(book: Book) -> str:
    """Another text after every change of what a visit looks at: the ids of its lines, which are never changed."""
    lines: list[Any] = [book.state, *book.lands, *book.livestock]
    for member in book.members:
        lines += [member.membership, member.state, member.absence]
    ids = sorted(str(line.pk) for line in lines if line is not None)
    return hashlib.sha256("".join(ids).encode()).hexdigest()[:20]


def head_name(book: Book) -> str:
    """Who heads the household; "" for one without members."""
    head = book.members[0].state if book.members else None
    return head.full_name if head else ""
