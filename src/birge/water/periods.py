"""Ten-day periods, by which irrigation is planned: days 1–10, 11–20, and 21 to the end of the month."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

M3_A_DAY_PER_LPS = Decimal("86.4")
"""What one litre a second carries in a day, m³."""

_FIRST_DAYS = (1, 11, 21)


@dataclass(frozen=True, order=True)
class TenDays:
    """The period that begins on `starts_on`. Raises ValueError if none begins on that day."""

    starts_on: date

    def __post_init__(self) -> None:
        if self.starts_on.day not in _FIRST_DAYS:
            raise ValueError(f"No ten-day period begins on {self.starts_on}.")

    @property
    def ends_on(self) -> date:
        """The first day after it."""
        if self.starts_on.day < _FIRST_DAYS[-1]:
            return self.starts_on + timedelta(days=10)
        return (self.starts_on.replace(day=1) + timedelta(days=31)).replace(day=1)

    @property
    def last_day(self) -> date:
        """The last day of it."""
        return self.ends_on - timedelta(days=1)

    @property
    def days(self) -> int:
        """8 to 11."""
        return (self.ends_on - self.starts_on).days

    @property
    def number(self) -> int:
        """Its place in the year, 1 to 36: norms are kept by it."""
        return 3 * (self.starts_on.month - 1) + _FIRST_DAYS.index(self.starts_on.day) + 1

    def volume_m3(self, flow_lps: Decimal) -> Decimal:
        """What a steady flow carries in this period."""
        return flow_lps * M3_A_DAY_PER_LPS * self.days

    def __str__(self) -> str:
        return f"{self.starts_on:%d}–{self.last_day:%d.%m.%Y}"


def ten_days_of(day: date) -> TenDays:
    """The period in which this day lies."""
    return TenDays(day.replace(day=max(first for first in _FIRST_DAYS if first <= day.day)))


def ten_days_in(starts_on: date, ends_on: date) -> Iterator[TenDays]:
    """The periods that begin in [starts_on, ends_on)."""
    period = ten_days_of(starts_on)
    while period.starts_on < ends_on:
        if period.starts_on >= starts_on:
            yield period
        period = TenDays(period.ends_on)
