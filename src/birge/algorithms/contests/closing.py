"""How an agreement went, from countable facts: each part is a share of 100, the score is the mean of those that apply.

A part without anything to count (no indicator, no finding) is left out. The score describes; it decides nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

FULL = 100


@dataclass(frozen=True)
class Part:
    """`good` of `all_of` things: milestones in time, reports in time, reached parts of indicators, mended findings."""

    name: str
    good: Fraction
    all_of: int

    @property
    def points(self) -> int:
        """0 to 100, half up."""
        return int(self.good / self.all_of * FULL + Fraction(1, 2))


def score(parts: Sequence[Part]) -> int | None:
    """The mean of the parts, half up; None where there is nothing to count."""
    counted = [part for part in parts if part.all_of]
    if not counted:
        return None
    mean = sum((part.good / part.all_of for part in counted), Fraction(0)) / len(counted)
    return int(mean * FULL + Fraction(1, 2))


def reached(baseline: Fraction, target: Fraction, actual: Fraction) -> Fraction:
    """The reached part of the way from baseline to target, between 0 and 1; a way of no length is reached."""
    if target == baseline:
        return Fraction(1)
    return min(Fraction(1), max(Fraction(0), (actual - baseline) / (target - baseline)))
