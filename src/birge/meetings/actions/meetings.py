"""A meeting is planned, announced, opened, closed, or cancelled before it opens."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.events import publish
from birge.meetings.enums import ItemState, MeetingState, MotionState
from birge.meetings.events import MeetingAnnounced, MeetingCancelled
from birge.meetings.models import Body, BodyMember, Meeting, Motion
from birge.meetings.queries import members_of, room_of, rules_of, secretary_on
from birge.meetings.queries.room import day_of

PLANNED = (MeetingState.DRAFT, MeetingState.ANNOUNCED)


def locked(meeting: Meeting, *states: str) -> Meeting:
    """The meeting as it is now, held until the transaction ends; refused unless it is in one of these states."""
    fresh = Meeting.objects.select_for_update(of=("self",)).select_related("body").get(pk=meeting.pk)
    if fresh.state not in states:
        state = MeetingState(fresh.state).label
        raise ValidationError(_("This cannot be done now. The meeting: %(state)s.") % {"state": state})
    return fresh


@transaction.atomic
def plan_meeting(*, body: Body, facts: dict[str, Any], by: Actor, at: datetime) -> Meeting:
    """A draft that only members see. `facts`: starts_at, ends_at, where, link, form; its number is the body's next."""
    Body.objects.select_for_update().get(pk=body.pk)
    last = Meeting.objects.filter(body=body).aggregate(last=Max("number"))["last"] or 0
    meeting = Meeting(body=body, number=last + 1, **facts)
    meeting.full_clean(exclude=["presiding", "secretary"])
    meeting.save(force_insert=True)
    after = {"number": meeting.number, "starts_at": meeting.starts_at.isoformat()}
    journal.record(by=by, at=at, verb="meetings.plan", subject=meeting, after=after)
    return meeting


@transaction.atomic
def change_meeting(*, meeting: Meeting, facts: dict[str, Any], by: Actor, at: datetime) -> None:
    """Another time or place. Once announced, the members hear of the change."""
    meeting = locked(meeting, *PLANNED)
    before = {name: getattr(meeting, name) for name in facts if getattr(meeting, name) != facts[name]}
    if not before:
        return
    for name in before:
        setattr(meeting, name, facts[name])
    meeting.changes += 1
    meeting.full_clean(exclude=["presiding", "secretary"])
    meeting.save()
    after = {name: str(facts[name]) for name in before}
    was = {name: str(value) for name, value in before.items()}
    journal.record(by=by, at=at, verb="meetings.change", subject=meeting, before=was, after=after)
    if meeting.state == MeetingState.ANNOUNCED:
        publish(MeetingAnnounced(meeting=meeting.pk, at=at))


def days_of_notice(meeting: Meeting, at: datetime) -> int:
    """Whole days from the day of the notice to the day of the meeting, in Bishkek."""
    return (day_of(meeting) - timezone.localtime(at).date()).days


@transaction.atomic
def announce_meeting(*, meeting: Meeting, by: Actor, at: datetime, short_notice_reason: str = "") -> None:
    """Send the notice. Later than the body's rules ask only with a reason, which the minutes will state."""
    meeting = locked(meeting, MeetingState.DRAFT)
    if not meeting.items.exists():
        raise ValidationError(_("Put at least one matter on the agenda before you announce the meeting."))
    if meeting.starts_at <= at:
        raise ValidationError(_("The meeting begins in the past: change its time first."))
    rules = rules_of(meeting.body, day_of(meeting))
    if rules and days_of_notice(meeting, at) < rules.notice_days and not short_notice_reason.strip():
        text = ngettext(
            "The rules ask for %(days)s day of notice: say why it is shorter.",
            "The rules ask for %(days)s days of notice: say why it is shorter.",
            rules.notice_days,
        )
        raise ValidationError({"short_notice_reason": text % {"days": rules.notice_days}})
    meeting.state, meeting.notice_sent_at = MeetingState.ANNOUNCED, at
    meeting.short_notice_reason = short_notice_reason.strip()
    meeting.save()
    after = {"short_notice_reason": meeting.short_notice_reason}
    journal.record(by=by, at=at, verb="meetings.announce", subject=meeting, after=after)
    publish(MeetingAnnounced(meeting=meeting.pk, at=at))


@transaction.atomic
def cancel_meeting(*, meeting: Meeting, reason: str, by: Actor, at: datetime) -> None:
    """It will not take place; whoever was told of it is told so."""
    meeting = locked(meeting, *PLANNED)
    was_announced = meeting.state == MeetingState.ANNOUNCED
    meeting.state, meeting.cancelled_at, meeting.cancel_reason = MeetingState.CANCELLED, at, reason
    meeting.changes += 1
    meeting.save()
    journal.record(by=by, at=at, verb="meetings.cancel", subject=meeting, after={"reason": reason})
    if was_announced:
        publish(MeetingCancelled(meeting=meeting.pk, at=at))


@transaction.atomic
def open_meeting(*, meeting: Meeting, presiding: BodyMember, by: Actor, at: datetime) -> None:
    """The meeting begins, with or without a quorum: without one it may talk, but every motion fails.

    Needs the body's rules for this day, because the quorum and the majorities come from them.
    """
    meeting = locked(meeting, MeetingState.ANNOUNCED)
    on = day_of(meeting)
    if presiding not in members_of(meeting.body, on):
        raise ValidationError(_("Who presides must be a member of the body on this day."))
    if rules_of(meeting.body, on) is None:
        raise ValidationError(_("Enter the body's rules (quorum, majority) before the meeting opens."))
    meeting.state, meeting.opened_at, meeting.presiding = MeetingState.OPEN, at, presiding
    meeting.secretary = secretary_on(meeting.body, on)
    meeting.save()
    journal.record(by=by, at=at, verb="meetings.open", subject=meeting, after={"presiding": presiding.name})


@transaction.atomic
def close_meeting(*, meeting: Meeting, by: Actor, at: datetime) -> None:
    """The meeting ends; no vote may be left open. An item that was being discussed counts as discussed."""
    meeting = locked(meeting, MeetingState.OPEN)
    if Motion.objects.filter(item__meeting=meeting, state=MotionState.OPEN).exists():
        raise ValidationError(_("A motion is still being voted on: record its votes or withdraw it."))
    meeting.items.filter(state=ItemState.OPEN).update(state=ItemState.DONE)
    meeting.state, meeting.closed_at = MeetingState.CLOSED, at
    meeting.save()
    count = room_of(meeting, at).quorum
    after = {"present": count.present, "needed": count.needed} if count else {}
    journal.record(by=by, at=at, verb="meetings.close", subject=meeting, after=after)
