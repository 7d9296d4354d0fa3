"""Who sees what of a decision. Everyone sees the published ones; drafts and inputs are for those whose work it is."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from birge.decisions.enums import SHOWN
from birge.decisions.models import Decision
from birge.kernel.actors import VISITOR, Actor
from birge.kernel.permissions import Answer, yes
from birge.people.enums import Role
from birge.people.rules import may, places_of
from birge.places.queries import within

INSIDERS = frozenset({Role.HEAD, Role.CLERK, Role.SECRETARY, Role.CONTROLLER})
"""Those of the place who see its decisions before they are published, and the inputs of all of them."""


def can_see(user: Any, decision: Decision, on: date) -> Answer:
    """Published decisions are for everyone, the others for insiders of the place."""
    if decision.is_shown:
        return yes(Actor(account=user.pk, name=user.name) if user.is_authenticated else VISITOR)
    return can_see_inputs(user, decision, on)


def visible_to(user: Any, queryset: QuerySet[Decision], on: date) -> QuerySet[Decision]:
    """The decisions that `can_see` permits."""
    own = places_of(user, INSIDERS, on) if user.is_authenticated else []
    if not own:
        return queryset.filter(state__in=SHOWN)
    return queryset.filter(Q(state__in=SHOWN) | Q(place__in=within(own, on)))


def can_see_inputs(user: Any, decision: Decision, on: date) -> Answer:
    """The full package names people: only insiders of the place."""
    return may(user, INSIDERS, place=decision.place, on=on)
