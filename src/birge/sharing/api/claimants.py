"""Families and what they ask for. Every reading of the list is journalled."""

from __future__ import annotations

from fractions import Fraction
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from birge.kernel.api import (
    After,
    Limit,
    Page,
    RepeatKey,
    Scope,
    SearchText,
    Token,
    Written,
    acting,
    answers,
    caller,
    once,
    page_of,
    wrong_field,
)
from birge.places.api.refs import named_place
from birge.sharing.actions import BadClaim, ClaimantData, add_claimants, edit_claimant, remove_claimants
from birge.sharing.api.finding import note_reading, seen_claimant, seen_share_out, today_of
from birge.sharing.api.schemas import Added, ClaimantIn, ClaimantOut, NewClaimants
from birge.sharing.queries import search_claimants
from birge.sharing.rules import can_edit

router = Router()


@router.get(
    "/share-outs/{share_out}/claimants",
    auth=Token(Scope.SHARING_READ),
    response=answers(Page[ClaimantOut]),
    operation_id="listClaimants",
    summary="Families of a share-out",
)
def list_claimants(
    request: HttpRequest, share_out: UUID, q: SearchText = "", limit: Limit = 50, after: After = None
) -> dict[str, Any]:
    """Who asks for how much and, once decided, who was given how much. The reading is journalled."""
    who = caller(request)
    found = seen_share_out(who, share_out)
    rows = found.claimants.all()
    page = page_of(search_claimants(rows, q.strip()) if q.strip() else rows, limit=limit, after=after)
    note_reading(who, found, page["items"], "read_list")
    return page


@router.post(
    "/share-outs/{share_out}/claimants",
    auth=Token(Scope.SHARING_WRITE),
    response=answers(Added, status=201, write=True),
    operation_id="addClaimants",
    summary="Add families",
)
def add(request: HttpRequest, share_out: UUID, key: RepeatKey, body: NewClaimants) -> HttpResponse:
    """Add up to 1000 families at once, all or none. What was compared before no longer counts."""
    who = caller(request)
    found = seen_share_out(who, share_out)

    def work() -> Written:
        actor = acting(can_edit(who.user, found, today_of(who)))
        data = [_data(item, f"body/body/claimants/{row}") for row, item in enumerate(body.claimants)]
        try:
            made = add_claimants(found, claimants=data, by=actor, at=who.at)
        except BadClaim as error:
            raise wrong_field(f"body/body/claimants/{error.row}/{error.field}", str(error)) from error
        return 201, Added.from_orm({"claimants": made})

    return once(request, who, key, work)


@router.put(
    "/claimants/{claimant}",
    auth=Token(Scope.SHARING_WRITE),
    response=answers(ClaimantOut, write=True),
    operation_id="changeClaimant",
    summary="Change a family's entry",
)
def change(request: HttpRequest, claimant: UUID, key: RepeatKey, body: ClaimantIn) -> HttpResponse:
    """Say anew what a family asks for, until it is decided."""
    who = caller(request)
    found = seen_claimant(who, claimant)

    def work() -> Written:
        actor = acting(can_edit(who.user, found.share_out, today_of(who)))
        try:
            changed = edit_claimant(found, data=_data(body, "body/body"), by=actor, at=who.at)
        except BadClaim as error:
            raise wrong_field(f"body/body/{error.field}", str(error)) from error
        return 200, ClaimantOut.from_orm(changed)

    return once(request, who, key, work)


@router.post(
    "/claimants/{claimant}/remove",
    auth=Token(Scope.SHARING_WRITE),
    response=answers(None, status=204, write=True),
    operation_id="removeClaimant",
    summary="Take a family off the list",
)
def remove(request: HttpRequest, claimant: UUID, key: RepeatKey) -> HttpResponse:
    """Take a family off the list, until it is decided."""
    who = caller(request)

    def work() -> Written:
        found = seen_claimant(who, claimant)
        actor = acting(can_edit(who.user, found.share_out, today_of(who)))
        remove_claimants(found.share_out, claimants=[found], by=actor, at=who.at)
        return 204, None

    return once(request, who, key, work)


def _data(body: ClaimantIn, path: str) -> ClaimantData:
    numbers = {name: Fraction(getattr(body, name)) for name in ("claim", "floor", "weight")}
    village = named_place(body.village, f"{path}/village")
    return ClaimantData(**body.dict() | numbers | {"village": village})
