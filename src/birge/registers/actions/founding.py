"""Households that begin with people: a family that is new to the book, or a part of one that lives by itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from birge.kernel.actors import Actor
from birge.places.models import Place
from birge.registers.actions.households import found_household, require_free_number
from birge.registers.actions.members import add_person, join_in, leave_in
from birge.registers.actions.writing import Draft, NotInTheBook
from birge.registers.enums import Arrival, Departure, Relation
from birge.registers.models import Household, HouseholdState, Membership, Person


@transaction.atomic
def found_family(
    *, place: Place, values: dict[str, Any], member: dict[str, Any], since: date, by: Actor, at: datetime, why: str = ""
) -> Household:
    """A new account with its first member, its head; `member`: what `add_person` takes. Raises `AccountTaken`."""
    home = found_household(place=place, values=values, since=since, by=by, at=at, why=why)
    add_person(household=home, by=by, at=at, **{**member, "since": since, "relation": Relation.HEAD, "why": why})
    return home


@transaction.atomic
def split_household(
    *,
    household: Household,
    relations: Mapping[UUID, str],
    place: Place,
    values: dict[str, Any],
    since: date,
    by: Actor,
    at: datetime,
    new_head: Person | None = None,
    why: str = "",
) -> Household:
    """Some members found a household of their own: one entry. `relations`: person -> relation to its head.

    `new_head`: of those who stay. Raises `HeadNeeded`, `AccountTaken`, `NotInTheBook`.
    """
    draft, made = Draft(), Household.objects.create()
    state = HouseholdState(household=made, place=place, starts_on=since, **values)
    require_free_number(place.pk, state.number, made)
    draft.enter(state)
    old = [row for row in draft.rows(Membership, household_id=household.pk) if row.starts_on <= since < row.ends_on]
    leaving = [row for row in old if row.person_id in relations]
    if len(leaving) != len(relations):
        raise NotInTheBook
    for row in sorted(leaving, key=lambda row: row.relation == Relation.HEAD):  # the head last: then others are gone
        leave_in(draft, row, since, new_head, departure=Departure.SPLIT)
    for person, relation in sorted(relations.items(), key=lambda item: item[1] != Relation.HEAD):
        join_in(draft, made, person, relation, since, arrival=Arrival.SPLIT)
    draft.write(verb="registers.split_household", place=place, why=why, by=by, at=at)
    return made
