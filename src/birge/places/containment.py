"""Which unit's territory holds which, period by period, worked out from where units lay and what became of them.

Three rules:
1. A unit lies, while it lives, in its parent and in all that its parent lies in. Every unit lies in itself, from its
   start on without end.
2. A unit that has ended lies in every unit that holds *all* of its successors (one successor: that one); while no unit
   does (the parts of an oblast), in its first successor. A unit that was abolished lies in its last parent. So the
   records that hang on it are found in what took it over.
3. A unit that has ended goes on holding the smallest units that it held on its last day, wherever they are now: who was
   appointed for it keeps exactly that territory.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from birge.places.models import OPEN_END

Period = tuple[date, date]
Rows = dict[UUID, list[Period]]
"""What holds a unit, and when."""


@dataclass(frozen=True)
class Stay:
    """A unit lay in `parent` (None: it is at the top) in [starts_on, ends_on)."""

    parent: UUID | None
    starts_on: date
    ends_on: date


def containments(
    stays: Mapping[UUID, Sequence[Stay]], successors: Mapping[UUID, Sequence[UUID]]
) -> set[tuple[UUID, UUID, date, date]]:
    """All rows (above, below, starts_on, ends_on), each pair's periods joined where they touch.

    `stays` holds every unit's non-empty stays in order of time; `successors` those of the units that have ended.
    """
    builder = _Builder(stays, successors)
    holders = {unit: dict(builder.holders(unit)) for unit in stays}
    for above, kept in builder.kept_by_ended(holders):
        for below, since in kept:
            holders[below] = {**holders[below], above: [*holders[below].get(above, []), (since, OPEN_END)]}
    return {
        (above, below, start, end)
        for below, rows in holders.items()
        for above, periods in rows.items()
        for start, end in _joined(periods)
    }


class _Builder:
    def __init__(self, stays: Mapping[UUID, Sequence[Stay]], successors: Mapping[UUID, Sequence[UUID]]) -> None:
        self.stays = stays
        self.successors = successors
        self.known: dict[UUID, Rows] = {}

    def holders(self, unit: UUID) -> Rows:
        """Rules 1 and 2."""
        if unit not in self.known:
            self.known[unit] = self._holders(unit)
        return self.known[unit]

    def _holders(self, unit: UUID) -> Rows:
        stays = self.stays[unit]
        rows: dict[UUID, list[Period]] = defaultdict(list)
        for stay in stays:
            if stay.parent is not None:
                _add(rows, self.holders(stay.parent), (stay.starts_on, stay.ends_on))
        last = stays[-1]
        if last.ends_on < OPEN_END:
            after = (last.ends_on, OPEN_END)
            heirs = list(self.successors.get(unit, ())) or ([last.parent] if last.parent else [])
            holders = [self.holders(heir) for heir in heirs]
            common = _common(holders)
            _add(rows, common, after)
            for gap in _gaps([period for periods in common.values() for period in periods], after):
                _add(rows, holders[0] if holders else {}, gap)
        rows[unit] = [(stays[0].starts_on, OPEN_END)]
        return rows

    def kept_by_ended(self, holders: Mapping[UUID, Rows]) -> list[tuple[UUID, list[tuple[UUID, date]]]]:
        """Rule 3: (ended unit, [(smallest unit, since)])."""
        ended = {unit: stays[-1].ends_on for unit, stays in self.stays.items() if stays[-1].ends_on < OPEN_END}
        if not ended:
            return []
        held: dict[UUID, list[UUID]] = defaultdict(list)
        for below, rows in holders.items():
            for above in rows.keys() & ended.keys() - {below}:
                if _covers(rows[above], ended[above] - _DAY):
                    held[above].append(below)
        children: dict[UUID, list[Period]] = defaultdict(list)
        for stays in self.stays.values():
            for stay in stays:
                if stay.parent is not None:
                    children[stay.parent].append((stay.starts_on, stay.ends_on))
        return [
            (
                above,
                [(below, ended[above]) for below in units if not _covers(children[below], ended[above] - _DAY)],
            )
            for above, units in held.items()
        ]


_DAY = timedelta(days=1)


def _covers(periods: Iterable[Period], day: date) -> bool:
    return any(start <= day < end for start, end in periods)


def _add(rows: dict[UUID, list[Period]], more: Rows, limits: Period) -> None:
    for above, periods in more.items():
        rows[above].extend(_both(periods, [limits]))


def _both(some: Iterable[Period], others: Sequence[Period]) -> list[Period]:
    """The periods that lie in both lists."""
    return [
        (max(start, low), min(end, high))
        for start, end in some
        for low, high in others
        if max(start, low) < min(end, high)
    ]


def _common(many: Sequence[Rows]) -> Rows:
    """What holds every one of several units, and when."""
    if not many:
        return {}
    common = dict(many[0])
    for rows in many[1:]:
        common = {above: _both(_joined(common[above]), _joined(rows[above])) for above in common.keys() & rows.keys()}
    return common


def _gaps(periods: Iterable[Period], limits: Period) -> list[Period]:
    """The parts of `limits` that no period holds."""
    gaps, since = [], limits[0]
    for start, end in _joined(periods):
        if since < min(start, limits[1]):
            gaps.append((since, min(start, limits[1])))
        since = max(since, end)
    return [*gaps, (since, limits[1])] if since < limits[1] else gaps


def _joined(periods: Iterable[Period]) -> list[Period]:
    out: list[Period] = []
    for start, end in sorted(periods):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out
