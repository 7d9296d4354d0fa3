"""Roles are given and ended."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from birge.kernel.api import RepeatKey, Scope, Token, Written, acting, answers, caller, once
from birge.people.actions import appoint, end_assignment
from birge.people.api.finding import named_organisation, place_with_names, seen_person
from birge.people.api.schemas import EndOfRole, NewRole, RoleHeld
from birge.people.models import Assignment
from birge.people.rules import assignments_visible_to, can_appoint, can_end
from birge.places.api.refs import named_place

router = Router()


def facts_of(role: NewRole, path: str) -> dict[str, Any]:
    """A role as `actions.appoint` takes it; 422 where the place or organisation is not there."""
    facts = role.dict()
    facts["place"] = named_place(role.place, f"{path}/place")
    facts["organisation"] = named_organisation(role.organisation, f"{path}/organisation")
    return facts


@router.post(
    "/people/{person}/roles",
    auth=Token(Scope.PEOPLE_WRITE),
    response=answers(RoleHeld, status=201, write=True),
    operation_id="appointPerson",
    summary="Give a role",
)
def give_role(request: HttpRequest, person: UUID, key: RepeatKey, body: NewRole) -> HttpResponse:
    """Give a person whom the caller may see one more role, at a place or in an organisation that she administers."""
    who = caller(request)
    today = timezone.localdate(who.at)
    account = seen_person(who.user, person, today)

    def work() -> Written:
        role = facts_of(body, "body/body")
        scope = {"place": role["place"], "organisation": role["organisation"]}
        actor = acting(can_appoint(who.user, account, role["role"], on=today, **scope))
        assignment = appoint(account=account, by=actor, at=who.at, **role)
        return 201, RoleHeld.from_orm(assignment)

    return once(request, who, key, work)


@router.post(
    "/roles/{role}/end",
    auth=Token(Scope.PEOPLE_WRITE),
    response=answers(RoleHeld, write=True),
    operation_id="endRole",
    summary="End a role",
)
def end_role(request: HttpRequest, role: UUID, key: RepeatKey, body: EndOfRole) -> HttpResponse:
    """End a role on a day, today at the earliest: what was done in it stays valid."""
    who = caller(request)
    today = timezone.localdate(who.at)
    seen = assignments_visible_to(who.user, Assignment.objects.filter(pk=role), today)
    found = seen.select_related("account", "organisation__place").prefetch_related(place_with_names()).first()
    if found is None:
        raise Http404

    def work() -> Written:
        actor = acting(can_end(who.user, found, today))
        end_assignment(assignment=found, ends_on=body.ends_on, by=actor, at=who.at)
        found.refresh_from_db(fields=["ends_on"])
        return 200, RoleHeld.from_orm(found)

    return once(request, who, key, work)
