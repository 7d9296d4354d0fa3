"""A vote of residents on projects that share one budget: what was asked, and what the ballots say."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import lcm
from typing import Any

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[Any]
"""Whole numbers: int64, or Python's own (object) where int64 could overflow."""

_SAFE = 2**62


class VoteType(StrEnum):
    """What a ballot says: projects approved (one of them with `choose-1`), projects in order, or points."""

    APPROVAL = "approval"
    CHOOSE_1 = "choose-1"
    ORDINAL = "ordinal"
    CUMULATIVE = "cumulative"
    SCORING = "scoring"

    @property
    def has_points(self) -> bool:
        return self in (VoteType.CUMULATIVE, VoteType.SCORING)

    @property
    def is_approval(self) -> bool:
        return self in (VoteType.APPROVAL, VoteType.CHOOSE_1)


class Rule(StrEnum):
    GREEDY = "greedy"
    EQUAL_SHARES = "equal-shares"
    ADD1 = "add1"


@dataclass(frozen=True, slots=True)
class Project:
    """`cost` > 0, in the vote's currency."""

    id: str
    cost: Fraction


@dataclass(frozen=True, slots=True)
class Ballot:
    """What `count` voters said alike. `projects` are places in the vote's list, 0 the first, each once; in the order
    of preference with `ordinal`. `points` belong to them one by one, and are empty where the vote type has none.
    """

    projects: tuple[int, ...]
    points: tuple[Fraction, ...] = ()
    count: int = 1


@dataclass(frozen=True, eq=False)
class Ballots:
    """All ballots as columns. `voters`: how many gave each of them; `lengths`: how many projects each names;
    `projects` and `votes`, the ballots one behind the other: what it names, and the votes that one voter gives to it:
    1 (approval), Borda or points; whole numbers of 1/`scale`.
    """

    voters: NDArray[np.int64]
    lengths: NDArray[np.int64]
    projects: NDArray[np.int64]
    votes: Whole
    scale: int = 1

    @property
    def count(self) -> int:
        """How many people voted."""
        return int(self.voters.sum())


@dataclass(frozen=True)
class Vote:
    """`budget` ≥ 0. `currency` is only a word for people."""

    kind: VoteType
    budget: Fraction
    projects: tuple[Project, ...]
    ballots: Ballots
    currency: str = ""


def ballots_of(kind: VoteType, ballots: Sequence[Ballot]) -> Ballots:
    """Columns from ballots, in their order."""
    return columns_of(
        kind,
        voters=[ballot.count for ballot in ballots],
        lengths=[len(ballot.projects) for ballot in ballots],
        projects=[place for ballot in ballots for place in ballot.projects],
        points=[number for ballot in ballots for number in ballot.points],
    )


def columns_of(
    kind: VoteType,
    voters: Sequence[int],
    lengths: Sequence[int],
    projects: Sequence[int],
    points: Sequence[Fraction],
) -> Ballots:
    """`voters` and `lengths` by ballot; `projects` and `points` (if any), the ballots one behind the other."""
    votes, scale = _votes(kind, lengths, points, people=sum(voters))
    return Ballots(
        voters=np.array(voters, dtype=np.int64),
        lengths=np.array(lengths, dtype=np.int64),
        projects=np.array(projects, dtype=np.int64),
        votes=votes,
        scale=scale,
    )


def _votes(kind: VoteType, lengths: Sequence[int], points: Sequence[Fraction], people: int) -> tuple[Whole, int]:
    if kind.is_approval:
        return np.ones(sum(lengths), dtype=np.int64), 1
    if kind is VoteType.ORDINAL:
        return np.array([votes for length in lengths for votes in borda(length)], dtype=np.int64), 1
    scale = lcm(*{number.denominator for number in points})
    numbers = [number.numerator * (scale // number.denominator) for number in points]
    small = max(map(abs, numbers), default=0) * (people + 1) < _SAFE
    return np.array(numbers, dtype=np.int64 if small else object), scale


def borda(length: int) -> range:
    """The points of a ballot that orders so many projects: length − 1 for the first, 0 for the last."""
    return range(length - 1, -1, -1)
