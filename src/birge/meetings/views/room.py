"""The page of a meeting. For its secretary the whole meeting runs on it, also on a phone and without JavaScript."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from birge.kernel import journal
from birge.kernel.permissions import require
from birge.meetings.actions import meetings, room, votes
from birge.meetings.enums import Choice, ItemState, MeetingState, MotionState
from birge.meetings.forms.meetings import OpenForm
from birge.meetings.forms.room import AttendanceForm, BallotForm, DissentForm, MotionForm, NoteForm, VoteForm
from birge.meetings.models import AgendaItem, Meeting, Motion
from birge.meetings.papers.words import counts_words, quorum_words, result_words
from birge.meetings.queries import Room, agenda_of, latest_minutes, notes_in, published_minutes, room_of, seats_of
from birge.meetings.rules import can_dissent, can_run, can_see_inside, may_dissent
from birge.meetings.views.common import (
    done,
    form_page,
    item_to_run,
    meeting_seen,
    meeting_to_run,
    motion_to_run,
    posted,
    sent,
    to_meeting,
    tried,
)

MARKABLE = (MeetingState.ANNOUNCED, MeetingState.OPEN)
ENDED = (MeetingState.CLOSED, MeetingState.SIGNED)


@require_safe
def meeting(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The meeting, as its secretary, its members or the public see it."""
    return _show(request, meeting_seen(request, pk))


def _show(request: HttpRequest, thing: Meeting, **bound: BaseForm) -> HttpResponse:
    """The page; `bound` are forms that were refused, so that nothing typed is lost."""
    now, today = timezone.now(), timezone.localdate()
    seats = seats_of(request.user, thing.body, today)
    inside = can_see_inside(request.user, thing.body, today, seats=seats)
    runs = bool(can_run(request.user, thing.body, today, seats=seats))
    find_minutes = latest_minutes if inside else published_minutes
    minutes = find_minutes(thing) if thing.state in ENDED else None
    items = list(agenda_of(thing, with_closed=bool(inside)))
    closed = [item for item in items if item.is_closed]
    if closed and inside.actor is not None:
        journal.record_read(by=inside.actor, at=now, verb="meetings.read_closed", subjects=closed)
    context: dict[str, Any] = {
        "meeting": thing,
        "inside": bool(inside),
        "runs": runs,
        "minutes": minutes,
        "shows_results": bool(inside) or bool(minutes and minutes.published_at),
        "is_planned": thing.state in meetings.PLANNED,
        "is_open": thing.state == MeetingState.OPEN,
        "has_ended": thing.state in ENDED,
    }
    if inside:
        here = room_of(thing, now)
        context |= {"room": here, "quorum": _quorum(here), "needs_rules": here.rules is None}
        if runs:
            context |= _forms(thing, here, bound)
        context["agenda"] = [_of_item(item, here if runs else None, bound) for item in items]
    else:
        notes = notes_in(minutes) if minutes else {}
        context["agenda"] = [_of_item(item, None, {}) | {"noted": notes.get(item.order, "")} for item in items]
    return render(request, "meetings/meeting.html", context)


def _quorum(here: Room) -> str:
    count = here.quorum
    return quorum_words(count.members, count.present, count.needed) if count else ""


def _forms(thing: Meeting, here: Room, bound: dict[str, BaseForm]) -> dict[str, Any]:
    """The forms of the whole meeting that its state allows."""
    found: dict[str, Any] = {}
    if thing.state in MARKABLE:
        found["attendance_form"] = bound.get("attendance") or AttendanceForm(room=here, meeting=thing)
    if thing.state == MeetingState.ANNOUNCED:
        found["open_form"] = bound.get("open") or OpenForm(members=[seat.member for seat in here.seats])
    return found


def _of_item(item: AgendaItem, here: Room | None, bound: dict[str, BaseForm]) -> dict[str, Any]:
    """What the page shows of a matter; `here` is set for the secretary."""
    is_open = here is not None and item.state == ItemState.OPEN
    motions = [_of_motion(motion, here, bound) for motion in item.motions.all()]
    found: dict[str, Any] = {"item": item, "noted": item.noted, "motions": motions}
    if here is not None and item.state != ItemState.WAITING:
        found["note_form"] = NoteForm(initial={"noted": item.noted}, auto_id=f"note_{item.pk}_%s")
    if is_open and here is not None and not any(motion["motion"].state == MotionState.OPEN for motion in motions):
        key = f"motion_{item.pk}"
        found["motion_form"] = bound.get(key) or MotionForm(room=here, auto_id=f"{key}_%s")
    return found


def _of_motion(motion: Motion, here: Room | None, bound: dict[str, BaseForm]) -> dict[str, Any]:
    found: dict[str, Any] = {"motion": motion}
    if motion.outcome:
        found["counts"] = counts_words(motion.outcome)
        found["result"] = result_words(motion.state, motion.majority, motion.outcome)
        chosen = [
            (choice.label, [vote.member.name for vote in motion.votes.all() if vote.choice == choice])
            for choice in Choice
        ]
        found["votes"] = [(label, sorted(names)) for label, names in chosen if names]
    elif motion.state == MotionState.OPEN and here is not None:
        form = BallotForm if motion.is_secret else VoteForm
        found["vote_form"] = bound.get(f"vote_{motion.pk}") or form(voters=here.voters)
    return found


