"""What is measured of the flows at some gates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any
from uuid import UUID

import numpy as np

from birge.algorithms.packages.groups import merged
from birge.algorithms.packages.shape import SMALLEST
from birge.algorithms.water.indicators import (
    TAIL,
    Deliveries,
    Indicators,
    head_to_tail,
    interquartile,
    relative_supply,
    tail_supply,
    timeliness,
)
from birge.water.models import Band
from birge.water.performance.judging import Judged, judged
from birge.water.performance.sums import deliveries_by, indicators_of, sums_by, totals_of
from birge.water.periods import TenDays
from birge.water.queries.indicators import Flow, Gate, Night


@dataclass(frozen=True)
class Group:
    """Users or outlets that are looked at together: none of fewer than ten users."""

    names: tuple[str, ...]
    users: int
    found: Indicators
    night: float | None = None


@dataclass(frozen=True)
class PeriodLine:
    """One period: m³ in all, and how adequate and equal its deliveries were."""

    period: TenDays
    required: Decimal
    planned: Decimal | None
    delivered: Decimal
    found: Indicators


@dataclass(frozen=True)
class OutletLine:
    """One outlet over all periods: for those who read the register."""

    outlet: UUID
    code: str
    part: int | None
    required: Decimal
    planned: Decimal | None
    delivered: Decimal
    found: Indicators


@dataclass
class Performance:
    """What was delivered at these gates. `part`: head, middle or tail of each outlet whose way is known."""

    flows: Mapping[Gate, Flow]
    part: Mapping[UUID, int] = field(default_factory=dict)
    nights: Mapping[UUID, Night] = field(default_factory=dict)
    left_out: Sequence[TenDays] = ()

    @property
    def is_empty(self) -> bool:
        """Nothing was delivered, or nothing required, in any period that counts."""
        return not self.whole.pairs

    @cached_property
    def whole(self) -> Indicators:
        """Of all outlets."""
        return indicators_of(self.flows)

    @cached_property
    def users(self) -> set[UUID]:
        """Everyone who counts."""
        return {user for user, _outlet, _period in self.flows}

    @cached_property
    def _outlets(self) -> Deliveries:
        return deliveries_by(self.flows, by=1)

    @cached_property
    def _parts(self) -> np.ndarray[Any, np.dtype[np.int64]]:
        keys = sums_by(self.flows, by=1)
        return np.array([self.part.get(outlet, -1) for outlet, _period in keys], dtype=np.int64)

    @property
    def relative_irrigation(self) -> float | None:
        """Delivered over required, both at the users' gates."""
        return relative_supply(float(self.delivered), float(self.required))

    @property
    def delivered_to_planned(self) -> float | None:
        """Delivered over what the decisions gave, at gates for which something was decided."""
        decided = [flow for flow in self.flows.values() if flow.planned is not None]
        planned = sum((flow.planned or Decimal(0) for flow in decided), Decimal(0))
        return float(sum((flow.delivered for flow in decided), Decimal(0)) / planned) if planned else None

    @property
    def head_to_tail(self) -> float | None:
        """Delivered/required of the head over that of the tail."""
        return head_to_tail(self._outlets, self._parts)

    def tail_supply(self, enough: float) -> float | None:
        """How often an outlet of the tail had at least this part of what it required."""
        return tail_supply(self._outlets, self._parts, enough)

    @property
    def interquartile(self) -> float | None:
        """The best quarter of outlets over the worst."""
        return interquartile(self._outlets)

    @property
    def timeliness(self) -> float | None:
        """Minutes between plan and beginning, in the mean of all turns that were delivered."""
        return timeliness([late for flow in self.flows.values() for late in flow.late_min])

    @property
    def night(self) -> float | None:
        """The part of the time of turns that lies in the night."""
        return _night(self.nights.values())

    @cached_property
    def required(self) -> Decimal:
        """In all, m³."""
        return sum((flow.required for flow in self.flows.values()), Decimal(0))

    @cached_property
    def delivered(self) -> Decimal:
        """In all, m³."""
        return sum((flow.delivered for flow in self.flows.values()), Decimal(0))

    def judged(self, bands: Mapping[str, Band]) -> list[Judged]:
        """The four indicators that have bands."""
        return judged(self.whole, bands)

    def by_period(self) -> list[PeriodLine]:
        """Period by period, earliest first."""
        found: dict[date, dict[Gate, Flow]] = defaultdict(dict)
        for gate, flow in self.flows.items():
            found[gate[2]][gate] = flow
        return [
            PeriodLine(TenDays(day), *totals_of(found[day].values()), indicators_of(found[day]))
            for day in sorted(found)
        ]

    def by_outlet(self) -> list[OutletLine]:
        """Outlet by outlet, from the head to the tail as far as that is known."""
        found: dict[UUID, dict[Gate, Flow]] = defaultdict(dict)
        for gate, flow in self.flows.items():
            found[gate[1]][gate] = flow
        code_of = {gate[1]: flow.outlet_code for gate, flow in self.flows.items()}
        return [
            OutletLine(key, code_of[key], self.part.get(key), *totals_of(own.values()), indicators_of(own))
            for key, own in found.items()
        ]

    def parts(self) -> list[Group]:
        """Head, middle and tail, whoever stands there: for those who read the register."""
        found = {part: self._at(part) for part in sorted(set(self.part.values()))}
        return [
            Group((str(part),), len({user for user, _outlet, _period in own}), indicators_of(own))
            for part, own in found.items()
            if own
        ]

    def _at(self, part: int) -> dict[Gate, Flow]:
        return {gate: flow for gate, flow in self.flows.items() if self.part.get(gate[1]) == part}

    def are_parts_large(self) -> bool:
        """Whether ten users or more stand at the head, as many in the middle, and as many at the tail."""
        found = self.parts()
        return len(found) == TAIL + 1 and all(group.users >= SMALLEST for group in found)

    def by_group(self, group_of: Mapping[UUID, str]) -> list[Group]:
        """Users by a property of theirs, user by user; groups below ten are put together, so that none can be found
        by subtracting. Nothing where only one group comes out: it would be everyone.
        """
        ordered = sorted(self.users)
        numbered = {number: group_of.get(user, "") for number, user in enumerate(ordered)}
        found = merged(numbered, SMALLEST)
        return (
            [self._group(names, {ordered[number] for number in numbers}) for names, numbers in found]
            if (len(found) > 1)
            else []
        )

    def _group(self, names: Iterable[str], users: Collection[UUID]) -> Group:
        own = {gate: flow for gate, flow in self.flows.items() if gate[0] in users}
        night = _night(self.nights[user] for user in users if user in self.nights)
        return Group(tuple(names), len(users), indicators_of(own, by=0), night)


def _night(nights: Iterable[Night]) -> float | None:
    known = list(nights)
    return Night(sum(one.night for one in known), sum(one.minutes for one in known)).share
