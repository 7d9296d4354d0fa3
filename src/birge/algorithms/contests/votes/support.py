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
    what each voter of these gives. Votes are whole numbers of 1/scale of the ballots. By ballot: `voters`, how many
    gave it; `single`: one each.
    """

    vote: Vote
    voters: NDArray[np.int64]
    single: bool
    given: list[int]
    groups: list[NDArray[np.intp]]
    weights: list[Whole]

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
    rows = _rows(vote)
    by_project = np.argsort(rows.projects, kind="stable")
    groups = rows.groups.take(by_project)
    ends = np.cumsum(np.bincount(rows.projects, minlength=len(vote.projects))).tolist()
    parts = [slice(start, end) for start, end in zip([0, *ends[:-1]], ends, strict=True)]
    if vote.kind.is_approval:
        backers = [groups[part].astype(np.intp) for part in parts]
        ones = np.ones(max((part.size for part in backers), default=0), dtype=np.int64)
        given = [part.size if rows.single else int(rows.voters.take(part).sum()) for part in backers]
        return Support(vote, rows.voters, rows.single, given, backers, [ones[: part.size] for part in backers])
    votes = rows.votes.take(by_project)
    numbers = votes * rows.voters.take(groups)
    chosen = [np.flatnonzero(votes[part] > 0) + part.start for part in parts]
    return Support(
        vote,
        rows.voters,
        rows.single,
        given=[int(numbers[part].sum()) for part in parts],
        groups=[groups[places].astype(np.intp) for places in chosen],
        weights=[votes[places] for places in chosen],
    )


@dataclass(frozen=True, eq=False)
class _Rows:
    """By ballot: `voters`. A row for each project that a ballot names: the ballot's place, the project, the votes
    (with approvals all are 1, and the column may be shorter).
    """

    voters: NDArray[np.int64]
    groups: NDArray[np.integer]
    projects: NDArray[np.integer]
    votes: Whole
    single: bool


def _rows(vote: Vote) -> _Rows:
    ballots, projects = vote.ballots, _narrow(vote.ballots.projects, len(vote.projects))
    voters, lengths, votes = ballots.voters, ballots.lengths, ballots.votes
    single = _hardly_more(voters.sum(), voters.size) and _hardly_more((voters * lengths).sum(), projects.size)
    if single:
        again = np.repeat(np.arange(voters.size), voters - 1)
        more = lengths[again]
        copied = np.repeat(np.cumsum(lengths)[again] - np.cumsum(more), more) + np.arange(more.sum())
        projects = np.concatenate([projects, projects[copied]])
        votes = votes if vote.kind.is_approval else np.concatenate([votes, votes[copied]])
        voters, lengths = np.ones(voters.size + again.size, np.int64), np.concatenate([lengths, more])
    return _Rows(voters, np.repeat(_narrow(np.arange(voters.size), voters.size), lengths), projects, votes, single)


def _hardly_more(apart: np.int64, together: int) -> bool:
    """Whether equal ballots are so few that they stand better as separate ones: then nothing need be multiplied."""
    return 4 * int(apart) <= 5 * together


def _narrow(places: NDArray[np.int64], count: int) -> NDArray[np.integer]:
    """In the fewest bytes: short numbers are sorted by counting."""
    return places.astype(np.min_scalar_type(count))
