"""Who in the book looks like somebody else in it, and the pairs that wait for a clerk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from birge.algorithms.matching import Kind, find_pairs
from birge.places.models import OPEN_END, Place
from birge.registers.enums import Relation
from birge.registers.models import HouseholdState, Membership, PersonState, Pin, PossibleDuplicate

KINDS = {
    "surname": Kind.SURNAME,
    "given_name": Kind.GIVEN_NAME,
    "patronymic": Kind.PATRONYMIC,
    "sex": Kind.SEX,
    "born_on": Kind.BORN_ON,
    "pin": Kind.IDENTIFIER,
    "phone": Kind.PHONE,
    "village": Kind.ADDRESS,
    "street": Kind.ADDRESS,
    "house": Kind.ADDRESS,
}
"""What is compared, and how."""

_OPEN = Q(struck=None, ends_on=OPEN_END)


@dataclass(frozen=True)
class LikePair:
    """Two persons who look like one; `one` has the lower id."""

    one: UUID
    other: UUID
    place_one: UUID
    place_other: UUID
    score: float
    reasons: list[tuple[str, str, float]]


def like_pairs(places: QuerySet[Place]) -> Iterator[LikePair]:
    """The pairs among the living persons of these places' book. Four queries; see `algorithms.matching`."""
    persons, columns = _columns(places)
    village = columns.pop("place")
    for pair in find_pairs(columns, KINDS).pairs:
        a, b = sorted((pair.a, pair.b), key=lambda row: persons[row])
        reasons = [(reason.field, reason.code, reason.weight) for reason in pair.reasons]
        yield LikePair(persons[a], persons[b], village[a], village[b], pair.score, reasons)


def _columns(places: QuerySet[Place]) -> tuple[list[UUID], dict[str, list[Any]]]:
    homes = {
        row["household_id"]: row
        for row in HouseholdState.objects.filter(_OPEN, place__in=places).values(
            "household_id", "place_id", "street", "house"
        )
    }
    living = HouseholdState.objects.filter(_OPEN, place__in=places).values("household")
    members = Membership.objects.filter(_OPEN, household__in=living)
    home_of = dict(members.values_list("person_id", "household_id"))
    pins: dict[UUID, str] = {}
    for person, pin in (
        Pin.objects.filter(_OPEN, person__in=members.values("person"))
        .order_by("-state", "pin")
        .values_list("person_id", "pin")
    ):
        pins.setdefault(person, pin)
    persons: list[UUID] = []
    columns: dict[str, list[Any]] = {name: [] for name in (*KINDS, "place")}
    states = PersonState.objects.filter(_OPEN, person__in=members.values("person"), died_on=None)
    fields = ("surname", "given_name", "patronymic", "sex", "phone")
    for row in states.values("person_id", "born_on", *fields).iterator():
        home = homes[home_of[row["person_id"]]]
        persons.append(row["person_id"])
        for name in fields:
            columns[name].append(row[name])
        columns["born_on"].append(row["born_on"].isoformat() if row["born_on"] else "")
        columns["pin"].append(pins.get(row["person_id"], ""))
        columns["village"].append(str(home["place_id"]))
        columns["street"].append(home["street"])
        columns["house"].append(home["house"])
        columns["place"].append(home["place_id"])
    return persons, columns


def homes_of(pair: PossibleDuplicate, on: date) -> dict[UUID, HouseholdState]:
    """The household of each of the two on that day; two queries. Who belongs to none is left out."""
    members = Membership.objects.on(on).filter(person__in=[pair.one_id, pair.other_id])
    rows = HouseholdState.objects.on(on).filter(household__in=members.values("household"))
    by_household = {row.household_id: row for row in rows}
    return {row.person_id: by_household[row.household_id] for row in members if row.household_id in by_household}


def pins_of(pair: PossibleDuplicate, on: date) -> dict[UUID, str]:
    """The personal numbers of each of the two; one query."""
    found: dict[UUID, list[str]] = {}
    for row in Pin.objects.on(on).filter(person__in=[pair.one_id, pair.other_id]).order_by("state", "pin"):
        found.setdefault(row.person_id, []).append(row.pin)
    return {person: ", ".join(numbers) for person, numbers in found.items()}


def states_of(pair: PossibleDuplicate, on: date) -> dict[UUID, PersonState]:
    """What the book says of the two on that day."""
    return {row.person_id: row for row in PersonState.objects.on(on).filter(person__in=[pair.one_id, pair.other_id])}


def names_of_pairs(persons: list[UUID], on: date) -> dict[UUID, str]:
    """Full name and year of birth, for a list; one query. Persons whose entry was merged away have none."""
    rows = PersonState.objects.on(on).filter(person__in=persons)
    return {row.person_id: f"{row.full_name}, {row.born_on.year}" if row.born_on else row.full_name for row in rows}


def heads_to_choose(pair: PossibleDuplicate, on: date) -> list[tuple[str, str]]:
    """Who else lives in a household that one of the two heads: (person, name); two queries."""
    headed = Membership.objects.on(on).filter(person__in=[pair.one_id, pair.other_id], relation=Relation.HEAD)
    others = Membership.objects.on(on).filter(household__in=headed.values("household"))
    staying = others.exclude(person__in=[pair.one_id, pair.other_id])
    rows = PersonState.objects.on(on).filter(person__in=staying.values("person"))
    return [(str(row.person_id), row.full_name) for row in rows]
