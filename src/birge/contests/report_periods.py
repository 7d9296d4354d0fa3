"""When a contractor reports: the periods of an agreement, month by month, quarter by quarter, or the whole."""

from __future__ import annotations

from datetime import date

_MONTHS = {"month": 1, "quarter": 3}
_YEAR = 12


def report_periods(starts_on: date, ends_on: date, every: str) -> list[tuple[date, date]]:
    """The half-open periods of [starts_on, ends_on) that end with a calendar month or quarter; the last one ends with
    the agreement. `every` is "month" or "quarter"; with anything else ("end", "milestone") the whole is one period.
    """
    months = _MONTHS.get(every)
    periods, begins = [], starts_on
    while months and (ends := _after(begins, months)) < ends_on:
        periods.append((begins, ends))
        begins = ends
    return [*periods, (begins, ends_on)]


def _after(day: date, months: int) -> date:
    """The first day after the calendar month or quarter of the day."""
    month = (day.month - 1) // months * months + months
    return date(day.year + month // _YEAR, month % _YEAR + 1, 1)
