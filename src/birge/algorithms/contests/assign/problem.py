"""The case as arrays: rows are applications, columns markers, both in the order of their ids.

The objectives are one whole number: a pair costs −keep if it is to be kept, and minus its affinity; an application more
on a marker who has L costs step·(2L + 1), the difference of the squares. An assignment is best where no cycle of
changes makes it better, and a cycle visits a marker once. So a step need only outweigh the affinity of as many changes
as there are markers, and a pair kept the largest change of load besides: then one part counts before the next.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any

import numpy as np
from numpy.typing import NDArray

from birge.algorithms.contests.assign.case import AssignCase

Numbers = NDArray[Any]
"""Whole numbers: int64 where all sums fit, Python's where not."""
_ROOM = 1 << 60


@dataclass(frozen=True, slots=True)
class Problem:
    """`cost` of each pair, `far` where there is a conflict; `limits`: applications per marker at most.

    `groups`: number of each marker's group. Number 0 are all groups without a minimum; `minima` by number, `names` too.
    """

    applications: list[str]
    markers: list[str]
    each: int
    cost: Numbers
    far: int
    step: int
    limits: list[int]
    groups: list[int]
    names: list[str]
    minima: list[int]

    @property
    def free(self) -> int:
        """How many places of an application are for markers of any group."""
        return self.each - sum(self.minima)


def problem_of(case: AssignCase) -> Problem:
    applications = sorted(case.applications)
    by_id = sorted(case.markers, key=lambda marker: marker.id)
    names = ["", *sorted(group for group, least in case.group_minimum.items() if least)]
    numbers = {name: number for number, name in enumerate(names) if number}
    limits = [min(marker.max_load, len(applications)) for marker in by_id]
    rows = {name: row for row, name in enumerate(applications)}
    columns = {marker.id: column for column, marker in enumerate(by_id)}
    shape = len(rows), len(columns)
    conflicts, current = (_flags(pairs, rows, columns, shape) for pairs in (case.conflicts, case.current))
    worth = _whole(list(case.affinity.values()))
    scale = _Scale(len(columns), max(limits, default=0), max([0, *worth]) - min([0, *worth]), bool(case.current))
    cost = np.zeros(shape, scale.kind)
    for (application, marker), value in zip(case.affinity, worth, strict=True):
        cost[rows[application], columns[marker]] = -value
    cost[current] -= scale.keep
    cost[conflicts] = scale.far
    return Problem(
        applications,
        [marker.id for marker in by_id],
        case.per_application,
        cost,
        scale.far,
        scale.step,
        limits,
        [numbers.get(marker.group, 0) for marker in by_id],
        names,
        [case.group_minimum.get(name, 0) if name else 0 for name in names],
    )


class _Scale:
    """What outweighs what. `span`: between the least and the greatest affinity."""

    def __init__(self, markers: int, most: int, span: int, keeping: bool) -> None:
        self.step = (markers + 1) * span + 1
        self.keep = self.step * (2 * most + 3) if keeping else 0
        dearest = 2 * (span + self.keep) + self.step * (2 * most + 3)
        self.far = 8 * (markers + 4) * dearest
        self.kind = np.int64 if self.far < _ROOM else object


def _whole(values: Sequence[Fraction]) -> list[int]:
    """The values as multiples of their common part."""
    scale = lcm(*{value.denominator for value in values})
    return [value.numerator * (scale // value.denominator) for value in values]


def _flags(
    pairs: Sequence[tuple[str, str]], rows: dict[str, int], columns: dict[str, int], shape: tuple[int, int]
) -> NDArray[np.bool_]:
    flags = np.zeros(shape, bool)
    flags[[rows[application] for application, _ in pairs], [columns[marker] for _, marker in pairs]] = True
    return flags


def row_sets(flags: NDArray[np.bool_]) -> list[int]:
    """Of each row the true columns, as the bits of a whole number."""
    return [int.from_bytes(row.tobytes(), "little") for row in np.packbits(flags, axis=1, bitorder="little")]
