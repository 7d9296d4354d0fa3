"""The Method of Equal Shares (Peters, Pierczyński & Skowron, "Proportional participatory budgeting with additive
utilities", NeurIPS 2021), exactly.

Everyone gets the same share of the budget. A project can be bought for the price ρ if its supporters can pay its cost,
each paying ρ for each unit of utility, or all that is left to her. The project with the least ρ is bought, and so on
until nobody can buy anything. Ties: more votes, lower cost, id. The utility of an approved project is its cost.

Prices are compared as exact numbers. Floating point (`bounds`) only says which of them need not be looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import inf

from birge.algorithms.contests.votes.equal_shares.bounds import UP, Bounds
from birge.algorithms.contests.votes.equal_shares.growth import Growth
from birge.algorithms.contests.votes.equal_shares.offers import Offer, offer_of
from birge.algorithms.contests.votes.equal_shares.purses import Purses
from birge.algorithms.contests.votes.support import Support


@dataclass(frozen=True, slots=True)
class Purchase:
    """A project, and its `price` per vote in the vote's currency. Of its `payers`, `full` paid it for each of their
    votes; the others gave less: all that they had.
    """

    project: int
    price: Fraction
    payers: int
    full: int


class Count:
    """One count: `purchases` in their order. `added`: whole units of the currency that everyone got above the budget's
    share. A `watched` one knows how many more would change nothing.
    """

    def __init__(self, support: Support, added: int = 0, *, watched: bool = False) -> None:
        self.support = support
        self.added = added
        self.purses = Purses(support, added)
        self.purchases: list[Purchase] = []
        self._bounds = Bounds(support, self.purses)
        self._growth = Growth(self._bounds) if watched and not self._bounds.exactly else None
        self._rank = {place: rank for rank, place in enumerate(support.order)}
        while self._buy_next():
            pass

    @property
    def cost(self) -> Fraction:
        return sum((self._cost(bought.project) for bought in self.purchases), Fraction(0))

    @property
    def same_for(self) -> float:
        """So many units more for each would surely not change the winners; infinite if none would ever."""
        if self._growth is None or self._growth.room == inf:
            return 0 if self._growth is None else inf
        return int(Fraction(self._growth.room) * self.purses.share / self.purses.unit)

    def money_of(self, project: int) -> Fraction:
        """What the project's supporters have left together."""
        return Fraction(self.purses.together(self._bounds.living(project).groups), self.purses.unit)

    def _cost(self, project: int) -> Fraction:
        return self.support.vote.projects[project].cost

    def _buy_next(self) -> bool:
        """Buy the project with the least price; False if none can be bought."""
        low, looked = self._bounds.low, set[int]()
        aside: dict[int, float] = {}
        best: tuple[Fraction, int, int] | None = None
        most, chosen = inf, None
        while low[place := int(low.argmin())] <= most and low[place] < inf:
            if place not in looked:
                looked.add(place)
                self._look(place)
                continue
            offer = offer_of(place, self._cost(place), self.purses, self._bounds)
            if offer is None:
                self._drop(place)
                continue
            aside[place], low[place] = low[place], inf
            this = (self._key(place, offer), self._rank[place], place)
            if best is None or this < best:
                best, most, chosen = this, self._rough_key(place, offer) * UP, offer
        for place, bound in aside.items():
            low[place] = bound
        if best is None or chosen is None:
            return False
        self._buy(best[2], chosen, looked)
        return True

    def _look(self, place: int) -> None:
        found = self._bounds.look(place)
        if found is None:
            self._drop(place)
        elif self._growth is not None:
            self._growth.looked(place, self._bounds.backers[place], *found)

    def _drop(self, place: int) -> None:
        """It cannot be bought any more."""
        self._bounds.low[place] = inf
        if self._growth is not None:
            self._growth.too_dear(place, self._bounds.living(place))

    def _key(self, place: int, offer: Offer) -> Fraction:
        """ρ, in units of the purses."""
        worth = self._cost(place) if self.support.vote.kind.is_approval else 1
        return Fraction(offer.owed, offer.votes) / worth

    def _rough_key(self, place: int, offer: Offer) -> float:
        return inf if self._bounds.exactly else offer.rough_price(self.purses) / float(self._bounds.worth[place])

    def _buy(self, place: int, offer: Offer, looked: set[int]) -> None:
        backers, purses, bounds = offer.backers, self.purses, self._bounds
        self.purchases.append(
            Purchase(
                place,
                Fraction(offer.owed, offer.votes * purses.unit),
                int(backers.voters.sum()),
                backers.people(offer.full),
            )
        )
        self._watch(place, offer, looked)
        paying = backers.only(offer.full & ~offer.spent)
        spent = backers.groups.compress(offer.spent)
        if not bounds.exactly:
            bounds.pay(paying.groups, paying.rough, spent, offer.rough_price(purses))
        bounds.low[place] = inf
        purses.pay(offer.owed, offer.votes, paying.groups, paying.weights, spent)

    def _watch(self, place: int, offer: Offer, looked: set[int]) -> None:
        """Find how far the share can rise with this purchase and its price as they are."""
        growth = self._growth
        if growth is None:
            return
        price, key = offer.rough_price(self.purses), self._rough_key(place, offer)
        fall = growth.fall(offer.backers, ~offer.full, float(offer.votes))
        while (other := growth.first_other(place, key, fall / float(self._bounds.worth[place]))) is not None:
            if other[0] in looked:
                growth.limit(other[1], 1.0)
                break
            looked.add(other[0])
            self._look(other[0])
        growth.bought(offer.backers, offer.full, offer.spent, price, fall)
        if growth.room * self.purses.share < self.purses.unit:
            self._growth = None
