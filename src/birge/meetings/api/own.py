"""What the members of a body see besides: drafts and closed items. Reading closed items is journalled."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Router

from birge.kernel import journal
from birge.kernel.api import After, Caller, Limit, Page, Scope, Token, acting, answers, caller, page_of
from birge.meetings.api.schemas import MeetingFull, MeetingOut
from birge.meetings.models import Meeting
from birge.meetings.queries import agenda_of, bodies_of
from birge.meetings.rules import can_see_inside, meetings_visible_to

router = Router()


@router.get(
    "/me/meetings",
    auth=Token(Scope.MEETINGS_READ),
    response=answers(Page[MeetingOut]),
    operation_id="listMyMeetings",
    summary="Meetings of my bodies",
)
def my_meetings(request: HttpRequest, limit: Limit = 50, after: After = None) -> dict[str, Any]:
    """The meetings, drafts too, of the bodies in which I sit."""
    who = caller(request)
    bodies = bodies_of(who.user, timezone.localdate(who.at))
    found = Meeting.objects.filter(body__in=bodies.values("pk")).select_related("body")
    return page_of(found, limit=limit, after=after)


@router.get(
    "/meetings/{meeting}/inside",
    auth=Token(Scope.MEETINGS_READ),
    response=answers(MeetingFull),
    operation_id="getMeetingInside",
    summary="A meeting as its members see it",
)
def meeting_inside(request: HttpRequest, meeting: UUID) -> Meeting:
    """A meeting with its whole agenda. Closed items are about persons: the reading is journalled."""
    who = caller(request)
    found = seen_meeting(who, meeting)
    actor = acting(can_see_inside(who.user, found.body, timezone.localdate(who.at)))
    items = list(agenda_of(found, with_closed=True))
    closed = [item for item in items if item.is_closed]
    journal.record_read(by=actor, at=who.at, verb="meetings.read_closed", subjects=closed)
    found.seen_items = items  # type: ignore[attr-defined]
    return found


def seen_meeting(who: Caller, pk: UUID) -> Meeting:
    """A meeting that the caller sees; 404 for others."""
    seen = meetings_visible_to(who.user, Meeting.objects.select_related("body"), timezone.localdate(who.at))
    found = seen.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
