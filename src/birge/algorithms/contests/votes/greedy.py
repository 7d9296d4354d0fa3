"""The most votes first; what does not fit into the money that is left is passed over.

Not votes per som: a dear project with many votes comes before a cheap one with few. A project that nobody voted for is
taken too if it fits: whoever does not want that sets a least number of votes before the vote.
"""

from dataclasses import dataclass
from fractions import Fraction

from birge.algorithms.contests.votes.support import Support


@dataclass(frozen=True, slots=True)
class Turn:
    """A project when it was its turn: `left` of the budget, and whether it was taken."""

    project: int
    left: Fraction
    taken: bool


def greedy(support: Support) -> tuple[Turn, ...]:
    """A turn for each project, in the order in which they came."""
    left, turns = support.vote.budget, []
    for place in support.order:
        cost = support.vote.projects[place].cost
        turns.append(Turn(place, left, cost <= left))
        if cost <= left:
            left -= cost
    return tuple(turns)
