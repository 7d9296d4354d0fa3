"""What a water user owes: the water that she took times the rates that held on each day.

Exact: decimals and fractions, no floats. Money is whole tyiyn; each line is rounded on its own, half a tyiyn upwards,
so the lines of a bill add up to it. Days are ordinals (`date.toordinal()`), periods half-open [starts, ends).

- m³, watering, hour: what ran on a day is charged at the rate of that day; one line for each rate.
- hectare: the rate is for the whole season; d days of a season of D days cost d/D of it. A line ends where the rate or
  the area changes.
- minimum: the rate is the least that a user pays in a season on this side. With the period that ends the season, what
  is missing is one more line.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

M3, HECTARE, HOUR, WATERING, MINIMUM = "m3", "hectare", "hour", "watering", "minimum"
BASES = (M3, HECTARE, HOUR, WATERING, MINIMUM)
MINUTES_IN_HOUR = 60
_OF_USE = (M3, HOUR, WATERING)


@dataclass(frozen=True)
class Days:
    """The days [starts, ends). Raises ValueError where none lies between."""

    starts: int
    ends: int

    def __post_init__(self) -> None:
        if self.starts >= self.ends:
            raise ValueError("a period has at least one day")

    def __contains__(self, day: int) -> bool:
        return self.starts <= day < self.ends

    @property
    def count(self) -> int:
        """How many days."""
        return self.ends - self.starts


@dataclass(frozen=True)
class Rate:
    """`tyiyn` for one unit of `basis` on the days on which it holds, for one `side` (whom the money is for).

    A `special` rate (one for the kind of season) goes before a general one of the same side and basis.
    """

    key: Hashable
    side: str
    basis: str
    tyiyn: Decimal
    days: Days
    special: bool = False

    def __post_init__(self) -> None:
        if self.basis not in BASES:
            raise ValueError(f"{self.basis}: not a basis of tariffs")
        if self.tyiyn < 0:
            raise ValueError("a rate is not negative")


@dataclass(frozen=True)
class Watering:
    """One delivery: the day on which it began, what ran, and for how long."""

    day: int
    volume_m3: Decimal
    minutes: int


@dataclass(frozen=True)
class Holding:
    """Land that a user waters on these days."""

    days: Days
    area_ha: Decimal


@dataclass(frozen=True)
class Line:
    """`quantity` (m³, ha, minutes, waterings; 1 for a minimum) at a rate. `days` of `of_days`: only for hectares."""

    rate: Rate
    quantity: Decimal
    amount_tyiyn: int
    within: Days
    days: int | None = None
    of_days: int | None = None


def half_up(exact: Fraction) -> int:
    """To whole tyiyn; exactly half a tyiyn goes up. For amounts that are not negative."""
    return int((exact * 2 + 1) // 2)


def rate_on(rates: Iterable[Rate], side: str, basis: str, day: int) -> Rate | None:
    """The rate that holds on that day: a special one goes before a general one, then the one that began later."""
    holding = [rate for rate in rates if rate.side == side and rate.basis == basis and day in rate.days]
    return max(holding, key=lambda rate: (rate.special, rate.days.starts, rate.days.ends, rate.tyiyn), default=None)


def lines_of(
    period: Days,
    season: Days,
    *,
    rates: Sequence[Rate],
    waterings: Sequence[Watering],
    holdings: Sequence[Holding],
    already_tyiyn: Mapping[str, int] | None = None,
) -> list[Line]:
    """The lines of one user's bill for the period, which lies in the season, by side and basis.

    `already_tyiyn`: by side what she was billed before for this season. Lines of nothing are left out.
    """
    if period.starts < season.starts or period.ends > season.ends:
        raise ValueError("the period lies in the season")
    found: list[Line] = []
    for side in sorted({rate.side for rate in rates}):
        of_side = [rate for rate in rates if rate.side == side]
        lines = [line for basis in _OF_USE for line in _by_use(period, of_side, side, basis, waterings)]
        lines += _by_area(period, season, of_side, side, holdings)
        if period.ends == season.ends:
            before = (already_tyiyn or {}).get(side, 0)
            lines += _minimum(season, of_side, side, before + total_of(lines))
        found += lines
    return found


def total_of(lines: Iterable[Line]) -> int:
    """What a bill of these lines comes to, tyiyn."""
    return sum(line.amount_tyiyn for line in lines)


def _by_use(period: Days, rates: Sequence[Rate], side: str, basis: str, waterings: Sequence[Watering]) -> list[Line]:
    used: dict[Rate, Decimal] = {}
    for watering in waterings:
        rate = rate_on(rates, side, basis, watering.day) if watering.day in period else None
        if rate is not None:
            used[rate] = used.get(rate, Decimal(0)) + _measure(watering, basis)
    in_order = sorted(used, key=lambda rate: (rate.days.starts, rate.special))
    lines = [Line(rate, used[rate], half_up(_price(rate, used[rate])), _common(period, rate.days)) for rate in in_order]
    return [line for line in lines if line.amount_tyiyn]


def _measure(watering: Watering, basis: str) -> Decimal:
    if basis == M3:
        return watering.volume_m3
    return Decimal(watering.minutes) if basis == HOUR else Decimal(1)


def _price(rate: Rate, quantity: Decimal) -> Fraction:
    exact = Fraction(rate.tyiyn) * Fraction(quantity)
    return exact / MINUTES_IN_HOUR if rate.basis == HOUR else exact


def _by_area(period: Days, season: Days, rates: Sequence[Rate], side: str, holdings: Sequence[Holding]) -> list[Line]:
    edges = {period.starts, period.ends}
    for days in [*(rate.days for rate in rates if rate.basis == HECTARE), *(holding.days for holding in holdings)]:
        edges |= {edge for edge in (days.starts, days.ends) if period.starts < edge < period.ends}
    parts: list[tuple[Rate, Decimal, Days]] = []
    ordered = sorted(edges)
    for starts, ends in pairwise(ordered):
        rate = rate_on(rates, side, HECTARE, starts)
        area = sum((holding.area_ha for holding in holdings if starts in holding.days), Decimal(0))
        if rate is None or not area:
            continue
        if parts and parts[-1][:2] == (rate, area) and parts[-1][2].ends == starts:
            parts.append((rate, area, Days(parts.pop()[2].starts, ends)))
        else:
            parts.append((rate, area, Days(starts, ends)))
    return [line for part in parts if (line := _area_line(*part, season)).amount_tyiyn]


def _area_line(rate: Rate, area: Decimal, days: Days, season: Days) -> Line:
    exact = _price(rate, area) * days.count / season.count
    return Line(rate, area, half_up(exact), days, days.count, season.count)


def _minimum(season: Days, rates: Sequence[Rate], side: str, so_far: int) -> list[Line]:
    rate = rate_on(rates, side, MINIMUM, season.ends - 1)
    missing = half_up(Fraction(rate.tyiyn)) - so_far if rate else 0
    return [Line(rate, Decimal(1), missing, season)] if rate and missing > 0 else []


def _common(one: Days, other: Days) -> Days:
    return Days(max(one.starts, other.starts), min(one.ends, other.ends))
