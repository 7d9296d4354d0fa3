"""What the book says about a household on a day, as it was known at a moment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from birge.registers.models import (
    FACTS,
    Absence,
    Dwelling,
    Fact,
    FactQuerySet,
    Household,
    HouseholdState,
    Land,
    Livestock,
    Machinery,
    Membership,
    Person,
    PersonState,
    Pin,
    Residence,
    SocialPassport,
    Status,
)
from birge.registers.queries.together import together


@dataclass(frozen=True)
class Member:
    """A member of a household: her membership, who she is, and what belongs to her."""

    membership: Membership
    state: PersonState | None
    pins: list[Pin] = field(default_factory=list)
    residences: list[Residence] = field(default_factory=list)
    absence: Absence | None = None


@dataclass(frozen=True)
class Book:
    """One household's pages. Restricted data (passport, statuses) are read apart: see `rules.can_see_statuses`."""

    household: Household
    on: date
    state: HouseholdState | None
    members: list[Member]
    dwelling: Dwelling | None
    lands: list[Land]
    livestock: list[Livestock]
    machinery: list[Machinery]


def facts(model: type[Fact], on: date, known_at: datetime | None = None) -> FactQuerySet:
    """The lines of a table that are true on that day: as the book now says, or as it said at a moment."""
    rows = model.objects.all().known_at(known_at) if known_at else model.objects.standing()
    return rows.filter(starts_on__lte=on, ends_on__gt=on)


def book_of(household: Household, on: date, known_at: datetime | None = None) -> Book:
    """All of one household that is not restricted; two queries."""
    return books_of([household.pk], on, known_at)[household.pk]


def books_of(households: Iterable[UUID], on: date, known_at: datetime | None = None) -> dict[UUID, Book]:
    """The same of many households; two queries."""
    tables: list[type[Fact]] = [HouseholdState, Dwelling, Land, Livestock, Machinery, Membership]
    wanted = list(households)
    lines = together(facts(table, on, known_at).filter(household__in=wanted) for table in tables)
    members: dict[UUID, list[Member]] = {}
    for member in _members(lines.of(Membership), on, known_at):
        members.setdefault(member.membership.household_id, []).append(member)

    def own(model: type[Any], pk: UUID) -> list[Any]:
        return by_household.get((model, pk), [])

    by_household: dict[tuple[type[Any], UUID], list[Any]] = {}
    for model, rows in lines.items():
        for row in rows:
            by_household.setdefault((model, row.household_id), []).append(row)
    return {
        pk: Book(
            Household(pk=pk),
            on,
            next(iter(own(HouseholdState, pk)), None),
            members.get(pk, []),
            next(iter(own(Dwelling, pk)), None),
            sorted(own(Land, pk), key=lambda row: (row.land_class, row.parcel)),
            sorted(own(Livestock, pk), key=lambda row: (row.animal, row.group)),
            sorted(own(Machinery, pk), key=lambda row: (row.machine, row.tenure)),
        )
        for pk in wanted
    }


def members_of(household: Household, on: date, known_at: datetime | None = None) -> list[Member]:
    """The members, the head first, then by age; two queries."""
    return _members(list(facts(Membership, on, known_at).filter(household=household)), on, known_at)


def _members(memberships: list[Membership], on: date, known_at: datetime | None) -> list[Member]:
    persons = [membership.person_id for membership in memberships]
    tables: list[type[Fact]] = [PersonState, Pin, Residence, Absence]
    lines = together(facts(table, on, known_at).filter(person__in=persons) for table in tables)
    states = {row.person_id: row for row in lines.of(PersonState)}
    absences = {row.person_id: row for row in lines.of(Absence)}
    pins = _by_person(sorted(lines.of(Pin), key=lambda row: (row.state, row.pin)))
    residences = _by_person(sorted(lines.of(Residence), key=lambda row: row.kind, reverse=True))
    members = [
        Member(row, states.get(row.person_id), pins.get(row.person_id, []), residences.get(row.person_id, []),
               absences.get(row.person_id))
        for row in memberships
    ]  # fmt: skip
    return sorted(members, key=_by_age)


def passport_of(household: Household, on: date, known_at: datetime | None = None) -> SocialPassport | None:
    """The social passport: restricted."""
    return facts(SocialPassport, on, known_at).filter(household=household).first()


def statuses_of(household: Household, on: date, known_at: datetime | None = None) -> list[Status]:
    """The statuses of the household and of its members: restricted; one query."""
    members = facts(Membership, on, known_at).filter(household=household).values("person")
    about = Q(household=household) | Q(person__in=members)
    return list(facts(Status, on, known_at).filter(about).select_related("kind").order_by("kind__code", "id"))


def statuses_of_person(person: Person, on: date, known_at: datetime | None = None) -> list[Status]:
    """The statuses of a person: restricted; one query."""
    rows = facts(Status, on, known_at).filter(person=person).select_related("kind")
    return list(rows.order_by("kind__code", "id"))


def book_on(on: date | None, known_at: datetime) -> dict[str, list[Fact]]:
    """Every line of every table, by table, that stood at a moment (and is true on a day): for small books and tests."""
    found: dict[str, list[Fact]] = {}
    for model in FACTS:
        rows = model.objects.all().known_at(known_at)
        if on is not None:
            rows = rows.filter(starts_on__lte=on, ends_on__gt=on)
        if lines := list(rows):
            found[str(model._meta.model_name)] = lines
    return found


def place_of(household: Household | UUID, on: date) -> UUID | None:
    """The village in which a household lives on that day; before or after its time the nearest one known."""
    rows = HouseholdState.objects.standing().filter(household=household)
    begun = rows.filter(starts_on__lte=on).order_by("-starts_on").values_list("place_id", flat=True).first()
    return begun or rows.order_by("starts_on").values_list("place_id", flat=True).first()


def household_of(person: UUID, on: date) -> UUID | None:
    """The household to which a person belongs on that day, else the last one to which she belonged before it."""
    rows = Membership.objects.standing().filter(person=person, starts_on__lte=on).order_by("-starts_on")
    return rows.values_list("household_id", flat=True).first()


def place_of_person(person: UUID, on: date) -> UUID | None:
    """The village of the household to which a person belongs, or last belonged."""
    household = household_of(person, on)
    return place_of(household, on) if household else None


def _by_person(rows: Iterable[Any]) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = {}
    for row in rows:
        found.setdefault(row.person_id, []).append(row)
    return found


def _by_age(member: Member) -> tuple[bool, date, UUID]:
    born = member.state.born_on if member.state and member.state.born_on else date.max
    return (member.membership.relation != "head", born, member.membership.person_id)
