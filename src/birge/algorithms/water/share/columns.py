"""The numbers of a case by period, as arrays of whole numbers: int64 where they fit, Python's integers where not."""

from collections.abc import Iterable, Sequence
from math import lcm
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from birge.algorithms.cases.exact import Exact

Whole = NDArray[Any]
_ROOM: Final = 1 << 62


def by_period(rows: Sequence[Any], periods: int) -> list[Sequence[Any]]:
    """For each period the value of every row. One and the same list for all periods where no row is a list."""
    if tuple not in set(map(type, rows)):
        return [rows] * periods
    return list(zip(*(row if type(row) is tuple else (row,) * periods for row in rows), strict=True))


def common_denominator(columns: Iterable[Sequence[Exact | None]]) -> int:
    """Of all the numbers in columns by period; a column that comes again is looked at once."""
    distinct = {id(column): column for column in columns}.values()
    return lcm(*{number.denominator for column in distinct for number in column if number is not None})


def scaled(number: Exact, scale: int) -> int:
    """The number times `scale`, which is a multiple of its denominator."""
    return number.numerator * (scale // number.denominator)


def whole(column: Sequence[Exact], scale: int) -> Whole:
    if scale == 1:
        return array_of([number.numerator for number in column])
    return array_of([scaled(number, scale) for number in column])


def array_of(numbers: Sequence[int]) -> Whole:
    """Sums of all of them, too, fit where the array is of int64."""
    fits = not numbers or max(numbers) * len(numbers) < _ROOM
    return np.array(numbers, dtype=np.int64 if fits else object)


def quotient(numerator: int, denominator: int) -> float:
    """Near enough, and 10³⁰⁰ where it is beyond the floating range."""
    try:
        return numerator / denominator
    except OverflowError:
        return 1e300


def floats(numbers: Whole) -> NDArray[np.float64]:
    try:
        return numbers.astype(np.float64)
    except OverflowError:
        return np.array([quotient(number, 1) for number in numbers.tolist()])


def product(one: Whole, other: Whole) -> Whole:
    """Elementwise, of numbers ≥ 0, exactly."""
    if not one.size or int(one.max()) * int(other.max()) * one.size < _ROOM:
        return np.asarray(one * other)
    return np.asarray(one.astype(object) * other.astype(object))
