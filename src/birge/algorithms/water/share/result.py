"""What comes out: exact volumes of the users, and the flows of the canals."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from birge.algorithms.water.share.case import WaterCase
from birge.algorithms.water.share.columns import floats, product, quotient
from birge.algorithms.water.share.groups import runs
from birge.algorithms.water.share.network import Network, Period

REQUEST: Final = "request"
FLOW_PLACES: Final = 15
"""Decimals of flows and totals: sums of thousands of fractions, each exact and with a denominator of its own."""
_SUMMED_AT: Final = 200  # binary places in which those sums are made


@dataclass(frozen=True, slots=True)
class Part:
    """What a group gets: `numerator/denominator` of the floor (nothing comes on top), or the floor and so much of the
    rest. `node` is what holds it back, None if nothing does."""

    numerator: int
    denominator: int
    on_floor: bool
    node: int | None


@dataclass(frozen=True, slots=True)
class Flow:
    """m³ in a period: what enters the head of a canal, and what is lost on its length; `full`: no more may enter."""

    inflow: Fraction
    loss: Fraction
    full: bool


@dataclass(frozen=True, slots=True)
class Totals:
    """m³ in a period; supply = given + loss + unused."""

    supply: Fraction
    given: Fraction
    loss: Fraction
    unused: Fraction


class PeriodShares:
    """One period of a result. Users and canals in the order of the case."""

    def __init__(self, network: Network, period: Period, of_user: NDArray[np.int64], parts: list[Part]) -> None:
        self.network, self.period, self.parts = network, period, parts
        self._of_user = of_user
        floors = 0 * period.requests if period.floors is None else period.floors
        on_floor = np.array([part.on_floor for part in parts], dtype=bool)[of_user]
        self._rest = period.requests - floors * ~on_floor
        self._base = np.where(on_floor, 0, floors)
        self._shared = np.where(on_floor, floors, self._rest)

    def given(self) -> list[Fraction]:
        """m³ at each user's gate, exactly."""
        scale = self.network.scale
        rows = zip(self._of_user.tolist(), self._base.tolist(), self._shared.tolist(), strict=True)
        return [Fraction(*_given(self.parts[group], base, shared, scale)) for group, base, shared in rows]

    def thousandths(self) -> list[int]:
        """The same rounded down to 0.001 m³, in those units: in floating point, but exactly where that is in doubt."""
        scale = self.network.scale
        found: NDArray[Any] = product(self.period.requests, np.array([1000])) // scale
        held = np.flatnonzero(self._held[self._of_user])
        base, shared, groups = self._base[held], self._shared[held], self._of_user[held]
        with np.errstate(all="ignore"):
            near = (floats(base) + floats(shared) * self._ratios[groups]) * quotient(1000, scale)
            doubtful = ~(np.abs(near - np.rint(near)) > 1e-9 + near * 1e-13)
        sure = ~doubtful
        found[held[sure]] = np.floor(near[sure]).astype(np.int64)
        numbers: list[int] = found.tolist()
        for place in np.flatnonzero(doubtful).tolist():
            volume, denominator = _given(self.parts[groups[place]], int(base[place]), int(shared[place]), scale)
            numbers[held[place]] = volume * 1000 // denominator
        return numbers

    @cached_property
    def _held(self) -> NDArray[np.bool_]:
        """Which groups are held back."""
        return np.array([part.node is not None for part in self.parts], dtype=bool)

    @cached_property
    def _ratios(self) -> NDArray[np.float64]:
        return np.array([quotient(part.numerator, part.denominator) for part in self.parts], dtype=np.float64)

    def bound_by(self) -> list[str]:
        """What holds each user back: `request`, a canal's id, or `supply`."""
        names = self.network.names
        by_group = [REQUEST if part.node is None else names[part.node] for part in self.parts]
        wanting = (self._rest != 0).tolist()
        groups = self._of_user.tolist()
        return [by_group[group] if wants else REQUEST for group, wants in zip(groups, wanting, strict=True)]

    def flows(self) -> list[Flow]:
        """By canal."""
        nodes, above = self.network.scheme.node_of, self.network.scheme.parents
        factors, scale = self.period.factors.numerators, self.network.scale
        carried = self._carried()
        found = []
        for node, efficiency in zip(nodes, self.period.efficiencies, strict=True):
            inflow = _rounded(carried[node], (scale * factors[above[node]]) << _SUMMED_AT)
            capacity = self.period.capacities[node]
            full = capacity is not None and inflow >= _rounded(capacity, scale)
            loss = inflow * (1 - efficiency)
            found.append(Flow(inflow, _rounded(loss.numerator, loss.denominator), full))
        return found

    def totals(self) -> Totals:
        scale, factors = self.network.scale, self.period.factors.numerators
        supply = Fraction(self.period.supply, scale)
        inflow = min(supply, _rounded(self._carried()[0], (scale * factors[0]) << _SUMMED_AT))
        given = min(inflow, _rounded(sum(_places(*volume) for _, volume in self._at_gates), scale << _SUMMED_AT))
        return Totals(supply, given, inflow - given, supply - inflow)

    @cached_property
    def _at_gates(self) -> list[tuple[int, tuple[int, int]]]:
        """(node, the fraction that its users get together at their gates), once for each group with users there."""
        users = self._of_user.size
        if not users:
            return []
        key = self.network.node_of_user * len(self.parts) + self._of_user
        order = np.argsort(key, kind="stable")
        arranged = key[order]
        starts = runs(arranged)
        base = np.add.reduceat(self._base[order], starts).tolist()
        shared = np.add.reduceat(self._shared[order], starts).tolist()
        found = []
        for place, own, more in zip(arranged[starts].tolist(), base, shared, strict=True):
            node, group = divmod(place, len(self.parts))
            found.append((node, _given(self.parts[group], own, more, 1)))
        return found

    def _carried(self) -> list[int]:
        """By node, reckoned at the source."""
        above, factors = self.network.scheme.parents, self.period.factors.numerators
        carried = [0] * len(above)
        for node, (volume, denominator) in self._at_gates:
            carried[node] += _places(volume * factors[node], denominator)
        for node in range(len(above) - 1, 0, -1):
            carried[above[node]] += carried[node]
        return carried


def _given(part: Part, base: int, shared: int, scale: int) -> tuple[int, int]:
    return base * part.denominator + shared * part.numerator, part.denominator * scale


def _places(numerator: int, denominator: int) -> int:
    return (numerator << _SUMMED_AT) // denominator


def _rounded(numerator: int, denominator: int) -> Fraction:
    """The nearest number with `FLOW_PLACES` decimals."""
    unit = 10**FLOW_PLACES
    return Fraction((2 * numerator * unit + denominator) // (2 * denominator), unit)


@dataclass(frozen=True)
class WaterResult:
    """One `PeriodShares` per period of the case (one for a case without periods)."""

    case: WaterCase
    periods: list[PeriodShares]
