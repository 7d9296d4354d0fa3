"""The best assignment, one place after the other, each by a cheapest chain of changes (successive shortest paths).

A chain: the application goes to a first marker, who may hand one of hers on to a second, and so on; the last has one
more. Prices of the markers (Johnson's potentials) keep every possible change from costing less than nothing, so chains
are found as by Dijkstra (Ahuja, Magnanti & Orlin, *Network Flows*, 1993, ch. 9). What an application may change: a
marker of a group for another of the group, or for any other where it has more of the group than it must have.
"""

from itertools import pairwise

import numpy as np

from birge.algorithms.contests.assign.loads import Loads
from birge.algorithms.contests.assign.problem import Numbers, Problem


class Flow:
    """`chosen` by application: its markers with what they cost; `held` by marker: her applications; `counts` by
    application and group. No price is above its margin, what one more costs the marker.
    """

    def __init__(self, problem: Problem, loads: Loads) -> None:
        self.problem = problem
        self.loads = loads
        self.chosen: list[dict[int, int]] = [{} for _ in problem.applications]
        self.held: list[set[int]] = [set() for _ in problem.markers]
        self.counts = [[0] * len(problem.minima) for _ in problem.applications]
        margins = [loads.margin(marker, 0) for marker in range(len(problem.markers))]
        self.margins: Numbers = np.array(margins, problem.cost.dtype)
        self.prices: Numbers = np.full_like(self.margins, min(margins, default=0))
        self._open = problem.cost.copy()
        """What a pair would cost that is not chosen; `far` where it is, or may not be."""
        self._known: list[Numbers | None] = [None] * len(self.held)
        self._gone = problem.far // 2
        self._group = np.array(problem.groups, np.int64)

    def place(self, application: int) -> bool:
        """Give the application all its markers; False where that cannot be."""
        for group, least in enumerate(self.problem.minima):
            for _ in range(least):
                if not self._augment(application, group):
                    return False
        return all(self._augment(application, None) for _ in range(self.problem.free))

    def spare(self, application: int, group: int) -> bool:
        """Whether it has more markers of the group than it must have."""
        return self.counts[application][group] > self.problem.minima[group]

    def _augment(self, application: int, group: int | None) -> bool:
        """One marker more, of the group. Markers nearer than the chain's end get dearer by the difference."""
        self._lift()
        distance = self._open[application] + self.prices
        if group is not None:
            distance[self._group != group] = self.problem.far
        before = np.full(len(distance), -1)
        waiting = distance.copy()
        visited: list[int] = []
        while True:
            ends = distance + (self.margins - self.prices)
            last, nearest = int(ends.argmin()), int(waiting.argmin())
            if waiting[nearest] >= min(ends[last], self._gone):
                break
            self._hand_on(nearest, distance, waiting, before)
            visited.append(nearest)
        if ends[last] >= self._gone:
            return False
        self.prices[visited] += ends[last] - distance[visited]
        self._change(application, last, before)
        return True

    def _lift(self) -> None:
        """All prices alike, until somewhere one more costs just the price: their differences stay what they are."""
        room = (self.margins - self.prices).min()
        if 0 < room < self._gone:
            self.prices += room

    def _hand_on(self, marker: int, distance: Numbers, waiting: Numbers, before: Numbers) -> None:
        """The marker's distance is final: how near others are if she hands one of hers on."""
        waiting[marker] = self.problem.far
        if not self.held[marker]:
            return
        reached = self._least(marker) + (distance[marker] - self.prices[marker]) + self.prices
        nearer = reached < distance
        distance[nearer] = reached[nearer]
        waiting[nearer] = reached[nearer]
        before[nearer] = marker

    def _least(self, marker: int) -> Numbers:
        """The least cost of handing one application on, by taker."""
        known = self._known[marker]
        if known is None:
            known = self._known[marker] = self._least_of(marker)
        return known

    def _least_of(self, marker: int) -> Numbers:
        hers = list(self.held[marker])
        costs = self._open[hers] - np.array([[self.chosen[one][marker]] for one in hers], self._open.dtype)
        least: Numbers = costs.min(axis=0)
        if len(self.problem.minima) > 1:
            group = self.problem.groups[marker]
            spare = [self.spare(one, group) for one in hers]
            elsewhere = costs[spare].min(axis=0, initial=self.problem.far)
            least = np.where(self._group == group, least, elsewhere)
        return least

    def _change(self, application: int, last: int, before: Numbers) -> None:
        chain = [last]
        while before[chain[-1]] >= 0:
            chain.append(int(before[chain[-1]]))
        chain.reverse()
        steps = list(pairwise(chain))
        moved = [self._cheapest(giver, taker) for giver, taker in steps]
        self._take(application, chain[0])
        for one, (giver, taker) in zip(moved, steps, strict=True):
            self._drop(one, giver)
            self._take(one, taker)
        self.margins[last] = self.loads.margin(last, len(self.held[last]))

    def _cheapest(self, giver: int, taker: int) -> int:
        """Which application the one hands on to the other."""
        group = self.problem.groups[giver]
        inside = self.problem.groups[taker] == group
        hers = [one for one in self.held[giver] if inside or self.spare(one, group)]
        return min(hers, key=lambda one: self._open[one, taker] - self.chosen[one][giver])

    def _take(self, application: int, marker: int) -> None:
        self.chosen[application][marker] = self._open[application, marker]
        self._open[application, marker] = self.problem.far
        self.held[marker].add(application)
        self.counts[application][self.problem.groups[marker]] += 1
        for other in self.chosen[application]:
            self._known[other] = None

    def _drop(self, application: int, marker: int) -> None:
        self._open[application, marker] = self.chosen[application].pop(marker)
        self.held[marker].remove(application)
        self.counts[application][self.problem.groups[marker]] -= 1
        self._known[marker] = None
