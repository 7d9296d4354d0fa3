"""Keeps the search keys of persons and households as the book now says: derived, so rewritten with every entry."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from uuid import UUID

from django.db.models import Q

from birge.registers.enums import Relation, Standing
from birge.registers.models import Alias, HouseholdState, Membership, NameWord, PersonState, Pin, SearchKey
from birge.registers.queries.keys import household_keys, name_words, person_keys


def refresh_keys(*, households: Collection[UUID], persons: Collection[UUID]) -> None:
    """Write the keys of these households and persons, and of all who live or lived in these households, anew.

    A person who was merged into another has no keys of her own: her names and PINs find the other.
    """
    here = Membership.objects.standing().filter(household__in=households).values_list("person_id", flat=True)
    touched = {*persons, *here}
    same = dict(
        Alias.objects.standing()
        .filter(Q(person__in=touched) | Q(same_as__in=touched))
        .values_list("person_id", "same_as_id")
    )
    touched |= {*same, *same.values()}
    SearchKey.objects.filter(Q(person__in=touched) | Q(person=None, household__in=households)).delete()
    latest = _latest_memberships(touched)
    states = _states_of({*households, *(row.household_id for row in latest.values())})
    places = {household: state.place_id for household, state in states.items()}
    rows = [*_household_rows(states[household] for household in households if household in states)]
    rows += _person_rows(touched, same, latest, places)
    SearchKey.objects.bulk_create(rows)


def _latest_memberships(persons: Collection[UUID]) -> dict[UUID, Membership]:
    rows = Membership.objects.standing().filter(person__in=persons).order_by("starts_on")
    return {row.person_id: row for row in rows}


def _states_of(households: Collection[UUID]) -> dict[UUID, HouseholdState]:
    rows = HouseholdState.objects.standing().filter(household__in=households).order_by("starts_on")
    return {row.household_id: row for row in rows}


def _household_rows(states: Iterable[HouseholdState]) -> Iterator[SearchKey]:
    for row in states:
        keys = household_keys(street=row.street, house=row.house, flat=row.flat, number=row.number, phone=row.phone)
        for key in sorted(keys):
            yield SearchKey(place_id=row.place_id, household_id=row.household_id, key=key)


def _person_rows(
    persons: Collection[UUID], same: dict[UUID, UUID], latest: dict[UUID, Membership], places: dict[UUID, UUID]
) -> Iterator[SearchKey]:
    keys: dict[UUID, set[str]] = {}
    dead: set[UUID] = set()
    words: set[tuple[str, str]] = set()
    for state in PersonState.objects.standing().filter(person__in=persons):
        whose = same.get(state.person_id, state.person_id)
        names = state.surname, state.given_name, state.patronymic
        keys.setdefault(whose, set()).update(person_keys(*names, phone=state.phone))
        words |= name_words(*names)
        if state.died_on and state.person_id == whose:
            dead.add(whose)
    for person, pin in Pin.objects.standing().filter(person__in=persons).values_list("person_id", "pin"):
        keys.setdefault(same.get(person, person), set()).add(pin)
    NameWord.objects.bulk_create([NameWord(key=key, skeleton=bones) for key, bones in words], ignore_conflicts=True)
    for whose, found in keys.items():
        membership = latest.get(whose)
        place = places.get(membership.household_id) if membership else None
        if membership and place:
            standing = Standing.DIED if whose in dead else standing_of(membership)
            yield from (
                SearchKey(
                    place_id=place, household_id=membership.household_id, person_id=whose, key=key, standing=standing
                )
                for key in sorted(found)
            )


def standing_of(membership: Membership) -> Standing:
    """How a living person stands in the household of her latest membership."""
    if not membership.is_open:
        return Standing.LEFT
    return Standing.HEAD if membership.relation == Relation.HEAD else Standing.MEMBER
