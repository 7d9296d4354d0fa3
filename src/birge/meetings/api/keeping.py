"""The secretary's work before a meeting: plan, agenda, announce, cancel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from birge.kernel.api import Caller, RepeatKey, Scope, Token, Written, acting, answers, caller, once
from birge.meetings.actions.meetings import announce_meeting, cancel_meeting, plan_meeting
from birge.meetings.actions.room import add_item
from birge.meetings.api.own import seen_meeting
from birge.meetings.api.schemas import Announcement, Cancelling, ItemIn, ItemOut, MeetingIn, MeetingOut
from birge.meetings.models import Body
from birge.meetings.rules import bodies_visible_to, can_run

router = Router()


@router.post(
    "/bodies/{body}/meetings",
    auth=Token(Scope.MEETINGS_WRITE),
    response=answers(MeetingOut, status=201, write=True),
    operation_id="planMeeting",
    summary="Plan a meeting",
)
def plan(request: HttpRequest, body: UUID, key: RepeatKey, facts: MeetingIn) -> HttpResponse:
    """A draft that only members see, until it is announced."""
    who = caller(request)
    on = timezone.localdate(who.at)
    found = bodies_visible_to(who.user, Body.objects.all(), on).filter(pk=body).first()
    if found is None:
        raise Http404

    def work() -> Written:
        actor = acting(can_run(who.user, found, on))
        return 201, MeetingOut.from_orm(plan_meeting(body=found, facts=facts.dict(), by=actor, at=who.at))

    return once(request, who, key, work)


@router.post(
    "/meetings/{meeting}/items",
    auth=Token(Scope.MEETINGS_WRITE),
    response=answers(ItemOut, status=201, write=True),
    operation_id="addAgendaItem",
    summary="Put a matter on the agenda",
)
def put_on_agenda(request: HttpRequest, meeting: UUID, key: RepeatKey, facts: ItemIn) -> HttpResponse:
    """A matter at the end of the agenda; during the meeting too."""
    who = caller(request)

    def work() -> Written:
        found = seen_meeting(who, meeting)
        actor = acting(can_run(who.user, found.body, timezone.localdate(who.at)))
        return 201, ItemOut.from_orm(add_item(meeting=found, by=actor, at=who.at, **facts.dict()))

    return once(request, who, key, work)


@router.post(
    "/meetings/{meeting}/announce",
    auth=Token(Scope.MEETINGS_WRITE),
    response=answers(MeetingOut, write=True),
    operation_id="announceMeeting",
    summary="Announce a meeting",
)
def announce(request: HttpRequest, meeting: UUID, key: RepeatKey, facts: Announcement) -> HttpResponse:
    """Send the notice to the members; the meeting of a public body becomes public."""
    return _step(request, caller(request), meeting, key, announce_meeting, facts.dict())


@router.post(
    "/meetings/{meeting}/cancel",
    auth=Token(Scope.MEETINGS_WRITE),
    response=answers(MeetingOut, write=True),
    operation_id="cancelMeeting",
    summary="Cancel a meeting",
)
def cancel(request: HttpRequest, meeting: UUID, key: RepeatKey, facts: Cancelling) -> HttpResponse:
    """It will not take place; whoever was told of it is told so."""
    return _step(request, caller(request), meeting, key, cancel_meeting, facts.dict())


def _step(
    request: HttpRequest, who: Caller, pk: UUID, key: str, action: Callable[..., None], more: dict[str, Any]
) -> HttpResponse:
    def work() -> Written:
        found = seen_meeting(who, pk)
        actor = acting(can_run(who.user, found.body, timezone.localdate(who.at)))
        action(meeting=found, by=actor, at=who.at, **more)
        return 200, MeetingOut.from_orm(seen_meeting(who, pk))

    return once(request, who, key, work)
