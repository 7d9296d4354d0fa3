"""How well an association delivered in some ten-day periods: all that the pages of indicators show.

Only periods that are over count, and of these only such in which somebody wrote a delivery into the journal: where
nothing was written nothing is known, which is not the same as no water.
"""

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
    codes_of,
    head_to_tail,
    indicators,
    interquartile,
    parts_by_way,
    relative_supply,
    tail_supply,
    timeliness,
)
from birge.people.models import Organisation
from birge.water.enums import BandKind, Verdict
from birge.water.models import Band
from birge.water.periods import TenDays
from birge.water.queries.indicators import Flow, Gate, Night, flows_in, late_minutes, nights_by_user, ways_of


@dataclass(frozen=True)
class Judged:
    """An indicator with its place in its band; `verdict` "" where there is no band or nothing to judge."""

    kind: str
    value: float | None
    verdict: str = ""
    band: Band | None = None

    @property
    def label(self) -> str:
        """In the reader's language."""
        return str(BandKind(self.kind).label)

    @property
    def verdict_label(self) -> str:
        """In the reader's language."""
        return str(Verdict(self.verdict).label) if self.verdict else ""


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
    late_min: Sequence[float] = ()
    nights: Mapping[UUID, Night] = field(default_factory=dict)
    left_out: Sequence[TenDays] = ()

    @property
    def is_empty(self) -> bool:
        """Nothing was delivered, or nothing required, in any period that counts."""
        return not self.whole.pairs

    @cached_property
    def whole(self) -> Indicators:
        """Of all outlets."""
        return indicators(self._outlets)

    @cached_property
    def users(self) -> set[UUID]:
        """Everyone who counts."""
        return {user for user, _outlet, _period in self.flows}

    @cached_property
    def _outlets(self) -> Deliveries:
        return _deliveries(self.flows, by=1)

    @cached_property
    def _parts(self) -> np.ndarray[Any, np.dtype[np.int64]]:
        keys = _sums(self.flows, by=1)
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
        return timeliness(self.late_min)

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
            PeriodLine(TenDays(day), *_totals(found[day].values()), indicators(_deliveries(found[day], by=1)))
            for day in sorted(found)
        ]

    def by_outlet(self) -> list[OutletLine]:
        """Outlet by outlet, from the head to the tail as far as that is known."""
        found: dict[UUID, dict[Gate, Flow]] = defaultdict(dict)
        for gate, flow in self.flows.items():
            found[gate[1]][gate] = flow
        return [
            OutletLine(key, self.part.get(key), *_totals(own.values()), indicators(_deliveries(own, by=1)))
            for key, own in found.items()
        ]

    def parts(self) -> list[Group]:
        """Head, middle and tail, whoever stands there: for those who read the register."""
        found = {part: self._at(part) for part in sorted(set(self.part.values()))}
        return [
            Group((str(part),), len({user for user, _outlet, _period in own}), indicators(_deliveries(own, by=1)))
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
        return Group(tuple(names), len(users), indicators(_deliveries(own, by=0)), night)


def judged(found: Indicators, bands: Mapping[str, Band]) -> list[Judged]:
    """Each indicator in its band."""
    values = {kind: getattr(found, kind) for kind in BandKind.values}
    return [Judged(kind, value, _verdict(value, bands.get(kind)), bands.get(kind)) for kind, value in values.items()]


def _verdict(value: float | None, band: Band | None) -> str:
    """Bands are compared with what is shown, two decimals: 0.896 is shown as 0.90 and is judged as that."""
    if value is None or band is None:
        return ""
    shown = Decimal(f"{value:.2f}")
    sign = 1 if band.more_is_better else -1
    if sign * shown >= sign * band.good:
        return str(Verdict.GOOD)
    return str(Verdict.FAIR if sign * shown >= sign * band.fair else Verdict.POOR)


def performance_of(association: Organisation, starts_on: date, ends_on: date, today: date) -> Performance:
    """Of the periods that begin in [starts_on, ends_on) and are over: seven queries."""
    flows = flows_in(association, starts_on, min(ends_on, today))
    over = {gate: flow for gate, flow in flows.items() if TenDays(gate[2]).ends_on <= today}
    written = {period for (_user, _outlet, period), flow in over.items() if flow.delivered}
    silent = {period for _user, _outlet, period in over} - written
    counted = {gate: flow for gate, flow in over.items() if gate[2] in written}
    if not counted:
        return Performance({}, left_out=[TenDays(day) for day in sorted(silent)])
    first, last = min(written), TenDays(max(written)).ends_on
    outlets = list(dict.fromkeys(outlet for _user, outlet, _period in counted))
    ways = ways_of(outlets, association, max(written))
    return Performance(
        counted,
        dict(zip(ways, parts_by_way(list(ways.values())), strict=True)),
        late_minutes(association, first, last),
        nights_by_user(association, first, last),
        [TenDays(day) for day in sorted(silent)],
    )


def _night(nights: Iterable[Night]) -> float | None:
    known = list(nights)
    return Night(sum(one.night for one in known), sum(one.minutes for one in known)).share


def _sums(flows: Mapping[Gate, Flow], *, by: int) -> dict[tuple[UUID, date], list[Decimal]]:
    """[required, delivered] by outlet (`by` = 1) or user (0), and period."""
    found: dict[tuple[UUID, date], list[Decimal]] = defaultdict(lambda: [Decimal(0), Decimal(0)])
    for gate, flow in flows.items():
        sums = found[(gate[1] if by else gate[0]), gate[2]]
        sums[0] += flow.required
        sums[1] += flow.delivered
    return found


def _deliveries(flows: Mapping[Gate, Flow], *, by: int) -> Deliveries:
    sums = _sums(flows, by=by)
    return Deliveries(
        codes_of([str(thing) for thing, _period in sums])[0],
        codes_of([str(period) for _thing, period in sums])[0],
        np.array([required for required, _delivered in sums.values()], dtype=float),
        np.array([delivered for _required, delivered in sums.values()], dtype=float),
    )


def _totals(flows: Iterable[Flow]) -> tuple[Decimal, Decimal | None, Decimal]:
    own = list(flows)
    planned = [flow.planned for flow in own if flow.planned is not None]
    return (
        sum((flow.required for flow in own), Decimal(0)),
        sum(planned, Decimal(0)) if planned else None,
        sum((flow.delivered for flow in own), Decimal(0)),
    )
