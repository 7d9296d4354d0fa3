"""A case made ready for filling: numbered canals and, period by period, whole numbers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from birge.algorithms.cases.exact import Exact
from birge.algorithms.water.share.case import WaterCase
from birge.algorithms.water.share.columns import Whole, array_of, by_period, common_denominator, scaled, whole
from birge.algorithms.water.share.factors import Factors, factors_of
from birge.algorithms.water.share.scheme import Scheme, scheme_of

T = TypeVar("T")
SUPPLY: Final = "supply"
"""The source's name in `bound_by`."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The different (priority, weight as a whole number) pairs in their order, and which of them each user has."""

    pairs: list[tuple[int, int]]
    of_user: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Period:
    """`efficiencies` in the order of the case's canals; `requests` and `floors` (None: nobody has one) of the users at
    their gates, `capacities` of the nodes at their heads, `supply`: all in 1/`Network.scale` m³."""

    supply: int
    efficiencies: Sequence[Exact]
    factors: Factors
    factor_of_user: Whole
    requests: Whole
    floors: Whole | None
    capacities: list[int | None]
    terms: Terms


@dataclass(frozen=True, slots=True)
class Network:
    """`names` of the nodes; `node_of_user`: the node of each user's canal; `scale`: how many parts of a m³ make all
    numbers whole."""

    scheme: Scheme
    names: list[str]
    node_of_user: NDArray[np.int64]
    scale: int
    periods: list[Period]


def network_of(case: WaterCase) -> Network:
    """What does not change from period to period is made once."""
    canals, users, periods = case.canals, case.users, case.periods or 1
    scheme = scheme_of([canal.id for canal in canals], [canal.parent for canal in canals])
    places = {canal.id: node for canal, node in zip(canals, scheme.node_of, strict=True)}
    nodes = np.array([places[user.canal] for user in users], dtype=np.int64)
    names = [SUPPLY, *sorted(places, key=places.__getitem__)]
    requests = by_period([user.request for user in users], periods)
    floors = by_period([user.floor for user in users], periods)
    supplies = by_period([case.supply], periods)
    capacities = by_period([canal.capacity for canal in canals], periods)
    efficiencies = by_period([canal.efficiency for canal in canals], periods)
    weights = by_period([user.weight for user in users], periods)
    priorities = by_period([user.priority for user in users], periods)
    scale = common_denominator([*requests, *floors, *supplies, *capacities])
    factors = _Each(lambda column: _factors(scheme, nodes, column))
    asked = _Each(lambda column: whole(column, scale))
    promised = _Each(lambda column: whole(column, scale) if any(column) else None)
    limits = _Each(lambda column: _by_node(scheme, column, scale))
    terms = _Each(_terms)
    ready = [
        Period(
            scaled(supplies[at][0], scale),
            efficiencies[at],
            *factors(efficiencies[at]),
            asked(requests[at]),
            promised(floors[at]),
            limits(capacities[at]),
            terms(weights[at], priorities[at]),
        )
        for at in range(periods)
    ]
    return Network(scheme, names, nodes, scale, ready)


class _Each(Generic[T]):
    """Makes a thing of columns once, however many periods have the same columns."""

    def __init__(self, make: Callable[..., T]) -> None:
        self.make = make
        self.made: dict[tuple[int, ...], T] = {}

    def __call__(self, *columns: Sequence[Any]) -> T:
        key = tuple(map(id, columns))
        if key not in self.made:
            self.made[key] = self.make(*columns)
        return self.made[key]


def _factors(scheme: Scheme, nodes: NDArray[np.int64], efficiencies: Sequence[Exact]) -> tuple[Factors, Whole]:
    factors = factors_of(scheme, efficiencies)
    return factors, array_of(factors.numerators)[nodes]


def _by_node(scheme: Scheme, capacities: Sequence[Exact | None], scale: int) -> list[int | None]:
    found: list[int | None] = [None] * len(scheme.parents)
    for node, capacity in zip(scheme.node_of, capacities, strict=True):
        found[node] = None if capacity is None else scaled(capacity, scale)
    return found


def _terms(weights: Sequence[Exact], priorities: Sequence[int]) -> Terms:
    pairs = list(zip(priorities, weights, strict=True))
    distinct = sorted(set(pairs))
    scale = common_denominator([[weight for _, weight in distinct]])
    places = {pair: place for place, pair in enumerate(distinct)}
    of_user = np.array([places[pair] for pair in pairs] if len(distinct) > 1 else [0] * len(pairs), dtype=np.int64)
    return Terms([(tier, scaled(weight, scale)) for tier, weight in distinct], of_user)
