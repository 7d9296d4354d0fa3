"""Share-outs: list, begin, read, change, throw away."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Router

from birge.decisions.enums import State
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
from birge.places.models import Place
from birge.sharing.actions import ShareOutData, create, drop, edit
from birge.sharing.api.finding import seen_share_out, seen_share_outs, today_of
from birge.sharing.api.schemas import NewShareOut, ShareOutIn, ShareOutOut
from birge.sharing.models import ShareOut
from birge.sharing.queries import search_share_outs
from birge.sharing.rules import can_create, can_edit

router = Router()


@router.get(
    "/share-outs",
    auth=Token(Scope.SHARING_READ),
    response=answers(Page[ShareOutOut]),
    operation_id="listShareOuts",
    summary="Share-outs of my places",
)
def list_share_outs(
    request: HttpRequest, q: SearchText = "", state: State | None = None, limit: Limit = 50, after: After = None
) -> dict[str, Any]:
    """The share-outs that the caller prepares, decides or reads. `q`: part of a title, good or season."""
    found = seen_share_outs(caller(request))
    if state:
        found = found.filter(decision__state=state)
    return page_of(search_share_outs(found, q.strip()) if q.strip() else found, limit=limit, after=after)


@router.post(
    "/share-outs",
    auth=Token(Scope.SHARING_WRITE),
    response=answers(ShareOutOut, status=201, write=True),
    operation_id="beginShareOut",
    summary="Begin a share-out",
)
def begin(request: HttpRequest, key: RepeatKey, body: NewShareOut) -> HttpResponse:
    """Say what there is to share at a place; a clerk of the place does it."""
    who = caller(request)
    place = cast(Place, named_place(body.place, "body/body/place"))
    actor = acting(can_create(who.user, place, today_of(who)))

    def work() -> Written:
        made = create(place=place, data=_data(body), by=actor, at=who.at)
        return 201, ShareOutOut.from_orm(made)

    return once(request, who, key, work)


@router.get(
    "/share-outs/{share_out}",
    auth=Token(Scope.SHARING_READ),
    response=answers(ShareOutOut),
    operation_id="getShareOut",
    summary="One share-out",
)
def get_share_out(request: HttpRequest, share_out: UUID) -> ShareOut:
    """What there is to share, and the state of its decision."""
    return seen_share_out(caller(request), share_out)


@router.put(
    "/share-outs/{share_out}",
    auth=Token(Scope.SHARING_WRITE),
    response=answers(ShareOutOut, write=True),
    operation_id="changeShareOut",
    summary="Change a share-out",
)
def change(request: HttpRequest, share_out: UUID, key: RepeatKey, body: ShareOutIn) -> HttpResponse:
    """Say anew what there is to share, until it is decided. What was compared before no longer counts."""
    who = caller(request)
    found = seen_share_out(who, share_out)

    def work() -> Written:
        actor = acting(can_edit(who.user, found, today_of(who)))
        edit(found, data=_data(body), by=actor, at=who.at)
        return 200, ShareOutOut.from_orm(seen_share_out(who, share_out))

    return once(request, who, key, work)


@router.post(
    "/share-outs/{share_out}/drop",
    auth=Token(Scope.SHARING_WRITE),
    response=answers(None, status=204, write=True),
    operation_id="dropShareOut",
    summary="Throw a draft away",
)
def throw_away(request: HttpRequest, share_out: UUID, key: RepeatKey) -> HttpResponse:
    """Throw a draft and its families away, before it is decided; the journal keeps that they were there."""
    who = caller(request)

    def work() -> Written:
        found = seen_share_out(who, share_out)
        drop(found, by=acting(can_edit(who.user, found, today_of(who))), at=who.at)
        return 204, None

    return once(request, who, key, work)


def _data(body: ShareOutIn) -> ShareOutData:
    sent = body.dict(exclude={"place"})
    sent["amount"] = Fraction(body.amount)
    sent["quantum"] = Fraction(body.quantum) if body.quantum else None
    if sent["quantum"] == 0:
        raise wrong_field("body/body/quantum", _("It must be more than nothing."))
    return ShareOutData(**sent)
