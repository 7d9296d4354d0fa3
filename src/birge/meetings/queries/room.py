"""Who is in the room, and whether that is a quorum."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import FilteredRelation, Q
from django.utils import timezone

from birge.algorithms.voting import Quorum, quorum
from birge.meetings.enums import MemberRole
from birge.meetings.models import Attendance, Body, BodyMember, BodyRules, Meeting
from birge.meetings.queries.bodies import members_of, rules_of


@dataclass(frozen=True)
class Seat:
    """A member at a meeting and what was marked of her; None while nothing was."""

    member: BodyMember
    attendance: Attendance | None

    def is_there(self, at: datetime) -> bool:
        return self.attendance is not None and self.attendance.counts_at(at)


@dataclass(frozen=True)
class Room:
    """A meeting's members, the rules of its day, and the quorum at a moment."""

    seats: list[Seat]
    rules: BodyRules | None
    at: datetime

    @property
    def voters(self) -> list[BodyMember]:
        """The members with a vote who are there."""
        return [seat.member for seat in self.seats if seat.member.votes and seat.is_there(self.at)]

    @property
    def quorum(self) -> Quorum | None:
        """The arithmetic; None when the body has no rules for this day."""
        if self.rules is None:
            return None
        members = sum(seat.member.votes for seat in self.seats)
        return quorum(members, len(self.voters), self.rules.quorum)


def day_of(meeting: Meeting) -> date:
    """The day on which the meeting begins, in Bishkek."""
    return timezone.localtime(meeting.starts_at).date()


def room_of(meeting: Meeting, at: datetime) -> Room:
    """The room at that moment; after the meeting closed, as it was at its end."""
    on = day_of(meeting)
    mark = FilteredRelation("attendance", condition=Q(attendance__meeting=meeting))
    members = members_of(meeting.body, on).annotate(mark=mark).select_related("account", "on_behalf_of", "mark")  # type: ignore[misc]
    seats = [Seat(member, getattr(member, "mark", None)) for member in members]
    return Room(seats=seats, rules=rules_of(meeting.body, on), at=min(at, meeting.closed_at or at))


def secretary_on(body: Body, on: date) -> BodyMember | None:
    """The body's secretary on that day."""
    return members_of(body, on).filter(role=MemberRole.SECRETARY).first()
