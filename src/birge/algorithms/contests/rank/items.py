"""What a knapsack can hold, and what of it does not depend on the budget."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

_LARGEST = 2**62  # sums up to here are exact in 64 bits
_FLOATING = 900  # bits that a float can hold with room to multiply


@dataclass(frozen=True)
class Items:
    """By place in the order: `cost` in tyiyn, `score`, and `area`, an index into the limits `least` and `most`."""

    cost: Sequence[int]
    score: Sequence[int]
    area: Sequence[int]
    least: Sequence[int]
    most: Sequence[int]

    @cached_property
    def reward(self) -> int:
        return 1 + sum(self.score)

    @cached_property
    def number(self) -> type:
        """64-bit integers where all sums fit into them, else Python's own."""
        most = sum(self.cost) + self.reward * (sum(self.least) + 1)
        return np.int64 if most < _LARGEST else object

    @cached_property
    def cheapest_first(self) -> Sequence[int]:
        return sorted(range(len(self.cost)), key=self.cost.__getitem__)

    @cached_property
    def rises(self) -> Sequence[int]:
        """The budgets from which one more can help an area to its minimum: the cheapest of every area add up."""
        wanted, budgets = list(self.least), [0]
        for place in self.cheapest_first:
            if wanted[self.area[place]]:
                wanted[self.area[place]] -= 1
                budgets.append(budgets[-1] + self.cost[place])
        return budgets[1:]

    @cached_property
    def shifts(self) -> tuple[int, int]:
        """By how many bits costs and scores are cut before they become floats."""
        return max(0, sum(self.cost).bit_length() - _FLOATING), max(0, self.reward.bit_length() - _FLOATING)

    @cached_property
    def floats(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Costs and scores."""
        cut_cost, cut_score = self.shifts
        cost = np.array([number >> cut_cost for number in self.cost], float)
        return cost, np.array([number >> cut_score for number in self.score], float)

    @cached_property
    def most_efficient_first(self) -> Sequence[int]:
        cost, score = self.floats
        with np.errstate(divide="ignore", invalid="ignore"):
            efficiency = np.where(cost > 0, score / cost, np.inf)
        return [int(place) for place in np.argsort(-efficiency, kind="stable")]
