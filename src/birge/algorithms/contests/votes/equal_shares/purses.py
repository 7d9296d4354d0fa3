"""What the voters of a count by equal shares have left, exactly.

A purse is the share less what its voter paid: price·votes for each project bought, until she gave all that she had. So
the money of any group of voters is a sum of few exact numbers with counted whole coefficients, and all of it is kept as
whole numbers of one unit that grows finer with each purchase. Nothing is rounded.
"""

from math import gcd, lcm

import numpy as np
from numpy.typing import NDArray

from birge.algorithms.contests.votes.support import Support
from birge.algorithms.contests.votes.vote import Vote, Whole

Groups = NDArray[np.intp]


def money_scale(vote: Vote) -> int:
    """The least number that makes the budget and all costs whole."""
    return lcm(vote.budget.denominator, *{project.cost.denominator for project in vote.projects})


class Purses:
    """`share`: what each voter got, and `price_of` what each bought project cost per vote, in whole numbers of
    1/`unit` of the vote's currency. `alive`: the ballots whose voters still have something.
    """

    def __init__(self, support: Support, added: int) -> None:
        """Everyone gets the budget over the number of voters, and `added` whole units of the currency."""
        ballots, scale = support.vote.ballots, money_scale(support.vote)
        self.unit = scale * ballots.count
        self.share = int(support.vote.budget * scale) + added * self.unit
        self.voters = ballots.voters
        self.alive = np.ones(ballots.voters.size, dtype=np.bool_)
        self._prices: list[int] = []
        self._yes_or_no = support.vote.kind.is_approval and bool((ballots.voters == 1).all())
        self._paid: Whole = np.zeros((len(support.vote.projects), ballots.voters.size), dtype=_least(ballots.votes))

    def together(self, groups: Groups) -> int:
        """The money of all voters of these living groups."""
        voters = self.voters[groups]
        total = int(voters.sum()) * self.share
        if self._prices and groups.size:
            total -= sum(
                price * self._count(row.take(groups), voters)
                for price, row in zip(self._prices, self._paid, strict=False)
            )
        return total

    def each(self, groups: Groups) -> list[int]:
        """The money of one voter of each of these living groups."""
        rows = self._paid[: len(self._prices)].take(groups, axis=1).T.tolist()
        return [
            self.share - sum(price * int(votes) for price, votes in zip(self._prices, row, strict=True) if votes)
            for row in rows
        ]

    def pay(self, owed: int, votes: int, full: Groups, weights: Whole, spent: Groups) -> None:
        """The groups `full` pay owed/votes for each of their `weights`; the groups `spent` give all they have."""
        common = gcd(owed, votes)
        finer = votes // common
        self._prices = [price * finer for price in self._prices] + [owed // common]
        self.unit *= finer
        self.share *= finer
        self._paid[len(self._prices) - 1, full] = weights
        self.alive[spent] = False

    def _count(self, paid: Whole, voters: NDArray[np.int64]) -> int:
        """How many votes were paid for."""
        if self._yes_or_no:
            return int(np.count_nonzero(paid))
        return int((paid * voters).sum())


def _least(votes: Whole) -> np.dtype[np.generic]:
    """The smallest type that holds the votes above 0."""
    if votes.dtype == object:
        return np.dtype(object)
    most = int(votes.max(initial=0))
    return np.dtype(np.bool_) if most <= 1 else np.min_scalar_type(most)
