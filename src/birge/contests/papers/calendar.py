"""The dates of a call as iCalendar (RFC 5545), for the calendar on a person's phone."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid5

from icalendar import Event

from birge.contests.deadlines import calendar_of
from birge.contests.models import Call
from birge.meetings.calendars import empty_feed, uid_of

_TO_COME = frozenset({"opens", "questions", "deadline"})


def feed_of(call: Call, *, address: str, at: datetime) -> bytes:
    """What people wait for: questions and applications until; a cancelled call has nothing in it any more."""
    feed = empty_feed("calls", str(call))
    steps = [] if call.cancelled_at else [step for step in calendar_of(call) if step.name in _TO_COME]
    for step in steps:
        if step.at is None:
            continue
        event = Event()
        event.add("uid", uid_of(uuid5(call.pk, step.name)))
        event.add("dtstamp", at)
        event.add("dtstart", step.at)
        event.add("dtend", step.at + timedelta(minutes=1))
        event.add("summary", f"{step.label}: {call}")
        event.add("url", address)
        event.add("status", "CONFIRMED")
        feed.add_component(event)
    return bytes(feed.to_ical())
