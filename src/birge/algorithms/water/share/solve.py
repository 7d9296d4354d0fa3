"""From a water case to shares: the floors first, then the rule with what is left, each period by itself."""

from collections.abc import Callable
from itertools import groupby
from typing import Final

from birge.algorithms.water.share.case import Rule, WaterCase
from birge.algorithms.water.share.columns import Whole, product
from birge.algorithms.water.share.groups import Grouping, Groups
from birge.algorithms.water.share.levels import Levels, Pour, binders, by_ratio, filled, left_over
from birge.algorithms.water.share.network import Network, Period, network_of
from birge.algorithms.water.share.result import Part, PeriodShares, WaterResult

_WHOLE: Final = Part(1, 1, on_floor=False, node=None)


def share(case: WaterCase) -> WaterResult:
    """The exact volumes of all users in all periods. Never fails: no supply is an answer."""
    network = network_of(case)
    grouping = Grouping(network)
    periods = []
    for period in network.periods:
        groups = grouping.of(period)
        parts = _Sharing(network, period, groups).parts(case.rule)
        periods.append(PeriodShares(network, period, groups.of_user, parts))
    return WaterResult(case, periods)


class _Sharing:
    """One period: the groups' parts, found phase by phase. All volumes are reckoned at the source."""

    def __init__(self, network: Network, period: Period, groups: Groups) -> None:
        self.period, self.groups = period, groups
        self.factors = period.factors
        above = network.scheme.parents
        self.limits = [self._limit(node, above[node]) for node in groups.nodes]
        self.asked = self._sums(period.requests)
        self.floors = self._sums(period.floors) if period.floors is not None else [0] * len(self.asked)
        self.rest = [asked - floor for asked, floor in zip(self.asked, self.floors, strict=True)]
        self.found = [_WHOLE] * len(self.asked)

    def _limit(self, node: int, above: int) -> int | None:
        capacity = self.period.capacities[node] if node else self.period.supply
        return None if capacity is None else capacity * self.factors.numerators[max(above, 0)]

    def _sums(self, numbers: Whole) -> list[int]:
        return self.groups.sums(product(numbers, self.period.factor_of_user))

    def parts(self, rule: Rule) -> list[Part]:
        carried = self._floors_first() if self.period.floors is not None else [0] * len(self.groups.nodes)
        if rule is Rule.PROPORTIONAL:
            self._proportional(carried)
        else:
            kinds = self.period.terms.pairs
            waiting = [place for place, rest in enumerate(self.rest) if rest and self.found[place] is _WHOLE]
            tier_of: Callable[[int], int] = (
                (lambda place: kinds[self.groups.kinds[place]][0]) if rule is Rule.PRIORITY else (lambda place: 1)
            )
            for _, tier in groupby(sorted(waiting, key=tier_of), key=tier_of):
                self._fill(list(tier))
        return self.found

    def _floors_first(self) -> list[int]:
        """What the nodes carry for the floors, by node."""
        with_floor = [place for place, floor in enumerate(self.floors) if floor]
        pours = [Pour(self.groups.places[place], 1, self.floors[place]) for place in with_floor]
        filling = filled(self.groups.parents, self.limits, pours, self.factors)
        self._settle(filling, with_floor, on_floor=True)
        return filling.carried

    def _fill(self, places: list[int]) -> None:
        """Max-min among some of the groups, with what is left."""
        pours = [Pour(self.groups.places[place], self._weight(place), self.rest[place]) for place in places]
        self._settle(filled(self.groups.parents, self.limits, pours, self.factors), places, on_floor=False)

    def _proportional(self, carried: list[int]) -> None:
        asked = [0] * len(self.groups.nodes)
        for place, amount in zip(self.groups.places, self.asked, strict=True):
            asked[place] += amount
        for node in range(len(asked) - 1, 0, -1):
            asked[self.groups.parents[node]] += asked[node]
        rest = [amount - floors for amount, floors in zip(asked, carried, strict=True)]
        waiting = [place for place, rest in enumerate(self.rest) if rest and self.found[place] is _WHOLE]
        self._settle(by_ratio(self.limits, rest, self.factors), waiting, on_floor=False)

    def _weight(self, place: int) -> int:
        return self.period.terms.pairs[self.groups.kinds[place]][1]

    def _settle(self, filling: Levels, places: list[int], *, on_floor: bool) -> None:
        """Writes down who of these groups is held back, and takes from the nodes what now flows."""
        binding = binders(self.groups.parents, filling.levels, self.factors)
        for place in places:
            node = binding[self.groups.places[place]]
            level = filling.levels[node] if node >= 0 else None
            weight = 1 if on_floor else self._weight(place)
            if level is not None and level.key < filling.one // weight:
                self.found[place] = Part(weight * level.volume, level.slope, on_floor, self.groups.nodes[node])
        self.limits = left_over(self.groups.parents, self.limits, filling, binding)
