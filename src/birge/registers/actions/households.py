"""Households come into the book and move within it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from birge.kernel.actors import Actor
from birge.places.models import Place
from birge.registers.actions.writing import Draft
from birge.registers.models import Household, HouseholdState


class AccountTaken(Exception):
    """Another household of this village has this account number."""

    def __str__(self) -> str:
        return str(_("Another household of this village has this account number."))


@transaction.atomic
def found_household(
    *, place: Place, values: dict[str, Any], since: date, by: Actor, at: datetime, why: str = ""
) -> Household:
    """A new account in the book of a village; `values`: columns of `HouseholdState` but the place.

    Raises `AccountTaken`.
    """
    household = Household.objects.create()
    draft = Draft()
    state = HouseholdState(household=household, place=place, starts_on=since, **values)
    require_free_number(place.pk, state.number, household)
    draft.enter(state)
    draft.write(verb="registers.found_household", place=place, why=why, by=by, at=at)
    return household


@transaction.atomic
def move_household(
    *, household: Household, place: Place, values: dict[str, Any], since: date, by: Actor, at: datetime, why: str = ""
) -> None:
    """From that day on the household lives elsewhere within the same book, or has another account number or phone.

    Raises `AccountTaken`. Moving to another aimak takes the clerks of both.
    """
    now = HouseholdState.objects.on(since).get(household=household)
    state = now.copied(place_id=place.pk, starts_on=since, **values)
    require_free_number(place.pk, state.number, household)
    draft = Draft()
    draft.say(state)
    draft.write(verb="registers.move_household", place=place, why=why, by=by, at=at)


def require_free_number(place: UUID, number: str, household: Household) -> None:
    """Raises `AccountTaken` if another household of the village has the number now."""
    others = HouseholdState.objects.standing().filter(place=place, number=number).exclude(household=household)
    if number and any(state.is_open for state in others):
        raise AccountTaken
