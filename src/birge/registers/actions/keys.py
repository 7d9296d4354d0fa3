"""Keeps the search keys of persons as the book now says: derived, so rewritten with every entry."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q

from birge.algorithms.spelling import fold, skeleton
from birge.places.models import OPEN_END
from birge.registers.models import HouseholdState, Membership, PersonState, SearchKey


def keys_of(*words: str) -> set[tuple[str, str]]:
    """(key, skeleton) of each word of a name."""
    parts = [part for word in words for part in word.split()]
    return {(fold(part)[:60], skeleton(part)[:40]) for part in parts if fold(part)}


def refresh_keys(*, households: Collection[UUID], persons: Collection[UUID]) -> None:
    """Write the keys of these persons, and of all members of these households, anew."""
    open_now = Q(struck=None, ends_on=OPEN_END)
    moved = Membership.objects.filter(open_now, household__in=households).values_list("person_id", flat=True)
    touched = {*persons, *moved}
    SearchKey.objects.filter(person__in=touched).delete()
    home = dict(Membership.objects.filter(open_now, person__in=touched).values_list("person_id", "household_id"))
    villages = dict(
        HouseholdState.objects.filter(open_now, household__in=set(home.values())).values_list(
            "household_id", "place_id"
        )
    )
    rows = []
    for state in PersonState.objects.filter(open_now, person__in=home):
        place = villages.get(home[state.person_id])
        if place is not None:
            words = keys_of(state.surname, state.given_name, state.patronymic)
            rows += [
                SearchKey(place_id=place, person_id=state.person_id, key=key, skeleton=bones)
                for key, bones in sorted(words)
            ]
    SearchKey.objects.bulk_create(rows)
