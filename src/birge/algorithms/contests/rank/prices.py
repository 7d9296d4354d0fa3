"""Prices for what is scarce: the money, and the room in every area. They bound what any set can be worth.

For every set within the budget and the limits, score ≤ price·(budget − cost) + Σ toll·(limit − count) + Σ (score −
price·cost), because no price is charged on what is not short: a toll is positive on a maximum, negative on a minimum,
else 0. The price is the one with the least bound, found by halving; any price would be right (Lagrangian relaxation:
Martello & Toth, Knapsack Problems, Wiley 1990, ch. 2).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from birge.algorithms.contests.rank.items import Items

_HALVINGS = 60

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Prices:
    """`price` of a tyiyn; `toll` by area; `gain` by place: what it is worth above price and toll."""

    price: float
    toll: Floats
    gain: Floats

    def tolls(self, items: Items, area: int, count: int) -> float:
        """What the limits of an area can still bring where so many of it are taken."""
        toll = float(self.toll[area])
        return toll * (items.most[area] - count) if toll > 0 else toll * max(0, items.least[area] - count)


def prices_of(items: Items, budget: float, held: list[int], minimums: bool) -> Prices:
    """Without the places `held`; `minimums`: all minimums of the areas will be met."""
    market = _Market(items, held, minimums)
    dearest = float(np.max(market.score / np.maximum(market.cost, 1e-300), initial=0.0, where=market.cost > 0))
    low, high = 0.0, dearest
    if market.demand(0.0) > budget:
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            low, high = (middle, high) if market.demand(middle) > budget else (low, middle)
    price = 0.0 if low == 0.0 and market.demand(0.0) <= budget else high
    toll = market.toll(price)
    cost, score = items.floats
    return Prices(price, toll, score - price * cost - toll[np.array(items.area, int)])


class _Market:
    """Who would be taken at a price of money, area by area the best first."""

    def __init__(self, items: Items, held: list[int], minimums: bool) -> None:
        cost, score = items.floats
        free = np.ones(len(cost), bool)
        free[held] = False
        self.cost, self.score = cost[free], score[free]
        self.area = np.array(items.area, int)[free]
        taken = np.bincount([items.area[place] for place in held], minlength=len(items.least)) if held else 0
        members = np.bincount(self.area, minlength=len(items.least))
        self.most = np.maximum(np.array(items.most) - taken, 0)
        least = np.clip(np.array(items.least) - taken, 0, members)
        self.least = least if minimums else np.zeros_like(least)
        self.start = np.cumsum(members) - members
        self.members = members

    def _best_first(self, price: float) -> tuple[NDArray[np.intp], Floats]:
        worth = self.score - price * self.cost
        order = np.lexsort((-worth, self.area))
        return order, worth[order]

    def demand(self, price: float) -> float:
        """What those who are worth the price cost, and those that the minimums ask for."""
        order, worth = self._best_first(price)
        area = self.area[order]
        rank = np.arange(len(order)) - self.start[area]
        taken = ((worth > 0) & (rank < self.most[area])) | (rank < self.least[area])
        return float(self.cost[order[taken]].sum())

    def toll(self, price: float) -> Floats:
        """Half-way between the last who has room, or is needed, and the next."""
        _, worth = self._best_first(price)
        tolls = np.zeros(len(self.most))
        for area, (start, members) in enumerate(zip(self.start, self.members, strict=True)):
            own = worth[start : start + members]
            positive, most, least = int((own > 0).sum()), int(self.most[area]), int(self.least[area])
            if positive > most:
                tolls[area] = (own[most] + own[most - 1]) / 2 if most else own[0]
            elif positive < least:
                tolls[area] = min(0.0, (own[least - 1] + (own[least] if least < members else own[least - 1])) / 2)
        return tolls
