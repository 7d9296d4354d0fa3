"""Finds bodies, members, meetings, who is in the room, minutes."""

from birge.meetings.queries.bodies import (
    bodies_found,
    bodies_of,
    holding,
    host_name,
    legal_bases_of,
    members_of,
    rules_of,
    rules_without_source,
    seats_of,
)
from birge.meetings.queries.meetings import agenda_of, meetings_found, papers_waiting
from birge.meetings.queries.minutes import (
    adopted_motions,
    content_of,
    is_intact,
    latest_minutes,
    notes_in,
    published_minutes,
    reference_of,
    signed_minutes_for,
)
from birge.meetings.queries.room import Room, room_of, secretary_on

__all__ = [
    "Room",
    "adopted_motions",
    "agenda_of",
    "bodies_found",
    "bodies_of",
    "content_of",
    "holding",
    "host_name",
    "is_intact",
    "latest_minutes",
    "legal_bases_of",
    "meetings_found",
    "members_of",
    "notes_in",
    "papers_waiting",
    "published_minutes",
    "reference_of",
    "room_of",
    "rules_of",
    "rules_without_source",
    "seats_of",
    "secretary_on",
    "signed_minutes_for",
]
