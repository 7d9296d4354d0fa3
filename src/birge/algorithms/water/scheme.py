"""What is wrong, or looks wrong, in the scheme of an association's canals and in its register of parcels.

Pure: rows in, findings out; the words for people stand elsewhere. `key` is whatever the caller knows a row by.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from statistics import median

SQUARE_METRES_IN_HECTARE = 10_000
ERROR, WARNING = "error", "warning"


@dataclass(frozen=True)
class CanalLine:
    """A canal. `parent`: the canal that it leaves `distance_m` below that one's head; None: it begins at `source`."""

    key: Hashable
    name: str
    parent: Hashable | None
    source: str
    distance_m: int
    length_m: int
    capacity_lps: Decimal
    efficiency: Decimal


@dataclass(frozen=True)
class OutletLine:
    """An outlet or a gauge post (without `capacity_lps`) `distance_m` below the head of its canal."""

    key: Hashable
    canal: Hashable | None
    distance_m: int
    capacity_lps: Decimal | None = None


@dataclass(frozen=True)
class ParcelLine:
    """A parcel, the outlet through which it gets water and the user who waters it."""

    key: Hashable
    area_ha: Decimal
    outlet: Hashable | None
    user: Hashable | None


@dataclass(frozen=True)
class Scheme:
    """All that is checked together. `most_ha`: the largest parcel that is still plausible; None: nobody says."""

    canals: Sequence[CanalLine]
    outlets: Sequence[OutletLine] = ()
    gauges: Sequence[OutletLine] = ()
    parcels: Sequence[ParcelLine] = ()
    users: Sequence[Hashable] = ()
    most_ha: Decimal | None = None


@dataclass(frozen=True)
class Finding:
    """`code` says what is wrong with the row `key` of table `of`; `params` are the figures; `fix` what to offer."""

    code: str
    level: str
    of: str
    key: Hashable
    params: Mapping[str, str] = field(default_factory=dict)
    fix: str = ""


def findings(scheme: Scheme) -> list[Finding]:
    """Everything found, errors first, in the order of the rows."""
    canals = {canal.key: canal for canal in scheme.canals}
    found = [
        *_canals(scheme.canals, canals),
        *_points("outlet", scheme.outlets, canals),
        *_points("gauge", scheme.gauges, canals),
        *_parcels(scheme),
        *_users(scheme),
    ]
    return sorted(found, key=lambda finding: finding.level != ERROR)


def _canals(lines: Sequence[CanalLine], canals: Mapping[Hashable, CanalLine]) -> Iterator[Finding]:
    sources = Counter(line.source for line in lines if line.parent is None and line.source)
    for line in lines:
        if line.length_m <= 0:
            yield Finding("length", ERROR, "canal", line.key)
        if line.capacity_lps <= 0:
            yield Finding("capacity", ERROR, "canal", line.key)
        if not 0 < line.efficiency <= 1:
            yield Finding("efficiency", ERROR, "canal", line.key, {"efficiency": str(line.efficiency)})
        if line.parent is not None:
            yield from _branch(line, canals)
        elif not line.source:
            yield Finding("no-source", ERROR, "canal", line.key)
        elif sources[line.source] > 1:
            yield Finding("source-twice", ERROR, "canal", line.key, {"source": line.source})


def _branch(line: CanalLine, canals: Mapping[Hashable, CanalLine]) -> Iterator[Finding]:
    parent = canals.get(line.parent)
    if parent is None:
        yield Finding("no-parent", ERROR, "canal", line.key)
        return
    if _runs_in_a_circle(line, canals):
        yield Finding("circle", ERROR, "canal", line.key)
    if line.distance_m > parent.length_m:
        params = {"distance": str(line.distance_m), "length": str(parent.length_m), "canal": parent.name}
        yield Finding("beyond-the-end", ERROR, "canal", line.key, params)
    if line.capacity_lps > parent.capacity_lps:
        yield _too_wide("canal", line.key, line.capacity_lps, parent)


def _too_wide(of: str, key: Hashable, capacity: Decimal, parent: CanalLine) -> Finding:
    params = {"capacity": str(capacity), "of_canal": str(parent.capacity_lps), "canal": parent.name}
    return Finding("wider-than-parent", WARNING, of, key, params)


def _runs_in_a_circle(line: CanalLine, canals: Mapping[Hashable, CanalLine]) -> bool:
    seen = {line.key}
    at = canals.get(line.parent)
    while at is not None and at.parent is not None:
        if at.key in seen:
            return at.key == line.key
        seen.add(at.key)
        at = canals.get(at.parent)
    return at is not None and at.key == line.key


def _points(of: str, lines: Sequence[OutletLine], canals: Mapping[Hashable, CanalLine]) -> Iterator[Finding]:
    for line in lines:
        canal = canals.get(line.canal)
        if canal is None:
            yield Finding("no-canal", ERROR, of, line.key)
            continue
        if line.distance_m > canal.length_m:
            params = {"distance": str(line.distance_m), "length": str(canal.length_m), "canal": canal.name}
            yield Finding("beyond-the-end", ERROR, of, line.key, params)
        if line.capacity_lps is not None and line.capacity_lps > canal.capacity_lps:
            yield _too_wide(of, line.key, line.capacity_lps, canal)


def _parcels(scheme: Scheme) -> Iterator[Finding]:
    outlets = {line.key for line in scheme.outlets}
    plausible = [line.area_ha for line in scheme.parcels if scheme.most_ha is None or line.area_ha <= scheme.most_ha]
    usual = median(plausible) if plausible else None
    for line in scheme.parcels:
        if line.area_ha <= 0:
            yield Finding("area", ERROR, "parcel", line.key)
        elif scheme.most_ha is not None and line.area_ha > scheme.most_ha:
            yield _too_large(line, scheme.most_ha, usual)
        if line.outlet is None:
            yield Finding("no-outlet", WARNING, "parcel", line.key)
        elif line.outlet not in outlets:
            yield Finding("outlet-ended", WARNING, "parcel", line.key)
        if line.user is None:
            yield Finding("no-user", WARNING, "parcel", line.key)


def _too_large(line: ParcelLine, most_ha: Decimal, usual: Decimal | None) -> Finding:
    """Surely square metres when, read so, the parcel is of the size of the others (or plausible where it is alone)."""
    as_metres = line.area_ha / SQUARE_METRES_IN_HECTARE
    largest = most_ha if usual is None else min(most_ha, usual * 100)
    params = {"area": f"{line.area_ha:f}", "most": f"{most_ha.normalize():f}"}
    fix = f"{as_metres.quantize(Decimal('0.0001')).normalize():f}" if 0 < as_metres <= largest else ""
    return Finding("area-in-metres", WARNING, "parcel", line.key, {**params, "hectares": fix}, fix)


def _users(scheme: Scheme) -> Iterator[Finding]:
    watering = {line.user for line in scheme.parcels}
    for user in scheme.users:
        if user not in watering:
            yield Finding("no-parcel", WARNING, "user", user)
