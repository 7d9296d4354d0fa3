"""The village's book as a list: its households with their heads and how many they are."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, QuerySet, Subquery, UUIDField
from django.db.models.functions import Length

from birge.kernel.sorting import Alphabetical
from birge.registers.enums import Relation
from birge.registers.models import Household, HouseholdState, Membership, PersonState
from birge.registers.queries.book import facts


def households_on(on: date, known_at: datetime | None = None) -> QuerySet[HouseholdState]:
    """Every household of that day by village, street and house, with `head` (id) and `head_surname` to sort by."""
    heads = facts(Membership, on, known_at).filter(household=OuterRef("household"), relation=Relation.HEAD)
    surnames = facts(PersonState, on, known_at).filter(person=OuterRef("head"))
    found: QuerySet[HouseholdState] = (
        facts(HouseholdState, on, known_at)
        .annotate(head=Subquery(heads.values("person")[:1], output_field=UUIDField()))
        .annotate(head_surname=Alphabetical(Subquery(surnames.values("surname")[:1])))
        .order_by("place", Alphabetical("street"), Length("house"), "house", "id")
    )
    return found


def heads_of(states: list[Any], on: date, known_at: datetime | None = None) -> dict[UUID, PersonState]:
    """Who the heads of these households are, by the person's id: one query."""
    persons = [state.head for state in states]
    return {row.person_id: row for row in facts(PersonState, on, known_at).filter(person__in=persons)}


def sizes_of(states: list[HouseholdState], on: date, known_at: datetime | None = None) -> dict[UUID, int]:
    """How many members these households have, by the household's id: one query."""
    households = [state.household_id for state in states]
    rows = facts(Membership, on, known_at).filter(household__in=households)
    return dict(rows.values_list("household").annotate(size=Count("pk")).order_by())


def streets_of(place: UUID, on: date) -> list[str]:
    """The streets of a village on that day, by the alphabet."""
    rows = HouseholdState.objects.on(on).filter(place=place).exclude(street="")
    return list(rows.order_by(Alphabetical("street")).values_list("street", flat=True).distinct())


def villages_of(states: QuerySet[HouseholdState]) -> list[UUID]:
    """The villages of these households."""
    return list(states.order_by().values_list("place", flat=True).distinct())


def household_ids(states: list[HouseholdState]) -> list[Household]:
    """The households as the journal names them."""
    return [Household(pk=state.household_id) for state in states]
