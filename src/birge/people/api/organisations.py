"""Organisations: a public register, entered and changed by administrators."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from birge.kernel.api import (
    After,
    Limit,
    Page,
    RepeatKey,
    Scope,
    Token,
    Written,
    acting,
    answers,
    caller,
    once,
    page_of,
)
from birge.people.actions import OrganisationFacts, add_organisation, change_organisation
from birge.people.api.finding import place_with_names
from birge.people.api.schemas import OrganisationIn, OrganisationOut, OrganisationWithPast
from birge.people.enums import OrganisationKind
from birge.people.models import Organisation
from birge.people.rules import can_add_organisation, can_change_organisation
from birge.places.api.refs import PlaceRef, named_place
from birge.places.queries import within

router = Router()


@router.get(
    "/organisations",
    response=answers(Page[OrganisationOut], public=True),
    operation_id="listOrganisations",
    summary="Organisations",
)
def list_organisations(
    request: HttpRequest,
    kind: OrganisationKind | None = None,
    place: PlaceRef | None = None,
    limit: Limit = 50,
    after: After = None,
) -> dict[str, Any]:
    """The public register of organisations; `kind`: only of this kind; `place`: only at or below this unit."""
    found = Organisation.objects.prefetch_related(place_with_names())
    if kind:
        found = found.filter(kind=kind)
    if unit := named_place(place, "query/place"):
        found = found.filter(place__in=within([unit.pk], timezone.localdate()))
    return page_of(found, limit=limit, after=after)


@router.get(
    "/organisations/{organisation}",
    response=answers(OrganisationWithPast, public=True),
    operation_id="getOrganisation",
    summary="One organisation",
)
def get_organisation(request: HttpRequest, organisation: UUID) -> Organisation:
    """An organisation as it is now, and what it was before."""
    return _organisation(organisation)


@router.post(
    "/organisations",
    auth=Token(Scope.PEOPLE_WRITE),
    response=answers(OrganisationWithPast, status=201, write=True),
    operation_id="addOrganisation",
    summary="Enter an organisation",
)
def new_organisation(request: HttpRequest, key: RepeatKey, body: OrganisationIn) -> HttpResponse:
    """Enter an organisation that exists since `since_on`; for administrators of its place."""
    who = caller(request)

    def work() -> Written:
        facts, since_on = _facts(body)
        actor = acting(can_add_organisation(who.user, facts.place, timezone.localdate(who.at)))
        made = add_organisation(facts=facts, starts_on=since_on, by=actor, at=who.at)
        return 201, OrganisationWithPast.from_orm(made)

    return once(request, who, key, work)


@router.put(
    "/organisations/{organisation}",
    auth=Token(Scope.PEOPLE_WRITE),
    response=answers(OrganisationWithPast, write=True),
    operation_id="changeOrganisation",
    summary="Change an organisation",
)
def put_organisation(request: HttpRequest, organisation: UUID, key: RepeatKey, body: OrganisationIn) -> HttpResponse:
    """From `since_on` the organisation is so; what it was before stays known."""
    who = caller(request)
    found = _organisation(organisation)
    actor = acting(can_change_organisation(who.user, found, timezone.localdate(who.at)))

    def work() -> Written:
        facts, since_on = _facts(body)
        change_organisation(organisation=found, facts=facts, since_on=since_on, by=actor, at=who.at)
        return 200, OrganisationWithPast.from_orm(_organisation(organisation))

    return once(request, who, key, work)


def _organisation(pk: UUID) -> Organisation:
    found = Organisation.objects.filter(pk=pk).prefetch_related(place_with_names()).first()
    if found is None:
        raise Http404
    return found


def _facts(body: OrganisationIn) -> tuple[OrganisationFacts, Any]:
    sent = body.dict()
    since_on = sent.pop("since_on")
    sent["place"] = named_place(body.place, "body/body/place")
    return OrganisationFacts(**sent), since_on
