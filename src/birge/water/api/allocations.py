"""Share-outs of water, and what everyone got by them. Every reading of the rows is journalled."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Router

from birge.decisions.models import DecisionRow
from birge.kernel.api import After, Caller, Limit, Page, Scope, Token, answers, caller, page_of
from birge.water.api.finding import note_reading, seen_association, seen_season
from birge.water.api.schemas.sharing import AllocationOut, AllocationRowOut
from birge.water.models import Allocation
from birge.water.queries.allocations import rows_of
from birge.water.queries.seasons import allocations_of

router = Router()


@router.get(
    "/water/seasons/{season}/share-outs",
    auth=Token(Scope.WATER_READ),
    response=answers(Page[AllocationOut]),
    operation_id="listWaterShareOuts",
    summary="Share-outs of a season",
)
def list_share_outs(request: HttpRequest, season: UUID, limit: Limit = 50, after: After = None) -> dict[str, Any]:
    """The share-outs of the season's ten-day periods, drafts and replaced ones too."""
    return page_of(allocations_of(seen_season(caller(request), season)), limit=limit, after=after)


@router.get(
    "/water/share-outs/{allocation}",
    auth=Token(Scope.WATER_READ),
    response=answers(AllocationOut),
    operation_id="getWaterShareOut",
    summary="One share-out of water",
)
def get_share_out(request: HttpRequest, allocation: UUID) -> Allocation:
    """What is shared out, by which rule, how far it has come, and where its package lies."""
    return _seen(caller(request), allocation)


@router.get(
    "/water/share-outs/{allocation}/rows",
    auth=Token(Scope.WATER_READ),
    response=answers(Page[AllocationRowOut]),
    operation_id="listWaterShares",
    summary="Who gets how much",
)
def list_rows(request: HttpRequest, allocation: UUID, limit: Limit = 50, after: After = None) -> dict[str, Any]:
    """What every request got and why; empty until it is decided. The reading is journalled."""
    who = caller(request)
    found = _seen(who, allocation)
    page = page_of(rows_of(found), limit=limit, after=after)
    numbers = [row.number for row in page["items"]]
    decided = DecisionRow.objects.filter(decision=found.decision_id, number__in=numbers)
    reasons = {row.number: row.value("reason")["texts"] for row in decided}
    for row in page["items"]:
        row.reason = reasons[row.number]
    note_reading(who, found.association, "read_shares", [found.decision] if page["items"] else [])
    return page


def _seen(who: Caller, pk: UUID) -> Allocation:
    found = Allocation.objects.select_related("decision").filter(pk=pk).first()
    if found is None:
        raise Http404
    found.association = seen_association(who, found.association_id)
    return found
