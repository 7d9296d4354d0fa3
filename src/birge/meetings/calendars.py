"""Meetings as iCalendar (RFC 5545), for the calendar on a person's phone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from birge.meetings.enums import MeetingState
from birge.meetings.models import Meeting

ASSUMED_LENGTH = timedelta(hours=2)


def calendar_of(meetings: Iterable[Meeting], *, name: str, at: datetime) -> bytes:
    """A feed. A meeting without an end is shown as two hours long; a cancelled one stays, marked as cancelled."""
    feed = empty_feed("meetings", name)
    for meeting in meetings:
        feed.add_component(_event(meeting, at))
    return bytes(feed.to_ical())


def empty_feed(what: str, name: str) -> Calendar:
    """A feed without entries yet: what it is about, and its name on the phone."""
    feed = Calendar()
    feed.add("prodid", f"-//Birge//{what}//EN")
    feed.add("version", "2.0")
    feed.add("method", "PUBLISH")
    feed.add("x-wr-calname", name)
    feed.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    return feed


def uid_of(entry: UUID) -> str:
    """The lasting name of an entry in calendars."""
    return f"{entry}@{settings.BASE_URL.split('//')[-1]}"


def _event(meeting: Meeting, at: datetime) -> Event:
    event = Event()
    event.add("uid", uid_of(meeting.pk))
    event.add("dtstamp", at)
    event.add("sequence", meeting.changes)
    event.add("dtstart", meeting.starts_at)
    event.add("dtend", meeting.ends_at or meeting.starts_at + ASSUMED_LENGTH)
    title = _("%(body)s, meeting No. %(number)s") % {"body": str(meeting.body), "number": meeting.number}
    event.add("summary", title)
    if meeting.where or meeting.link:
        event.add("location", meeting.where or meeting.link)
    event.add("url", f"{settings.BASE_URL}{reverse('meetings:meeting', args=[meeting.pk])}")
    is_cancelled = meeting.state == MeetingState.CANCELLED
    event.add("status", "CANCELLED" if is_cancelled else "CONFIRMED")
    return event
