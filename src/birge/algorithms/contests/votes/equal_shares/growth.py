"""How far everyone's share can rise before anything in a count happens otherwise than it did.

While the same projects are bought in the same order, each with the same people giving all that they have, all purses
and prices are linear in the share: a purse grows at least as fast as the share, a price never grows. Every bound of
`Bounds` is linear in it too. So each thing that was decided stays decided until two known lines cross: the price of
another project and of the one bought; the money of a project's supporters and its cost; the purse of somebody poor and
what she would have to pay. The first crossing is a share up to which the winners are surely the same.
"""

from math import inf

import numpy as np

from birge.algorithms.contests.votes.equal_shares.backers import Backers, Mask
from birge.algorithms.contests.votes.equal_shares.bounds import UP, Bounds

_SAFE = 1 - 1e-9


class Growth:
    """`room`: by so much, in shares, the share can surely rise. `slope` (of each purse) and `tilt` (of each bound) are
    per unit of the share.
    """

    def __init__(self, bounds: Bounds) -> None:
        self.room = inf
        self.slope = np.ones(bounds.left.size)
        self.tilt = np.zeros(bounds.cost.size)
        self._bounds = bounds

    def looked(self, place: int, backers: Backers, poor: Mask, votes: float) -> None:
        """The bound of a project was found anew."""
        if votes >= 1:
            self.tilt[place] = self.fall(backers, poor, votes) / self._bounds.worth[place]

    def too_dear(self, place: int, backers: Backers) -> None:
        """A project's supporters could not pay for it."""
        rate = float(backers.total(self.slope.take(backers.groups)))
        missing = self._bounds.cost[place] - float(backers.total(self._bounds.left.take(backers.groups)))
        self.limit(missing - self._bounds.slack, rate)

    def first_other(self, place: int, key: float, fall: float) -> tuple[int, float] | None:
        """Which project's bound comes down to the price of the one bought first, and after what growth."""
        rates = fall - self.tilt
        rates[place] = 0
        gaps = np.where(rates > 0, self._bounds.low - key * UP, inf)
        after = np.divide(gaps, rates, out=np.full(rates.size, inf), where=rates > 0)
        first = int(after.argmin())
        return (first, float(after[first])) if after[first] < self.room else None

    def bought(self, backers: Backers, full: Mask, spent: Mask, price: float, fall: float) -> None:
        """Before the purses are emptied: `full` pay the price, which falls so with the share; `spent` give all."""
        gaps = price * backers.rough[spent] - self._bounds.left[backers.groups[spent]]
        rates = self.slope[backers.groups[spent]] - fall * backers.rough[spent]
        if gaps.size:
            self.limit(float(((gaps - self._bounds.slack) / rates).min()), 1.0)
        self.slope[backers.groups[full]] -= fall * backers.rough[full]
        self.slope[backers.groups[spent]] = 0

    def fall(self, backers: Backers, poor: Mask, votes: float) -> float:
        """The slope of a price: 0 or below."""
        return -float(backers.total(self.slope.take(backers.groups) * poor)) / votes

    def limit(self, gap: float, rate: float) -> None:
        if rate > 0:
            self.room = min(self.room, max(0.0, gap / rate * _SAFE))
