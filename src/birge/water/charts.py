"""Bars for the tables of indicators: only geometry here, in parts of `WIDTH`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from birge.decisions.charts import Bar, bars
from birge.water.performance import Group, PeriodLine

WIDTH = 100


@dataclass(frozen=True)
class AdequacyBar:
    """A group with a bar of its adequacy: the whole width is 1."""

    label: str
    group: Group
    width: str


def adequacy_bars(groups: Sequence[tuple[str, Group]]) -> list[AdequacyBar]:
    """One bar a group."""
    return [AdequacyBar(label, group, f"{(group.found.adequacy or 0) * WIDTH:.2f}") for label, group in groups]


def period_bars(lines: Sequence[PeriodLine]) -> list[tuple[PeriodLine, Bar]]:
    """Each period with its bar of what was required and, in it, delivered."""
    rows: list[Any] = [(str(line.period), 0, Fraction(line.required), Fraction(line.delivered)) for line in lines]
    return list(zip(lines, bars(rows), strict=True))


def adequacy_by_period(lines: Sequence[PeriodLine]) -> list[tuple[PeriodLine, str]]:
    """Each period with the width of its adequacy."""
    return [(line, f"{(line.found.adequacy or 0) * WIDTH:.0f}") for line in lines]
