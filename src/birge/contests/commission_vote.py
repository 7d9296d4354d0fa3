"""Whether the commission could decide and did: by minutes kept in Birge, or by what minutes on paper say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

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


def fault_of_minutes(minutes: Minutes) -> str:
    """Why these minutes are no ground for a decision; "" where they are."""
    found = minutes.content.get("quorum")
    if found is None or found["present"] < found["needed"]:
        return _("There was no quorum at this meeting, so it could not decide.")
    motions = [motion for item in minutes.content["items"] for motion in item["motions"]]
    if not any(motion["state"] == "adopted" for motion in motions):
        return _("These minutes record no motion that was adopted.")
    return ""


def counted(call: Call, vote: PaperVote) -> tuple[dict[str, Any], str]:
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
