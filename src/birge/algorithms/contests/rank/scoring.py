"""From marks to scores and keys of the order, in whole numbers of one small unit: exact, and fast to compare.

A marker's total is Σ weight·mark/max. All totals of a sheet are whole numbers of 1/`scale` points; an aggregate of them
divides by a number of markers, so scores are whole numbers of 1/(`scale`·`divisor`) points.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any

from birge.algorithms.contests.rank.model import (
    BY_CRITERION,
    EARLIER,
    LOWER_REQUEST,
    Aggregate,
    Application,
    RankCase,
)

Parts = tuple[int, ...]
"""One marker's weight·mark/max of one application, by criterion."""
Key = tuple[Any, ...]
"""What the order is sorted by, the best first."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """By application, in the order of the case: `totals` and `parts` by marker, in units of 1/`scale` points."""

    case: RankCase
    scale: int
    divisor: int
    parts: tuple[Mapping[str, Parts], ...]
    totals: tuple[Mapping[str, int], ...]

    def score(self, totals: Sequence[int]) -> int:
        """Their aggregate, in units of 1/(scale·divisor) points."""
        return _AGGREGATES[self.case.aggregate](totals, self.divisor)

    def points(self, score: int) -> Fraction:
        return Fraction(score, self.scale * self.divisor)

    def least_score(self, scale: int) -> int:
        """The case's minimum in units of 1/(`scale`·divisor) points, a multiple of the sheet's: a whole number."""
        minimum = self.case.minimum
        return minimum.numerator * (scale // minimum.denominator) * self.divisor

    def ties(self, application: int, parts: Sequence[Parts]) -> Key:
        """What decides between equal scores, less first; always ends with the id."""
        own = self.case.applications[application]
        return (*(self._tie(word, own, parts) for word in self.case.tie_break), own.id)

    def _tie(self, word: str, own: Application, parts: Sequence[Parts]) -> Any:
        if word.startswith(BY_CRITERION):
            place = _place(self.case, word.removeprefix(BY_CRITERION))
            return -self.score([row[place] for row in parts])
        return {LOWER_REQUEST: own.requested_tyiyn, EARLIER: own.submitted_at}.get(word, own.id)


def sheet_of(case: RankCase) -> Sheet:
    """All marks of a case, added up by marker and application."""
    place_of = {application.id: place for place, application in enumerate(case.applications)}
    column_of = {criterion.id: column for column, criterion in enumerate(case.criteria)}
    factors = [Fraction(criterion.weight) / criterion.max for criterion in case.criteria]
    precision = lcm(case.minimum.denominator, *{mark.mark.denominator for mark in case.marks})
    scale = lcm(*(factor.denominator for factor in factors)) * precision
    units = [factor.numerator * (scale // precision // factor.denominator) for factor in factors]
    rows: list[dict[str, list[int]]] = [{} for _ in case.applications]
    for mark in case.marks:
        row = rows[place_of[mark.application]].setdefault(mark.marker, [0] * len(units))
        column, given = column_of[mark.criterion], mark.mark
        row[column] = units[column] * given.numerator * (precision // given.denominator)
    parts = tuple({marker: tuple(row) for marker, row in sorted(by_marker.items())} for by_marker in rows)
    totals = tuple({marker: sum(row) for marker, row in by_marker.items()} for by_marker in parts)
    return Sheet(case, scale, _divisor({len(by_marker) for by_marker in rows}), parts, totals)


def _divisor(counts: set[int]) -> int:
    """What every aggregate over so many markers, or over one marker less, divides by."""
    least = {max(1, count - less) for count in counts for less in range(4)}
    return lcm(2, *least)


def _place(case: RankCase, criterion: str) -> int:
    return next(place for place, known in enumerate(case.criteria) if known.id == criterion)


def _mean(totals: Sequence[int], divisor: int) -> int:
    return sum(totals) * (divisor // len(totals))


def _median(totals: Sequence[int], divisor: int) -> int:
    ordered, middle = sorted(totals), len(totals) // 2
    if len(totals) % 2:
        return ordered[middle] * divisor
    return (ordered[middle - 1] + ordered[middle]) * (divisor // 2)


def _trimmed_mean(totals: Sequence[int], divisor: int) -> int:
    if len(totals) < 3:
        return _mean(totals, divisor)
    return (sum(totals) - max(totals) - min(totals)) * (divisor // (len(totals) - 2))


_AGGREGATES: dict[Aggregate, Callable[[Sequence[int], int], int]] = {
    Aggregate.MEAN: _mean,
    Aggregate.MEDIAN: _median,
    Aggregate.TRIMMED_MEAN: _trimmed_mean,
}
