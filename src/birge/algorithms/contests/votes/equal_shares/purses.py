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
    """`share`: what each voter got, as all money here in whole numbers of 1/`unit` of the vote's currency. `alive`:
    the ballots whose voters still have something.
    """

    def __init__(self, support: Support, added: int) -> None:
        """Everyone gets the budget over the number of voters, and `added` whole units of the currency."""
        ballots, scale = support.vote.ballots, money_scale(support.vote)
        self.unit = scale * ballots.count
        self.share = int(support.vote.budget * scale) + added * self.unit
        self._voters, self._single = support.voters, support.single
        self.alive = np.ones(support.voters.size, dtype=np.bool_)
        self._prices: list[int] = []
        self._paid: list[Whole] = []
        self._type = _least(ballots.votes)
        self._yes_or_no = self._single and self._type == np.bool_

    def together(self, groups: Groups) -> int:
        """The money of all voters of these living groups."""
        voters = self._voters.take(groups)
        prices = zip(self._prices, self._paid, strict=True)
        paid = sum(price * self._votes(row.take(groups), voters) for price, row in prices)
        return int(voters.sum()) * self.share - paid

    def _votes(self, paid: Whole, voters: NDArray[np.int64]) -> int:
        if self._yes_or_no:
            return int(np.count_nonzero(paid))
        return int(paid.sum() if self._single else (paid * voters).sum())

    def each(self, groups: Groups) -> list[int]:
        """The money of one voter of each of these living groups."""
        money = [self.share] * groups.size
        for price, row in zip(self._prices, self._paid, strict=True):
            for at, votes in enumerate(row.take(groups).tolist()):
                if votes:
                    money[at] -= price * int(votes)
        return money

    def pay(self, owed: int, votes: int, full: Groups, weights: Whole, spent: Groups) -> None:
        """The groups `full` pay owed/votes for each of their `weights`; the groups `spent` give all they have."""
        common = gcd(owed, votes)
        finer = votes // common
        self._prices = [price * finer for price in self._prices] + [owed // common]
        self.unit *= finer
        self.share *= finer
        paid = np.zeros(self.alive.size, dtype=self._type)
        paid[full] = weights
        self._paid.append(paid)
        self.alive[spent] = False


def _least(votes: Whole) -> np.dtype[np.generic]:
    """The smallest type that holds the votes above 0."""
    if votes.dtype == object:
        return np.dtype(object)
    most = int(votes.max(initial=0))
    return np.dtype(np.bool_) if most <= 1 else np.min_scalar_type(most)
