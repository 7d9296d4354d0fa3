"""Of all best assignments the one that comes first when the list of pairs is read in the order of ids.

Best assignments differ only by changes that cost nothing under the prices of any one of them. So each application in
its turn, and each marker in hers: if a ring of such changes brings the two together, and moves nothing that is
settled, they stay together.
"""

import numpy as np

from birge.algorithms.contests.assign.exchange import Exchange, bits, lowest, set_of
from birge.algorithms.contests.assign.flow import Flow
from birge.algorithms.contests.assign.problem import row_sets


def smallest(flow: Flow) -> list[list[int]]:
    """The markers of each application, in order."""
    settling = _Settling(flow)
    return [settling.settle(application) for application in range(len(flow.chosen))]


class _Settling:
    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.exchange = _changes_for_nothing(flow)
        self.prices: list[int] = flow.prices.tolist()
        self.chosen = [set(markers) for markers in flow.chosen]
        self.loads = [len(held) for held in flow.held]
        self.ring = [(1 << len(self.loads)) - 1] * len(self.loads)
        """By marker those with whom she may still be on a ring; whom a chain from her does not reach never will be."""
        for marker in range(len(self.loads)):
            self._weigh(marker)

    def settle(self, application: int) -> list[int]:
        exchange, low = self.exchange, 0
        settled: list[int] = []
        while len(settled) < len(self.chosen[application]):
            first = min(self.chosen[application].difference(settled))
            wishes = exchange.out[application] & (1 << first) - (1 << low) & self._near(application)
            wish = lowest(wishes) if wishes else first
            if wish == first or self._bring(application, wish):
                settled.append(wish)
                exchange.held[wish].discard(application)
            low = wish + 1
        return settled

    def _bring(self, application: int, wish: int) -> bool:
        """Give the application this marker in the place of one that is not settled, if a chain closes the ring."""
        exchange, ring = self.exchange, self.ring[wish]
        leaving = set_of([one for one in self._movable(application) if exchange.takers(application, one) >> wish & 1])
        if not leaving & ring:
            return False
        search = exchange.search(1 << wish, leaving, ring)
        if search.found is None:
            self._part(search.seen, ring & ~search.seen)
            return False
        for giver, moved, taker in [*search.steps(), (search.found, application, wish)]:
            if moved is None:
                self._shift(giver, taker)
            else:
                exchange.move(moved, giver, taker)
                self.chosen[moved].remove(giver)
                self.chosen[moved].add(taker)
        return True

    def _movable(self, application: int) -> list[int]:
        return [marker for marker in self.chosen[application] if application in self.exchange.held[marker]]

    def _near(self, application: int) -> int:
        near = 0
        for marker in self._movable(application):
            near |= self.ring[marker]
        return near

    def _part(self, *rings: int) -> None:
        for ring in rings:
            for marker in bits(ring):
                self.ring[marker] = ring

    def _shift(self, more: int, fewer: int) -> None:
        self.loads[more] += 1
        self.loads[fewer] -= 1
        self._weigh(more)
        self._weigh(fewer)

    def _weigh(self, marker: int) -> None:
        """Whether one more, or one fewer, costs the marker just her price."""
        price, load, bit = self.prices[marker], self.loads[marker], 1 << marker
        margin = self.flow.loads.margin
        self.exchange.up = self.exchange.up & ~bit | bit * (margin(marker, load) == price)
        self.exchange.down = self.exchange.down & ~bit | bit * (load > 0 and margin(marker, load - 1) == price)


def _changes_for_nothing(flow: Flow) -> Exchange:
    problem, far = flow.problem, flow.problem.far
    groups = np.array(problem.groups, np.int64)
    cost = problem.cost + flow.prices
    chosen = np.array([list(markers) for markers in flow.chosen], np.int64).reshape(len(flow.chosen), problem.each)
    paid, group_of = np.take_along_axis(cost, chosen, 1), groups[chosen]
    dearest = [np.where(group_of == group, paid, -far).max(axis=1) for group in range(len(problem.minima))]
    spare = np.array(flow.counts, np.int64).reshape(len(flow.chosen), len(problem.minima)) > problem.minima
    level = np.max([np.where(spare[:, group], most, -far) for group, most in enumerate(dearest)], axis=0)
    levels = np.array([np.maximum(most, level) for most in dearest])
    tight = cost == levels[groups].T
    pooled = (levels == level) & (level > -far)
    masks = [set_of(np.flatnonzero(groups == group).tolist()) for group in range(len(problem.minima))]
    inside = np.zeros_like(tight)
    np.put_along_axis(inside, chosen, True, 1)
    movable = [set(np.flatnonzero(column).tolist()) for column in (tight & inside).T]
    pools = [sum(mask for mask, own in zip(masks, row, strict=True) if own) for row in pooled.T.tolist()]
    return Exchange(problem, row_sets(tight & ~inside), movable, [list(row) for row in flow.counts], pools, masks)
