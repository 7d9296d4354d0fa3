"""What the views share: finding what an address names, asking permission, doing an action."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from birge.kernel.actors import Actor
from birge.kernel.permissions import require
from birge.meetings.models import AgendaItem, Body, Meeting, Motion
from birge.meetings.rules import can_run, can_see_body, can_see_meeting, can_set_up

HOSTED = ("place", "organisation__place")


def body_seen(request: HttpRequest, pk: UUID) -> Body:
    """The body, if this person may see it."""
    body = get_object_or_404(Body.objects.select_related(*HOSTED), pk=pk)
    require(can_see_body(request.user, body, timezone.localdate()))
    return body


def body_to_set_up(request: HttpRequest, pk: UUID) -> tuple[Body, Actor]:
    """The body and in which role this person sets it up."""
    body = get_object_or_404(Body.objects.select_related(*HOSTED), pk=pk)
    return body, require(can_set_up(request.user, body, timezone.localdate()))


def body_to_run(request: HttpRequest, pk: UUID) -> tuple[Body, Actor]:
    """The body and its secretary."""
    body = get_object_or_404(Body, pk=pk)
    return body, require(can_run(request.user, body, timezone.localdate()))


def meeting_seen(request: HttpRequest, pk: UUID) -> Meeting:
    """The meeting, if this person may see it."""
    meeting = get_object_or_404(Meeting.objects.select_related("body", "presiding", "secretary"), pk=pk)
    require(can_see_meeting(request.user, meeting, timezone.localdate()))
    return meeting


def meeting_to_run(request: HttpRequest, pk: UUID) -> tuple[Meeting, Actor]:
    """The meeting and the secretary who runs it."""
    meeting = get_object_or_404(Meeting.objects.select_related("body", "presiding", "secretary"), pk=pk)
    return meeting, require(can_run(request.user, meeting.body, timezone.localdate()))


def item_to_run(request: HttpRequest, pk: UUID) -> tuple[AgendaItem, Actor]:
    """The matter and the secretary who runs its meeting."""
    item = get_object_or_404(AgendaItem.objects.select_related("meeting__body", "meeting__presiding"), pk=pk)
    return item, require(can_run(request.user, item.meeting.body, timezone.localdate()))


def motion_to_run(request: HttpRequest, pk: UUID) -> tuple[Motion, Actor]:
    """The motion and the secretary who runs its meeting."""
    motion = get_object_or_404(Motion.objects.select_related("item__meeting__body", "item__meeting__presiding"), pk=pk)
    return motion, require(can_run(request.user, motion.item.meeting.body, timezone.localdate()))


def sent(request: HttpRequest) -> QueryDict | None:
    """What the form was sent with; None when the page is only looked at."""
    return request.POST if request.method == "POST" else None


def posted(request: HttpRequest, form: BaseForm) -> bool:
    """The form was sent and its fields are right."""
    return request.method == "POST" and form.is_valid()


def done(form: BaseForm, action: Callable[..., Any], **wanted: Any) -> bool:
    """Do it; what the action refuses stands in the form."""
    try:
        action(at=timezone.now(), **wanted)
    except ValidationError as error:
        fields = error.message_dict if hasattr(error, "error_dict") else {}
        fits = bool(fields) and set(fields) <= set(form.fields)
        form.add_error(None, error if fits or not fields else [text for texts in fields.values() for text in texts])
        return False
    return True


def tried(request: HttpRequest, action: Callable[..., Any], **wanted: Any) -> bool:
    """Do what a single button asks; what the action refuses is said at the top of the page."""
    try:
        action(at=timezone.now(), **wanted)
    except ValidationError as error:
        for text in error.messages:
            messages.error(request, text)
        return False
    return True


def form_page(request: HttpRequest, form: BaseForm, **texts: Any) -> HttpResponse:
    """A page with one form; `texts`: heading, lead, submit, back."""
    return render(request, "meetings/form_page.html", {"form": form, **texts})


def to_meeting(meeting: UUID, anchor: str = "") -> HttpResponse:
    """Back to the meeting's page, where the person was."""
    response = redirect("meetings:meeting", pk=meeting)
    if anchor:
        response["Location"] += f"#{anchor}"
    return response
