"""Bodies that decide, their meetings, votes and minutes."""

from birge.meetings.models.bodies import Body, BodyMember, BodyRules, CalendarFeed, LegalBase
from birge.meetings.models.meetings import AgendaItem, AgendaPaper, Attendance, Meeting
from birge.meetings.models.minutes import Minutes, MinutesFile, MinutesSignature, SigningCode
from birge.meetings.models.votes import BallotReceipt, Dissent, Motion, Recusal, Vote

__all__ = [
    "AgendaItem",
    "AgendaPaper",
    "Attendance",
    "BallotReceipt",
    "Body",
    "BodyMember",
    "BodyRules",
    "CalendarFeed",
    "Dissent",
    "LegalBase",
    "Meeting",
    "Minutes",
    "MinutesFile",
    "MinutesSignature",
    "Motion",
    "Recusal",
    "SigningCode",
    "Vote",
]
