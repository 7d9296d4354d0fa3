"""The search for the best sets within a budget: fronts, area by area, without what cannot belong to an answer.

What cannot, say the prices (`prices.py`): the bound with them shows that a set cannot become worth enough any more, or
that a place is held by every set that is, or by none (Dembo & Hammer's reduction). The bound is computed in floating
point with a margin on the safe side; everything else is whole numbers.
"""

from collections.abc import Sequence

import numpy as np

from birge.algorithms.contests.rank.fronts import Front, merged, one_set, with_place
from birge.algorithms.contests.rank.items import Items
from birge.algorithms.contests.rank.prices import prices_of

_MARGIN = 1e-9  # of all scores together: far more than floating point errs
_FEW = 64  # sets of a first, rough search


class Search:
    """One budget; with `forced` only of the sets that hold this place. `possible`: there is a set at all.

    `met`: how many can help an area to its minimum, at most; `start`: the worth of a set that can be had.
    """

    def __init__(self, items: Items, budget: int, forced: int | None = None) -> None:
        self.items, self.budget = items, min(budget, sum(items.cost))
        self.held = [] if forced is None else [forced]
        self.possible = all(items.cost[place] <= budget and items.most[items.area[place]] for place in self.held)
        if self.possible:
            self._take_what_can_be_had()
            self.money = float(self.budget >> items.shifts[0])
            left = self.money - sum(float(items.floats[0][place]) for place in self.held)
            self.prices = prices_of(items, left, self.held, minimums=self.met == sum(items.least))

    def _take_what_can_be_had(self) -> None:
        """The cheapest for the minimums, which meets the most that can be met; then the most efficient that fit."""
        items, chosen = self.items, set(self.held)
        counts = self._counts(self.held)
        left = self.budget - sum(items.cost[place] for place in self.held)
        for limits, order in ((items.least, items.cheapest_first), (items.most, items.most_efficient_first)):
            for place in order:
                area = items.area[place]
                if counts[area] < limits[area] and items.cost[place] <= left and place not in chosen:
                    chosen.add(place)
                    counts[area] += 1
                    left -= items.cost[place]
            if limits is items.least:
                self.met = sum(map(min, counts, items.least))
        self.start = self.met * items.reward + sum(items.score[place] for place in chosen)

    def _counts(self, places: Sequence[int]) -> list[int]:
        counts = [0] * len(self.items.least)
        for place in places:
            counts[self.items.area[place]] += 1
        return counts

    def front(self, worth: int, few: bool = False) -> Front:
        """The front of the sets within the budget that are worth at least so much; `few`: of the likeliest only."""
        items = self.items
        goal = _Goal(self, worth, few)
        held, open_ = self._settled(goal)
        counts = self._counts(held)
        cost, score = (sum(column[place] for place in held) for column in (items.cost, items.score))
        front = one_set(cost, score, held, len(items.cost), items.number)
        if cost > self.budget or any(count > limit for count, limit in zip(counts, items.most, strict=True)):
            return front.where(np.zeros(1, bool))
        goal.prepare(open_, counts)
        for area in range(len(items.least)):
            members = [place for place in open_ if items.area[place] == area]
            members.sort(key=lambda place: -abs(self.prices.gain[place]))  # who decides most first: fronts stay short
            front = self._through(front, area, members, counts[area], goal)
        return front.where(front.worth >= worth)

    def _settled(self, goal: "_Goal") -> tuple[list[int], list[int]]:
        """The places that every set of such a worth holds, and those still to be decided; the others it cannot hold."""
        free = [place for place in range(len(self.items.cost)) if place not in self.held]
        if goal.met < self.met:
            return self.held, free
        gain = self.prices.gain
        bound = self.prices.price * self.money + sum(float(gain[place]) for place in self.held)
        bound += sum(self.prices.tolls(self.items, area, 0) for area in range(len(self.items.least)))
        bound += float(np.maximum(gain[free], 0).sum())
        known = (bound - np.abs(gain[free]) < goal.score).tolist()
        chosen = [place for place, is_known in zip(free, known, strict=True) if is_known and gain[place] > 0]
        return self.held + chosen, [place for place, is_known in zip(free, known, strict=True) if not is_known]

    def _through(self, front: Front, area: int, members: list[int], count: int, goal: "_Goal") -> Front:
        """One area's places decided: fronts by how many of it are taken, as far as it matters; at last one of all."""
        items = self.items
        unlimited = count + len(members) <= items.most[area]
        last = items.least[area] if unlimited else items.most[area]
        fronts = {min(count, last): front}
        goal.begin(area)
        for place in members:
            goal.pass_over(place)
            for taken in sorted(fronts, reverse=True):
                if taken < last or unlimited:
                    more = with_place(fronts[taken], place, items.cost[place], items.score[place])
                    more = more.where(more.cost <= self.budget)
                    then = min(taken + 1, last)
                    fronts[then] = merged(fronts[then], more) if then in fronts else more
            fronts = {taken: goal.kept(one, area, taken) for taken, one in fronts.items()}
        goal.end(area)
        together = front.where(np.zeros(len(front), bool))
        for taken, one in sorted(fronts.items()):
            met = Front(one.cost, one.worth + items.reward * min(taken, items.least[area]), one.sets)
            together = merged(together, met)
        return goal.kept(together)


class _Goal:
    """A worth to be reached, and what the places that are still open can bring to it at most."""

    def __init__(self, search: Search, worth: int, few: bool) -> None:
        items = search.items
        self.search, self.few = search, few
        self.cut_cost, self.cut_score = items.shifts
        self.met, score = divmod(worth, items.reward)
        self.score = float(score >> self.cut_score) - _MARGIN * float(items.reward >> self.cut_score) - 1
        self.lacking = sum(items.least)

    def prepare(self, open_: Sequence[int], counts: Sequence[int]) -> None:
        """Of each area, what its open places and its limits can bring where so many of it are held."""
        self.here = 0.0
        self.areas = [self.search.prices.tolls(self.search.items, area, count) for area, count in enumerate(counts)]
        self.gains = [0.0] * len(counts)
        for place in open_:
            self.gains[self.search.items.area[place]] += max(0.0, float(self.search.prices.gain[place]))
        self.later = sum(self.areas) + sum(self.gains)

    def begin(self, area: int) -> None:
        self.later -= self.areas[area] + self.gains[area]
        self.here = self.gains[area]

    def pass_over(self, place: int) -> None:
        """It is decided now, and can bring nothing more."""
        self.here -= max(0.0, float(self.search.prices.gain[place]))

    def end(self, area: int) -> None:
        self.here = 0.0
        self.lacking -= self.search.items.least[area]

    def kept(self, front: Front, area: int | None = None, taken: int = 0) -> Front:
        """Without the sets that cannot reach the worth any more; `taken` of an area that is not through yet."""
        search = self.search
        met, score = front.worth // search.items.reward, front.worth % search.items.reward
        left = search.money - (front.cost >> self.cut_cost).astype(float)
        rest = self.later + self.here + (0.0 if area is None else search.prices.tolls(search.items, area, taken))
        bound = (score >> self.cut_score).astype(float) + search.prices.price * left + rest
        reachable = np.minimum(met + self.lacking, search.met)
        kept = (reachable > self.met) | ((reachable == self.met) & (bound >= self.score))
        if self.few and kept.sum() > _FEW:
            likely = np.flatnonzero(kept)
            kept = np.sort(likely[np.argsort(-bound[likely], kind="stable")[:_FEW]])
        return front.where(kept)
