"""What everybody sees: public bodies, their announced meetings without closed items, their published minutes."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch
from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Router

from birge.kernel.api import After, Limit, Page, answers, page_of
from birge.meetings.api.schemas import BodyFull, BodyOut, MeetingFull, MeetingOut, MinutesOut
from birge.meetings.enums import MeetingState
from birge.meetings.models import Body, Meeting, Minutes
from birge.meetings.queries import agenda_of
from birge.meetings.queries.minutes import public_content
from birge.meetings.rules import bodies_visible_to, meetings_visible_to, minutes_visible_to
from birge.places.api.refs import PlaceRef, named_place
from birge.places.models import Place
from birge.places.queries import with_names, within

EVERYBODY = AnonymousUser()

router = Router()


@router.get(
    "/bodies",
    response=answers(Page[BodyOut], public=True),
    operation_id="listBodies",
    summary="Public bodies",
)
def list_bodies(
    request: HttpRequest, place: PlaceRef | None = None, limit: Limit = 50, after: After = None
) -> dict[str, Any]:
    """Councils, commissions and other public bodies. `place`: hosted by this unit or one below it."""
    found = _bodies()
    if unit := named_place(place, "query/place"):
        found = found.filter(place__in=within([unit.pk], timezone.localdate()))
    page = page_of(found, limit=limit, after=after)
    page["items"] = [_today(body) for body in page["items"]]
    return page


@router.get(
    "/bodies/{body}",
    response=answers(BodyFull, public=True),
    operation_id="getBody",
    summary="One public body",
)
def get_body(request: HttpRequest, body: UUID) -> Body:
    """A public body with the acts on which it stands and its members today."""
    return _today(_one(_bodies(), body))


@router.get(
    "/meetings",
    response=answers(Page[MeetingOut], public=True),
    operation_id="listMeetings",
    summary="Public meetings",
)
def list_meetings(
    request: HttpRequest,
    body: UUID | None = None,
    state: MeetingState | None = None,
    limit: Limit = 50,
    after: After = None,
) -> dict[str, Any]:
    """Announced and past meetings of public bodies."""
    found = _meetings()
    if body:
        found = found.filter(body=body)
    return page_of(found.filter(state=state) if state else found, limit=limit, after=after)


@router.get(
    "/meetings/{meeting}",
    response=answers(MeetingFull, public=True),
    operation_id="getMeeting",
    summary="One public meeting",
)
def get_meeting(request: HttpRequest, meeting: UUID) -> Meeting:
    """A meeting with its agenda, motions and outcomes; closed items, which are about persons, are left out."""
    found: Meeting = _one(_meetings(), meeting)
    found.seen_items = list(agenda_of(found, with_closed=False))  # type: ignore[attr-defined]
    return found


@router.get(
    "/minutes/{minutes}",
    response=answers(MinutesOut, public=True),
    operation_id="getMinutes",
    summary="Published minutes",
)
def get_minutes(request: HttpRequest, minutes: UUID) -> Minutes:
    """The published minutes of a public body; of closed items only the number."""
    found: Minutes = _one(minutes_visible_to(EVERYBODY, Minutes.objects.all(), timezone.localdate()), minutes)
    found.seen_content = public_content(found.content)  # type: ignore[attr-defined]
    return found


def _bodies() -> Any:
    hosts = Prefetch("place", queryset=with_names(Place.objects.all()))
    found = Body.objects.select_related("organisation").prefetch_related(hosts)
    return bodies_visible_to(EVERYBODY, found, timezone.localdate())


def _meetings() -> Any:
    return meetings_visible_to(EVERYBODY, Meeting.objects.select_related("body"), timezone.localdate())


def _today(body: Body) -> Body:
    body.seen_on = timezone.localdate()  # type: ignore[attr-defined]
    return body


def _one(queryset: Any, pk: UUID) -> Any:
    found = queryset.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
