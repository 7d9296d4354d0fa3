"""Quorum and the outcome of a vote, with the arithmetic that a person in the room can check.

Terms follow the usual rules of procedure (Robert's Rules of Order, 12th ed., §§ 40, 44; Popolo: Motion, VoteEvent,
Count). What a body requires is its own dated rule; nothing here is a national norm.

Counts are voting members. A member who stepped aside for a conflict of interest leaves the base of the majority, but
still counts towards the quorum while in the room: stepping aside must not make a meeting void.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Base(StrEnum):
    """Whom a majority is counted of."""

    CAST = "cast"  # votes for and against; who abstains is left out
    PRESENT = "present"
    MEMBERS = "members"


@dataclass(frozen=True)
class Share:
    """A part of a whole: `more_than` half (1, 2, True), or at least two thirds (2, 3, False)."""

    numerator: int
    denominator: int
    more_than: bool = False

    def __post_init__(self) -> None:
        if not 0 < self.numerator <= self.denominator:
            raise ValueError(f"{self.numerator}/{self.denominator}: not a part of a whole")
        if self.more_than and self.numerator == self.denominator:
            raise ValueError("more than the whole: nobody could reach it")

    def of(self, whole: int) -> int:
        """The least whole number of people that is this share of `whole` people."""
        if self.more_than:
            return whole * self.numerator // self.denominator + 1
        return -(-whole * self.numerator // self.denominator)


HALF = Share(1, 2, more_than=True)
TWO_THIRDS = Share(2, 3)


@dataclass(frozen=True)
class Majority:
    """A share of a base."""

    share: Share
    base: Base


MAJORITIES = {
    "cast": Majority(HALF, Base.CAST),
    "present": Majority(HALF, Base.PRESENT),
    "members": Majority(HALF, Base.MEMBERS),
    "two-thirds-present": Majority(TWO_THIRDS, Base.PRESENT),
    "two-thirds-members": Majority(TWO_THIRDS, Base.MEMBERS),
}


@dataclass(frozen=True)
class Quorum:
    """How many members are needed, how many are present, and whether that suffices."""

    members: int
    present: int
    needed: int

    @property
    def reached(self) -> bool:
        return self.present >= self.needed


def quorum(members: int, present: int, rule: Share | int) -> Quorum:
    """The quorum of a body of `members` with `present` in the room; the rule is a share of members or a number.

    At least one member must be present, whatever the rule.
    """
    if not 0 <= present <= members:
        raise ValueError(f"{present} present of {members} members")
    needed = rule if isinstance(rule, int) else rule.of(members)
    return Quorum(members=members, present=present, needed=max(needed, 1))


class Side(StrEnum):
    """How the chair voted, where that is known."""

    FOR = "for"
    AGAINST = "against"
    UNKNOWN = ""


class Reason(StrEnum):
    """Why a motion was or was not adopted."""

    NO_QUORUM = "no-quorum"
    ENOUGH = "enough"
    NOT_ENOUGH = "not-enough"
    CASTING_VOTE = "casting-vote"
    CASTING_VOTE_AGAINST = "casting-vote-against"


@dataclass(frozen=True)
class Tally:
    """What was counted. `recused` of the `present` stepped aside; the rest of them may have voted."""

    in_favour: int
    against: int
    abstained: int = 0
    recused: int = 0
    chair: Side = Side.UNKNOWN

    def __post_init__(self) -> None:
        if min(self.in_favour, self.against, self.abstained, self.recused) < 0:
            raise ValueError("a count below zero")

    @property
    def people(self) -> int:
        return self.in_favour + self.against + self.abstained + self.recused


@dataclass(frozen=True)
class Outcome:
    """Adopted or not; `needed` votes of the `base`, and why."""

    adopted: bool
    reason: Reason
    needed: int
    base: int


def outcome(tally: Tally, room: Quorum, majority: Majority, *, casting_vote: bool = False) -> Outcome:
    """Whether a motion is adopted.

    The base loses those who stepped aside. With `casting_vote`, when votes are equal and the rule is "more than half",
    the chair's side counts one vote more. More votes than people in the room: ValueError.
    """
    if tally.people > room.present:
        raise ValueError(f"{tally.people} voted or stepped aside, but {room.present} are present")
    base = _base(tally, room, majority.base)
    needed = max(majority.share.of(base), 1)
    tied = tally.in_favour == tally.against > 0
    if not room.reached:
        return Outcome(False, Reason.NO_QUORUM, needed, base)
    if tally.in_favour >= needed:
        return Outcome(True, Reason.ENOUGH, needed, base)
    if tied and casting_vote and majority.share == HALF and tally.chair is Side.FOR and tally.in_favour + 1 >= needed:
        return Outcome(True, Reason.CASTING_VOTE, needed, base)
    if tied and casting_vote and majority.share == HALF and tally.chair is Side.AGAINST:
        return Outcome(False, Reason.CASTING_VOTE_AGAINST, needed, base)
    return Outcome(False, Reason.NOT_ENOUGH, needed, base)


def _base(tally: Tally, room: Quorum, base: Base) -> int:
    if base is Base.CAST:
        return tally.in_favour + tally.against
    whole = room.present if base is Base.PRESENT else room.members
    return whole - tally.recused
