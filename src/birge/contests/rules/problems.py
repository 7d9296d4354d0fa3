"""Who works on residents' problems: those who run the contests of the place where the problem is."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from birge.contests.enums.problems import ProblemState
from birge.contests.models import Problem
from birge.contests.queries.problems import SHOWN
from birge.contests.rules.customers import MUNICIPAL, RUN
from birge.kernel.permissions import Answer, no, yes
from birge.people.enums import Role
from birge.people.models import Organisation
from birge.people.queries import roles_held
from birge.people.rules import actor_of, may, organisations_of, places_of
from birge.places.models import Place
from birge.places.queries import covers, within


def can_work_on(user: Any, place: Place, on: date) -> Answer:
    """Whether this person answers the problems of a place."""
    answer = may(user, RUN, place=place, on=on)
    if answer:
        return answer
    for item in roles_held(user, on, RUN):
        own = item.organisation
        if own and own.kind in MUNICIPAL and own.place_id and covers(own.place_id, place, on):
            return yes(actor_of(user, item))
    return no(answer.reason)


def worked_on_by(user: Any, on: date) -> QuerySet[Problem]:
    """The problems of the places for which `can_work_on` permits."""
    return Problem.objects.filter(place__in=within(served_places(user, on), on))


def served_places(user: Any, on: date) -> list[UUID]:
    """The places where she holds such a post, or where the body works in which she holds it; asks nothing new."""
    own = [item.organisation for item in roles_held(user, on, RUN) if item.organisation]
    return [*places_of(user, RUN, on), *(one.place_id for one in own if one.kind in MUNICIPAL and one.place_id)]


def can_see_problem(user: Any, problem: Problem, on: date) -> bool:
    """Everyone sees what was accepted; its reporter and those who work on it see it before."""
    if problem.state in SHOWN or problem.state == ProblemState.MERGED:
        return True
    account = getattr(user, "pk", None)
    return (account is not None and problem.account == account) or bool(can_work_on(user, problem.place, on))


def visible_to(user: Any, problems: QuerySet[Problem], on: date) -> QuerySet[Problem]:
    """Those that `can_see_problem` permits."""
    account = getattr(user, "pk", None)
    mine = Q(account=account) if account is not None else Q(pk=None)
    shown = Q(state__in=[*SHOWN, ProblemState.MERGED])
    return problems.filter(shown | mine | Q(pk__in=worked_on_by(user, on).values("pk")))


def spoken_for(user: Any, on: date) -> QuerySet[Organisation]:
    """The organisations in whose name this person can say what is wrong."""
    if not getattr(user, "is_authenticated", False):
        return Organisation.objects.none()
    return organisations_of(user, {Role.DIRECTOR}, on)


def can_write_directions(user: Any, on: date) -> Answer:
    """The list of directions is one for all: an administrator of everything."""
    return may(user, {Role.ADMINISTRATOR}, on=on)
