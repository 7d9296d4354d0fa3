"""A user's turns as iCalendar (RFC 5545), for the calendar on her phone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _
from icalendar import Event

from birge.meetings.calendars import empty_feed, uid_of
from birge.water.models import Turn
from birge.water.rota_words import length, minutes_of


def calendar_of(turns: Iterable[Turn], *, name: str, address: str, at: datetime) -> bytes:
    """A feed of turns; a turn that moved is gone from it and stands at its new time."""
    feed = empty_feed("turns", name)
    for turn in turns:
        event = Event()
        event.add("uid", uid_of(turn.pk))
        event.add("dtstamp", at)
        event.add("dtstart", turn.starts_at)
        event.add("dtend", turn.ends_at)
        event.add("summary", f"{_('Your turn for water')}: {turn.outlet.code}")
        event.add("location", f"{_('Canal')} {turn.rota.canal.code}, {_('Outlet')} {turn.outlet.code}")
        event.add("description", length(minutes_of(turn)))
        event.add("url", address)
        event.add("status", "CONFIRMED")
        feed.add_component(event)
    return bytes(feed.to_ical())
