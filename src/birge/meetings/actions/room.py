"""What the secretary records in the room: the agenda, who is there, what was said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.meetings.actions.meetings import PLANNED, locked
from birge.meetings.enums import ItemState, MeetingState, MotionState, Presence
from birge.meetings.models import AgendaItem, Attendance, BodyMember, Meeting
from birge.meetings.queries import members_of, rules_of
from birge.meetings.queries.room import day_of

BEFORE_THE_END = (*PLANNED, MeetingState.OPEN)


@dataclass(frozen=True)
class Mark:
    """What is marked of one member. Moments are set for who came late or left early."""

    member: BodyMember
    presence: str
    arrived_at: datetime | None = None
    left_at: datetime | None = None
    proxy_name: str = ""
    absence_reason: str = ""


@transaction.atomic
def add_item(
    *, meeting: Meeting, title: str, by: Actor, at: datetime, rapporteur: str = "", is_closed: bool = False
) -> AgendaItem:
    """A matter at the end of the agenda; during the meeting too."""
    meeting = locked(meeting, *BEFORE_THE_END)
    last = meeting.items.aggregate(last=Max("order"))["last"] or 0
    item = AgendaItem(meeting=meeting, order=last + 1, title=title, rapporteur=rapporteur, is_closed=is_closed)
    item.full_clean()
    item.save(force_insert=True)
    after = {"order": item.order, "title": title, "is_closed": is_closed}
    journal.record(by=by, at=at, verb="meetings.add_item", subject=item, after=after)
    return item


@transaction.atomic
def change_item(*, item: AgendaItem, title: str, rapporteur: str, is_closed: bool, by: Actor, at: datetime) -> None:
    """Other words for a matter that was not yet discussed."""
    locked(item.meeting, *BEFORE_THE_END)
    before = {"title": item.title, "rapporteur": item.rapporteur, "is_closed": item.is_closed}
    item.title, item.rapporteur, item.is_closed = title, rapporteur, is_closed
    item.full_clean()
    item.save(update_fields=["title", "rapporteur", "is_closed"])
    after = {"title": title, "rapporteur": rapporteur, "is_closed": is_closed}
    journal.record(by=by, at=at, verb="meetings.change_item", subject=item, before=before, after=after)


@transaction.atomic
def move_item(*, item: AgendaItem, up: bool, by: Actor, at: datetime) -> None:
    """One place up or down; at the end of the agenda nothing happens."""
    meeting = locked(item.meeting, *BEFORE_THE_END)
    items = list(meeting.items.all())
    here = items.index(item)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(items):
        return
    orders = items[here].order, items[there].order
    for row, order in ((items[here], 0), (items[there], orders[0]), (items[here], orders[1])):
        row.order = order
        row.save(update_fields=["order"])
    journal.record(by=by, at=at, verb="meetings.move_item", subject=item, after={"order": orders[1]})


@transaction.atomic
def remove_item(*, item: AgendaItem, by: Actor, at: datetime) -> None:
    """Off the agenda, while the meeting is only planned."""
    locked(item.meeting, *PLANNED)
    journal.record(by=by, at=at, verb="meetings.remove_item", subject=item, before={"title": item.title})
    item.delete()


@transaction.atomic
def mark_attendance(*, meeting: Meeting, marks: Sequence[Mark], by: Actor, at: datetime) -> None:
    """Who is there. May be marked again as people come and go; motions already decided keep their own count."""
    meeting = locked(meeting, MeetingState.ANNOUNCED, MeetingState.OPEN)
    on = day_of(meeting)
    members = {member.pk for member in members_of(meeting.body, on)}
    rules = rules_of(meeting.body, on)
    for mark in marks:
        if mark.member.pk not in members:
            raise ValidationError(_("Not a member of the body on this day: %(name)s") % {"name": mark.member.name})
        if mark.presence == Presence.PROXY and not (rules and rules.proxy):
            raise ValidationError(_("The body's rules do not allow a proxy."))
        if mark.arrived_at and mark.left_at and mark.left_at <= mark.arrived_at:
            raise ValidationError(_("Left before arriving: %(name)s") % {"name": mark.member.name})
    for mark in marks:
        Attendance.objects.update_or_create(
            meeting=meeting,
            member=mark.member,
            defaults={
                "presence": mark.presence,
                "arrived_at": mark.arrived_at,
                "left_at": mark.left_at,
                "proxy_name": mark.proxy_name,
                "absence_reason": mark.absence_reason,
            },
        )
    there = sorted(mark.member.name for mark in marks if mark.presence != Presence.ABSENT)
    journal.record(by=by, at=at, verb="meetings.mark_attendance", subject=meeting, after={"present": there})


@transaction.atomic
def begin_item(*, item: AgendaItem, by: Actor, at: datetime) -> None:
    """The room turns to this matter; the one before it counts as discussed."""
    meeting = locked(item.meeting, MeetingState.OPEN)
    open_items = meeting.items.filter(state=ItemState.OPEN).exclude(pk=item.pk)
    if open_items.filter(motions__state=MotionState.OPEN).exists():
        raise ValidationError(_("A motion is still being voted on: record its votes or withdraw it."))
    open_items.update(state=ItemState.DONE)
    item.state = ItemState.OPEN
    item.save(update_fields=["state"])
    journal.record(by=by, at=at, verb="meetings.begin_item", subject=item)


@transaction.atomic
def note_item(*, item: AgendaItem, noted: str, by: Actor, at: datetime) -> None:
    """What was said, as the minutes will have it; may be improved until the minutes are prepared."""
    locked(item.meeting, MeetingState.OPEN, MeetingState.CLOSED, MeetingState.SIGNED)
    before = {"noted": item.noted}
    item.noted = noted
    item.save(update_fields=["noted"])
    journal.record(by=by, at=at, verb="meetings.note_item", subject=item, before=before, after={"noted": noted})
