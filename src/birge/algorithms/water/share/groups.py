"""Users who stand and fall together: at one canal that might be full, with the same terms.

A canal that could carry all that is asked for through it holds nobody back; its users count as users of the nearest
canal above that might. Which canals those are is seen in floating point, with a margin that errs on the safe side.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from birge.algorithms.water.share.columns import Whole, floats, quotient
from birge.algorithms.water.share.factors import Factors
from birge.algorithms.water.share.network import Network, Period, Terms
from birge.algorithms.water.share.scheme import Scheme

_MARGIN: Final = 1e-9
_Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Groups:
    """`nodes`: the canals that might be full, the source (0) first; `parents` and `places` count in them. Of each
    group: `places`, its canal, and `kinds`, its pair of terms. `of_user`: the group of each user."""

    nodes: list[int]
    parents: list[int]
    places: list[int]
    kinds: list[int]
    of_user: NDArray[np.int64]
    order: NDArray[np.int64]
    starts: NDArray[np.int64]

    def sums(self, numbers: Whole) -> list[int]:
        """Of the users' numbers, by group, exactly."""
        if not numbers.size:
            return []
        sums: list[int] = np.add.reduceat(numbers[self.order], self.starts).tolist()
        return sums


class Grouping:
    """The groups of a case: the same in all its periods that have the same terms."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self._parents = np.array(network.scheme.parents)
        self._layers = _layers(network.scheme)
        self._might_be_full = self._in_any_period()
        self._made: dict[int, Groups] = {}

    def of(self, period: Period) -> Groups:
        key = id(period.terms)
        if key not in self._made:
            self._made[key] = self._groups(self._might_be_full, period.terms)
        return self._made[key]

    def _in_any_period(self) -> NDArray[np.bool_]:
        """By node: does what is asked for through it come near what it can carry?"""
        nodes, ends = self.network.node_of_user, np.array(self.network.scheme.ends)
        might: NDArray[np.bool_] = np.zeros(len(ends), dtype=bool)
        known: dict[tuple[int, int], tuple[_Floats, _Floats]] = {}
        for period in self.network.periods:
            key = (id(period.factors), id(period.capacities))
            if key not in known:
                known[key] = _in_floats(self._parents, period.factors, period.capacities)
            factors, limits = known[key]
            with np.errstate(all="ignore"):  # beyond the floating range nothing is surely below: it might be full
                own = np.bincount(nodes, floats(period.requests) * factors[nodes], minlength=len(factors))
                before = np.concatenate([[0.0], np.cumsum(own)])
                asked = before[ends] - before[:-1]
                might |= ~(asked < limits * (1 - _MARGIN) - _MARGIN * before[-1])
        might[0] = True
        return might

    def _groups(self, might: NDArray[np.bool_], terms: Terms) -> Groups:
        nearest = self._nearest(might)
        nodes = np.flatnonzero(might)
        key = nearest[self.network.node_of_user] * len(terms.pairs) + terms.of_user
        order = np.argsort(key, kind="stable")
        starts = runs(key[order])
        of_user = np.empty_like(key)
        of_user[order] = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, key.size)))
        places, kinds = np.divmod(key[order][starts], max(1, len(terms.pairs)))
        parents = [-1, *nearest[self._parents[nodes[1:]]].tolist()]
        return Groups(nodes.tolist(), parents, places.tolist(), kinds.tolist(), of_user, order, starts)

    def _nearest(self, might: NDArray[np.bool_]) -> NDArray[np.int64]:
        """By node: itself or the nearest above it that might be full, counted among those."""
        places = np.where(might, np.cumsum(might) - 1, -1)
        for layer in self._layers:
            inherited = places[self._parents[layer]]
            places[layer] = np.where(might[layer], places[layer], inherited)
        return places


def runs(arranged: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where each run of equal numbers begins."""
    if not arranged.size:
        return arranged
    return np.flatnonzero(np.concatenate([[True], arranged[1:] != arranged[:-1]]))


def _layers(scheme: Scheme) -> list[NDArray[np.int64]]:
    """The nodes below the source by their distance from it."""
    depth = [0]
    for parent in scheme.parents[1:]:
        depth.append(depth[parent] + 1)
    order = np.argsort(depth, kind="stable")
    return np.split(order, runs(np.array(depth)[order])[1:])[1:]


def _in_floats(parents: NDArray[np.int64], factors: Factors, capacities: list[int | None]) -> tuple[_Floats, _Floats]:
    """Factors of the nodes, and what each may carry, reckoned at the source."""
    numbers = np.array([quotient(numerator, factors.denominator) for numerator in factors.numerators])
    above = np.concatenate([[1.0], numbers[parents[1:]]])
    limits = np.array([np.inf if capacity is None else quotient(capacity, 1) for capacity in capacities])
    with np.errstate(over="ignore"):
        return numbers, limits * above
