"""Would the winners change without any one marker, or with any one weight a tenth less or more?"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import merge
from math import lcm
from typing import Final

from birge.algorithms.contests.rank.choosing import chosen
from birge.algorithms.contests.rank.order import Standing, key_of, standing_of
from birge.algorithms.contests.rank.scoring import Key, Sheet
from birge.algorithms.contests.rank.terms import Terms

FACTORS: Final = (Fraction(9, 10), Fraction(11, 10))


@dataclass(frozen=True, slots=True)
class Without:
    """Whom would be selected without this marker; None: there would be no answer, the money would be short."""

    marker: str
    selected: Sequence[int] | None


@dataclass(frozen=True, slots=True)
class Reweighted:
    """Whom would be selected with this weight times this factor and the others scaled to keep the total."""

    criterion: str
    factor: Fraction
    selected: Sequence[int] | None


@dataclass(frozen=True, slots=True)
class Stability:
    """Only what changes the set that is selected."""

    by_marker: Sequence[Without]
    by_weight: Sequence[Reweighted]

    @property
    def stable(self) -> bool:
        return not self.by_marker and not self.by_weight


def stability(sheet: Sheet, terms: Terms, standing: Standing, selected: Sequence[int]) -> Stability:
    """Markers by id; weights by criterion, then factor."""
    now = set(selected)
    by_marker = [
        Without(marker, then)
        for marker, other in _without_each(sheet, standing)
        if _differs(then := chosen(terms, other), now)
    ]
    by_weight = [
        Reweighted(criterion, factor, then)
        for criterion, factor, other in _reweighted(sheet)
        if _differs(then := chosen(terms, other), now)
    ]
    return Stability(by_marker, by_weight)


def _differs(then: Sequence[int] | None, now: set[int]) -> bool:
    return then is None or set(then) != now


def _without_each(sheet: Sheet, standing: Standing) -> Iterator[tuple[str, Standing]]:
    """Only the applications that the marker marked move; one that nobody else marked is not ranked any more."""
    marked: dict[str, list[int]] = defaultdict(list)
    for place, by_marker in enumerate(sheet.totals):
        for marker in by_marker:
            marked[marker].append(place)
    least = sheet.least_score(sheet.scale)
    for marker, places in sorted(marked.items()):
        own = set(places)
        moved = {place: key_of(sheet, place, marker) for place in places if len(sheet.totals[place]) > 1}
        keys: dict[int, Key] = {**standing.keys, **moved}
        stay = [place for place in standing.order if place not in own]
        order = list(merge(stay, sorted(moved, key=keys.__getitem__), key=keys.__getitem__))
        eligible = sum(-keys[place][0] >= least for place in order)
        yield marker, Standing(keys, order, eligible, standing.unit)


def _reweighted(sheet: Sheet) -> Iterator[tuple[str, Fraction, Standing]]:
    """Leaves out what cannot be: a weight that alone would pass the total, or has no others that could make up for it.

    Where one weight is multiplied by f and the others by g, a marker's total is g·total + (f − g)·its own part.
    """
    criteria = sheet.case.criteria
    total = sum(criterion.weight for criterion in criteria)
    columns = sorted(range(len(criteria)), key=lambda column: criteria[column].id)
    for column in columns:
        weight = criteria[column].weight
        for factor in FACTORS if weight < total else ():
            others = (total - factor * weight) / (total - weight)
            if others >= 0:
                yield criteria[column].id, factor, _reweighted_by(sheet, column, factor, others)


def _reweighted_by(sheet: Sheet, column: int, factor: Fraction, others: Fraction) -> Standing:
    finer = lcm(factor.denominator, others.denominator)
    of_total, of_part = int(others * finer), int((factor - others) * finer)
    keys: dict[int, Key] = {}
    for place, parts in enumerate(sheet.parts):
        if parts:
            rows = list(parts.values())
            totals = [
                of_total * whole + of_part * row[column]
                for whole, row in zip(sheet.totals[place].values(), rows, strict=True)
            ]
            keys[place] = (-sheet.score(totals), *sheet.ties(place, rows))
    return standing_of(sheet, keys, sheet.scale * finer)
