"""The ballots seen from the projects: who gives how much to each."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from birge.algorithms.contests.votes.vote import Vote, Whole


@dataclass(frozen=True, eq=False)
class Support:
    """By project: `given`, all its votes; `groups`, the ballots (by place) that give it more than nothing; `weights`,
    what each voter of these gives. Votes are whole numbers of 1/scale of the ballots.
    """

    vote: Vote
    given: list[int]
    groups: list[NDArray[np.intp]]
    weights: list[Whole]

    @property
    def voters(self) -> NDArray[np.int64]:
        return self.vote.ballots.voters

    def votes(self, project: int) -> Fraction:
        return Fraction(self.given[project], self.vote.ballots.scale)

    def supporters(self, project: int) -> int:
        """How many people give it more than nothing."""
        return int(self.voters[self.groups[project]].sum())

    @cached_property
    def order(self) -> list[int]:
        """The projects as ties are broken, and as `greedy` takes them: more votes, lower cost, id."""
        rows = self.vote.projects
        return sorted(range(len(rows)), key=lambda place: (-self.given[place], rows[place].cost, rows[place].id))


def support_of(vote: Vote) -> Support:
    ballots = vote.ballots
    by_project = np.argsort(_narrow(ballots.projects, len(vote.projects)), kind="stable")
    groups = np.repeat(np.arange(ballots.voters.size), ballots.lengths)[by_project]
    votes = ballots.votes[by_project]
    all_positive = bool((ballots.votes > 0).all())
    ends = np.cumsum(np.bincount(ballots.projects, minlength=len(vote.projects))).tolist()
    parts = [slice(start, end) for start, end in zip([0, *ends[:-1]], ends, strict=True)]
    given = votes * ballots.voters[groups]
    positive = [part if all_positive else np.flatnonzero(votes[part] > 0) + part.start for part in parts]
    return Support(
        vote,
        given=[int(given[part].sum()) for part in parts],
        groups=[groups[chosen] for chosen in positive],
        weights=[votes[chosen] for chosen in positive],
    )


def _narrow(places: NDArray[np.int64], count: int) -> NDArray[np.integer]:
    """In the fewest bytes: short numbers are sorted by counting."""
    return places.astype(np.uint16 if count <= 1 << 16 else np.int64)
