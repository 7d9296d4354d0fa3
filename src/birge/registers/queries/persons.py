"""What the book says about one person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from birge.registers.models import (
    Absence,
    Fact,
    FactQuerySet,
    HouseholdState,
    Membership,
    Person,
    PersonState,
    Pin,
    Residence,
)
from birge.registers.queries.book import facts
from birge.registers.queries.together import together


@dataclass(frozen=True)
class Stay:
    """A time in a household, with what the book last says of that household."""

    membership: Membership
    home: HouseholdState | None


@dataclass(frozen=True)
class PersonRecord:
    """A person's page. Restricted data (statuses) are read apart: see `rules.can_see_statuses`."""

    person: Person
    on: date
    state: PersonState | None
    pins: list[Pin]
    membership: Membership | None
    stays: list[Stay]
    residences: list[Residence]
    absence: Absence | None


def record_of(person: Person, on: date, known_at: datetime | None = None) -> PersonRecord:
    """All of one person that is not restricted; two queries."""
    tables: list[type[Fact]] = [PersonState, Pin, Residence, Absence]
    of_the_day = [facts(table, on, known_at).filter(person=person) for table in tables]
    lines = together([*of_the_day, _known(Membership, known_at).filter(person=person)])
    memberships = lines.of(Membership)[::-1]
    homes = _homes([row.household_id for row in memberships], known_at)
    return PersonRecord(
        person,
        on,
        lines.first(PersonState),
        sorted(lines.of(Pin), key=lambda row: (row.state, row.pin)),
        next((row for row in memberships if row.starts_on <= on < row.ends_on), None),
        [Stay(row, homes.get(row.household_id)) for row in memberships],
        sorted(lines.of(Residence), key=lambda row: row.kind, reverse=True),
        lines.first(Absence),
    )


def _known(model: type[Fact], known_at: datetime | None) -> FactQuerySet:
    return model.objects.all().known_at(known_at) if known_at else model.objects.standing()


def _homes(households: list[UUID], known_at: datetime | None) -> dict[UUID, HouseholdState]:
    rows = _known(HouseholdState, known_at).filter(household__in=households).order_by("starts_on")
    return {state.household_id: state for state in rows}
