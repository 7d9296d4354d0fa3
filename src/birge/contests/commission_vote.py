"""Whether the commission could decide and did: by minutes kept in Birge, or by what minutes on paper say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from birge.algorithms.voting import MAJORITIES, Reason, Tally, outcome, quorum
from birge.contests.models import Call
from birge.contests.queries.commission import commission_of
from birge.meetings.models import Minutes
from birge.meetings.papers.words import counts_words, quorum_words
from birge.meetings.queries import members_of, rules_of


@dataclass(frozen=True)
class PaperVote:
    """What minutes on paper say of the vote; whoever was there and is in neither number abstained."""

    held_on: date
    present: int
    in_favour: int
    against: int

    @property
    def abstained(self) -> int:
        return self.present - self.in_favour - self.against


def ground_of(
    call: Call, minutes: Minutes | None, vote: PaperVote | None, marked_on: date, today: date
) -> tuple[dict[str, Any], str]:
    """What is kept of a vote on paper, and why the vote is no ground for a decision; "" where it is.

    `marked_on`: when the last mark was given that was voted on.
    """
    said: dict[str, Any] = {}
    if minutes is not None:
        held_on, fault = timezone.localdate(minutes.meeting.starts_at), _fault_of_minutes(minutes)
    elif vote is not None:
        held_on, (said, fault) = vote.held_on, _counted(call, vote)
    else:
        return {}, _("Write from the minutes who was present and how they voted.")
    return said, _fault_of_day(held_on, marked_on, today) or fault


def _fault_of_day(held_on: date, marked_on: date, today: date) -> str:
    """The commission votes after the last mark was given."""
    facts = {"held_on": date_format(held_on), "marked_on": date_format(marked_on)}
    if held_on > today:
        return _("The meeting is still to come: %(held_on)s.") % facts
    if held_on < marked_on:
        return _("The meeting was on %(held_on)s, before the last mark was given, %(marked_on)s.") % facts
    return ""


def _fault_of_minutes(minutes: Minutes) -> str:
    found = minutes.content.get("quorum")
    if found is None or found["present"] < found["needed"]:
        return _("There was no quorum at this meeting, so it could not decide.")
    motions = [motion for item in minutes.content["items"] for motion in item["motions"]]
    if not any(motion["state"] == "adopted" for motion in motions):
        return _("These minutes record no motion that was adopted.")
    return ""


def _counted(call: Call, vote: PaperVote) -> tuple[dict[str, Any], str]:
    """The vote counted by the body's own rules of that day, as a motion's outcome is kept, and why it is no ground."""
    there = commission_of(call)
    rules = rules_of(there.body, vote.held_on) if there else None
    if there is None or rules is None:
        return {}, _("The commission had no rules (quorum, majority) on that day.")
    members = members_of(there.body, vote.held_on).filter(votes=True).count()
    if vote.present > members:
        return {}, _("The commission had fewer members with a vote on that day: %(members)s.") % {"members": members}
    if vote.abstained < 0:
        return {}, _("More members voted than were present.")
    room = quorum(members, vote.present, rules.quorum)
    result = outcome(Tally(vote.in_favour, vote.against, vote.abstained), room, MAJORITIES[rules.majority])
    said: dict[str, Any] = {
        "held_on": vote.held_on.isoformat(),
        "members": members,
        "present": room.present,
        "quorum_needed": room.needed,
        "for": vote.in_favour,
        "against": vote.against,
        "abstained": vote.abstained,
        "needed": result.needed,
    }
    return said, _fault(said, result.adopted, result.reason)


def _fault(said: Mapping[str, Any], is_adopted: bool, reason: Reason) -> str:
    if is_adopted:
        return ""
    if reason == Reason.NO_QUORUM:
        return _("There was no quorum at this meeting, so it could not decide.") + " " + _room_words(said)
    needed = _("Votes that were needed: %(needed)s.") % {"needed": said["needed"]}
    return _("By these numbers the motion was not adopted.") + " " + needed


def _room_words(said: Mapping[str, Any]) -> str:
    return quorum_words(said["members"], said["present"], said["quorum_needed"])


def vote_words(said: Mapping[str, Any]) -> str:
    """The vote of minutes on paper in words: the quorum and the counts."""
    return f"{_room_words(said)} {counts_words(said)}"