@login_required
@require_POST
def open_meeting(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The meeting begins."""
    thing, by = meeting_to_run(request, pk)
    here = room_of(thing, timezone.now())
    form = OpenForm(request.POST, members=[seat.member for seat in here.seats])
    if form.is_valid() and done(form, meetings.open_meeting, meeting=thing, by=by, **form.cleaned_data):
        return to_meeting(thing.pk, "attendance")
    return _show(request, thing, open=form)


@login_required
@require_POST
def close_meeting(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The meeting ends."""
    thing, by = meeting_to_run(request, pk)
    tried(request, meetings.close_meeting, meeting=thing, by=by)
    return to_meeting(thing.pk)


@login_required
@require_POST
def attendance(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Mark who is there."""
    thing, by = meeting_to_run(request, pk)
    form = AttendanceForm(request.POST, room=room_of(thing, timezone.now()), meeting=thing)
    if form.is_valid() and done(form, room.mark_attendance, meeting=thing, marks=form.marks(), by=by):
        return to_meeting(thing.pk, "attendance")
    return _show(request, thing, attendance=form)


@login_required
@require_POST
def begin_item(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Turn to a matter."""
    item, by = item_to_run(request, pk)
    tried(request, room.begin_item, item=item, by=by)
    return to_meeting(item.meeting_id, f"item-{item.order}")


@login_required
@require_POST
def note_item(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write down what was said."""
    item, by = item_to_run(request, pk)
    form = NoteForm(request.POST)
    if form.is_valid():
        tried(request, room.note_item, item=item, noted=form.cleaned_data["noted"], by=by)
    return to_meeting(item.meeting_id, f"item-{item.order}")


@login_required
@require_POST
def put_motion(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put a motion to the vote."""
    item, by = item_to_run(request, pk)
    key = f"motion_{item.pk}"
    form = MotionForm(request.POST, room=room_of(item.meeting, timezone.now()), auto_id=f"{key}_%s")
    if form.is_valid() and done(form, votes.put_motion, item=item, motion=form.motion(), by=by):
        return to_meeting(item.meeting_id, f"item-{item.order}")
    return _show(request, item.meeting, **{key: form})


@login_required
@require_POST
def vote(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record the votes and decide. The button "all" records everybody in the room as being for it."""
    motion, by = motion_to_run(request, pk)
    here = room_of(motion.item.meeting, timezone.now())
    wanted: dict[str, Any] = {"motion": motion, "by": by}
    form: VoteForm | BallotForm
    if motion.is_secret:
        form = BallotForm(request.POST, voters=here.voters)
        if form.is_valid():
            counts = {name: form.cleaned_data[name] for name in form.counts}
            wanted |= {"receipts": form.receipts(), "counts": counts, "recusals": form.recusals()}
    elif "all" in request.POST:
        form = VoteForm({f"choice_{member.pk}": Choice.FOR for member in here.voters}, voters=here.voters)
        wanted |= {"choices": dict.fromkeys(here.voters, Choice.FOR.value), "recusals": {}}
    else:
        form = VoteForm(request.POST, voters=here.voters)
        if form.is_valid():
            wanted |= {"choices": form.choices(), "recusals": form.recusals()}
    decide = votes.decide_secretly if motion.is_secret else votes.decide_openly
    if form.is_valid() and done(form, decide, **wanted):
        return to_meeting(motion.item.meeting_id, f"item-{motion.item.order}")
    return _show(request, motion.item.meeting, **{f"vote_{motion.pk}": form})


@login_required
@require_POST
def withdraw_motion(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Its proposer takes it back."""
    motion, by = motion_to_run(request, pk)
    tried(request, votes.withdraw_motion, motion=motion, by=by)
    return to_meeting(motion.item.meeting_id, f"item-{motion.item.order}")


@login_required
def dissent(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A member's own opinion on a decided motion."""
    motion = get_object_or_404(Motion.objects.select_related("item__meeting__body", "item__meeting__presiding"), pk=pk)
    thing, today = motion.item.meeting, timezone.localdate()
    require(can_see_inside(request.user, thing.body, today))
    voters = [seat.member for seat in room_of(thing, timezone.now()).seats if seat.member.votes]
    members = may_dissent(request.user, voters, thing.body, today)
    form = DissentForm(sent(request), members=members)
    if posted(request, form):
        by = require(can_dissent(request.user, form.cleaned_data["member"], today))
        if done(form, votes.give_dissent, motion=motion, by=by, **form.cleaned_data):
            return to_meeting(thing.pk, f"item-{motion.item.order}")
    return form_page(
        request,
        form,
        heading=_("Dissent"),
        lead=motion.text,
        submit=_("Attach"),
        back=reverse("meetings:meeting", args=[thing.pk]),
    )
