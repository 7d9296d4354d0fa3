"""Who prepares and closes votes: those who work on the problems of the place. Who votes in one with accounts."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from birge.contests.models import Poll
from birge.contests.queries.votes import SHOWN
from birge.contests.rules.problems import can_work_on, served_places
from birge.kernel.permissions import Answer, no, yes
from birge.people.rules import actor_of
from birge.places.queries import within
from birge.registers.models import HouseholdState, Membership
from birge.registers.queries.residents import person_of_account


def can_hold(user: Any, poll: Poll, on: date) -> Answer:
    """Whether this person prepares, prints, types in, closes and counts this vote."""
    return can_work_on(user, poll.place, on)


def held_by(user: Any, on: date) -> QuerySet[Poll]:
    """The votes for which `can_hold` permits."""
    return Poll.objects.filter(place__in=within(served_places(user, on), on))


def can_see_vote(user: Any, poll: Poll, on: date) -> bool:
    """Everyone, once it is open; before that those who prepare it."""
    return poll.state in SHOWN or bool(can_hold(user, poll, on))


def can_vote_signed_in(user: Any, poll: Poll, on: date) -> Answer:
    """A person of the household book who lives at the place of the vote."""
    person = person_of_account(user) if getattr(user, "is_authenticated", False) else None
    if person is None:
        return no(_("Sign in with an account that the clerk has linked to the household book."))
    homes = HouseholdState.objects.on(on).filter(place__in=within([poll.place_id], on))
    lives = Membership.objects.on(on).filter(person=person, household__in=homes.values("household"))
    if not lives.exists():
        return no(_("Those who live at the place of the vote take part in it."))
    return yes(actor_of(user))
