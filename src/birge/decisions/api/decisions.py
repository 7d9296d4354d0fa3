"""Decisions: list, one of them, its packages, the keys that vouch for them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from birge.decisions.api.schemas import DecisionFull, DecisionItem, DecisionPackage, SigningKeys
from birge.decisions.enums import MADE, Variant
from birge.decisions.models import Decision
from birge.decisions.queries import package_bytes, published_keys, search_decisions
from birge.decisions.rules import can_see_inputs, visible_to
from birge.kernel.api import After, Limit, Page, Scope, SearchText, Token, acting, answers, caller, page_of
from birge.kernel.journal import record_read
from birge.places.api.refs import PlaceRef, named_place
from birge.places.queries import within

router = Router()


@router.get(
    "/decisions",
    response=answers(Page[DecisionItem], public=True),
    operation_id="listDecisions",
    summary="Published decisions",
)
def list_decisions(
    request: HttpRequest,
    q: SearchText = "",
    place: PlaceRef | None = None,
    kind: str = "",
    limit: Limit = 50,
    after: After = None,
) -> dict[str, Any]:
    """Published and superseded decisions. `place`: at or below this unit; `q`: part of a title or place name."""
    found = _shown()
    if unit := named_place(place, "query/place"):
        found = found.filter(place__in=within([unit.pk], timezone.localdate()))
    if kind:
        found = found.filter(kind=kind)
    return page_of(search_decisions(found, q.strip()) if q.strip() else found, limit=limit, after=after)


@router.get(
    "/decisions/keys",
    response=answers(SigningKeys, public=True),
    by_alias=True,
    operation_id="listSigningKeys",
    summary="Keys that vouch for decisions",
)
def list_signing_keys(request: HttpRequest) -> HttpResponse:
    """The public keys of this installation (`birge.keys/1`), as `birge verify --key` reads them."""
    return HttpResponse(published_keys(), content_type="application/json")


@router.get(
    "/decisions/{decision}",
    response=answers(DecisionFull, public=True),
    operation_id="getDecision",
    summary="One published decision",
)
def get_decision(request: HttpRequest, decision: UUID) -> Decision:
    """What was shared out, by which rule, on what ground, when; the totals that everyone may see."""
    return _one(_shown(), decision)


@router.get(
    "/decisions/{decision}/public-package",
    response=answers(DecisionPackage, public=True),
    operation_id="getPublicPackage",
    summary="The package for everyone",
)
def get_public_package(request: HttpRequest, decision: UUID) -> HttpResponse:
    """Byte for byte as it was signed, without names: anyone can check it with `birge verify` or `verifyPackage`."""
    return _package(_one(_shown(), decision), Variant.PUBLIC)


@router.get(
    "/decisions/{decision}/full-package",
    auth=Token(Scope.DECISIONS_READ),
    response=answers(DecisionPackage),
    operation_id="getFullPackage",
    summary="The package with names",
)
def get_full_package(request: HttpRequest, decision: UUID) -> HttpResponse:
    """Everything that the decision was computed from, for those of the place who see it. The reading is journalled."""
    who = caller(request)
    today = timezone.localdate(who.at)
    found = _one(visible_to(who.user, Decision.objects.filter(state__in=MADE), today), decision)
    actor = acting(can_see_inputs(who.user, found, today))
    record_read(by=actor, at=who.at, verb="decisions.download_full", subjects=[found])
    return _package(found, Variant.FULL)


def _shown() -> Any:
    return visible_to(AnonymousUser(), Decision.objects.all(), timezone.localdate())


def _one(queryset: Any, pk: UUID) -> Decision:
    found: Decision | None = queryset.select_related("place").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _package(decision: Decision, variant: Variant) -> HttpResponse:
    data = package_bytes(decision, variant)
    if data is None:
        raise Http404
    return HttpResponse(data, content_type="application/json")
