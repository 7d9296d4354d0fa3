"""Handing out against signature."""

from __future__ import annotations

from fractions import Fraction
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Router

from birge.kernel.api import RepeatKey, Scope, Token, Written, acting, answers, caller, once
from birge.sharing.actions import hand_over, take_back
from birge.sharing.api.finding import seen_claimant, today_of
from birge.sharing.api.schemas import HandOverIn, HandOverOut, Why
from birge.sharing.models import HandOver
from birge.sharing.rules import can_hand_out

router = Router()


@router.post(
    "/claimants/{claimant}/hand-overs",
    auth=Token(Scope.SHARING_WRITE),
    response=answers(HandOverOut, status=201, write=True),
    operation_id="handOver",
    summary="Hand over to a family",
)
def hand_out(request: HttpRequest, claimant: UUID, key: RepeatKey, body: HandOverIn) -> HttpResponse:
    """Note what a family received and signed for; never more in all than it was given."""
    who = caller(request)
    found = seen_claimant(who, claimant)

    def work() -> Written:
        actor = acting(can_hand_out(who.user, found.share_out, today_of(who)))
        amount = found.left if body.amount is None else Fraction(body.amount)
        made = hand_over(
            found, amount=amount, received_by=body.received_by.strip(), note=body.note, by=actor, at=who.at
        )
        return 201, HandOverOut.from_orm(made)

    return once(request, who, key, work)


@router.post(
    "/hand-overs/{hand_over}/cancel",
    auth=Token(Scope.SHARING_WRITE),
    response=answers(HandOverOut, write=True),
    operation_id="cancelHandOver",
    summary="Cancel an entry",
)
def cancel(request: HttpRequest, hand_over: UUID, key: RepeatKey, body: Why) -> HttpResponse:
    """Cancel an entry that was made by mistake; it stays in the record as cancelled."""
    who = caller(request)
    entry = HandOver.objects.filter(pk=hand_over).first()
    if entry is None:
        raise Http404
    claimant = seen_claimant(who, entry.claimant_id)

    def work() -> Written:
        actor = acting(can_hand_out(who.user, claimant.share_out, today_of(who)))
        take_back(entry, why=body.why, by=actor, at=who.at)
        entry.refresh_from_db()
        return 200, HandOverOut.from_orm(entry)

    return once(request, who, key, work)
