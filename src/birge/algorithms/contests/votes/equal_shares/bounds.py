"""What floating point may say in a count: which projects cannot be the next, and who surely can or cannot pay a price.

Money is counted in shares (what each voter got is 1). The price of a project is at least (cost − what the voters of a
set P have)/(votes of its other supporters), whatever P is: all money of P, and the others pay by votes. With the right
P it is the price. Prices never fall in a count, so a bound stays one.

`slack` is more than any sum of money here can be wrong by. Where numbers are so large or unequal that floats say
nothing, it is infinite, and everything is settled exactly.
"""

from math import inf

import numpy as np
from numpy.typing import NDArray

from birge.algorithms.contests.votes.equal_shares.backers import Backers, Floats, Mask
from birge.algorithms.contests.votes.equal_shares.purses import Purses
from birge.algorithms.contests.votes.support import Support

_ROUNDING = 128 * float(np.finfo(np.float64).eps)
"""Per voter and purchase; sums are pairwise, so this is far more than they lose."""
_SMALLEST = 1e-100
_DOWN, UP = 1 - 1e-12, 1 + 1e-12


class Bounds:
    """By project: `low`, a bound of its price over its `worth` (infinite: it cannot be bought any more), and `price`,
    the last price found. By ballot: `left`, what each of its voters has.
    """

    def __init__(self, support: Support, purses: Purses) -> None:
        people = support.vote.ballots.count
        self.cost = _in_shares(support, purses)
        self.worth = self.cost if support.vote.kind.is_approval else np.ones(self.cost.size)
        self.exactly = bool((self.cost < _SMALLEST).any()) or support.vote.ballots.votes.dtype == object
        self.left, self._ones = np.ones(support.voters.size), np.ones(support.voters.size)
        self.backers = [self._backers(support, place) for place in range(self.cost.size)]
        self._alive = purses.alive
        self._slack = inf if self.exactly else people * _ROUNDING
        self._purchases = 0
        self.price = np.zeros(self.cost.size)
        self._paying = [backers.groups.size for backers in self.backers]
        self.low = np.zeros(self.cost.size)
        for place, backers in enumerate(self.backers):
            self._begin(place, backers)

    def _begin(self, place: int, backers: Backers) -> None:
        if not backers.groups.size:
            self.low[place] = inf
        elif not self.exactly:
            self.price[place] = self.cost[place] / float(backers.total(backers.rough)) * _DOWN
            self.low[place] = self.price[place] / self.worth[place] * _DOWN

    def _backers(self, support: Support, place: int) -> Backers:
        groups, weights = support.groups[place], support.weights[place]
        voters = support.voters[: groups.size] if support.single else support.voters.take(groups)
        approval = support.vote.kind.is_approval
        rough = self._ones[: groups.size] if approval or self.exactly else weights.astype(np.float64)
        return Backers(groups, weights, voters, rough, support.single, approval)

    @property
    def slack(self) -> float:
        return self._slack * (self._purchases + 2)

    def living(self, place: int) -> Backers:
        """The project's supporters who still have something."""
        backers = self.backers[place]
        alive = self._alive.take(backers.groups)
        if not alive.all():
            backers = self.backers[place] = backers.only(alive)
        return backers

    def look(self, place: int) -> tuple[Mask, float] | None:
        """Find the project's price and bound anew: who is poor at that price, and the votes of the others. None if its
        supporters surely cannot pay.
        """
        backers, cost = self.backers[place], self.cost[place]
        if self.exactly:
            return np.zeros(backers.groups.size, dtype=np.bool_), 0.0
        if 2 * self._paying[place] < backers.groups.size:
            backers = self.living(place)
        money = self.left.take(backers.groups)
        if backers.total(money) < cost - self.slack:
            return None
        price, paying = float(self.price[place]), -1
        while True:
            pays = price if backers.approval else price * backers.rough
            rich = money >= pays
            before, paying = paying, int(np.count_nonzero(rich))
            if paying == before:
                more = 0.0
                break
            votes = backers.rough_votes(rich)
            more = cost - float(backers.total(np.minimum(money, pays)))
            if votes < 1 or price + more / votes <= price:
                break
            price += more / votes
        self._paying[place] = paying
        self.price[place] = price
        if votes >= 1:
            bound = (price + (more - self.slack) / votes) / self.worth[place] * _DOWN
            self.low[place] = max(self.low[place], bound)
        return ~rich, votes

    def pay(self, full: NDArray[np.intp], weights: Floats, spent: NDArray[np.intp], price: float) -> None:
        self.left[full] = np.maximum(self.left.take(full) - price * weights, 0)
        self.left[spent] = 0
        self._purchases += 1


def _in_shares(support: Support, purses: Purses) -> Floats:
    """The costs; what is dearer than twice all money there is stands as that: it cannot be bought anyway."""
    most = 2 * support.vote.ballots.count * purses.share
    costs = [int(project.cost * purses.unit) for project in support.vote.projects]
    return np.array([min(cost, most) / purses.share for cost in costs])
