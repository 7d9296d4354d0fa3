"""Numbers as a decision states them: rounded down to a unit, and held for right within one unit of the last digit.

Some results are quotients with thousands of digits. A decision states so many of them as matter in the field, and
another program that computes the same in another way may differ in the last.
"""

from fractions import Fraction
from math import floor
from typing import Any

from birge.algorithms.cases import exact

Value = Any  # of a result document: numbers, texts, lists, objects


def rounded_down(value: Value, unit: Fraction) -> Value:
    """The same document with every number a multiple of the unit."""
    if isinstance(value, dict):
        return {key: rounded_down(item, unit) for key, item in value.items()}
    if isinstance(value, list):
        return [rounded_down(item, unit) for item in value]
    return floor(value / unit) * unit if _is_number(value) else value


def agreed(value: Value, stated: Value, unit: Fraction) -> Value:
    """The document with what is stated in a package (packed) in the place of a number that it is within one unit of."""
    if isinstance(value, dict) and isinstance(stated, dict):
        return {key: agreed(item, stated.get(key), unit) for key, item in value.items()}
    if isinstance(value, list) and isinstance(stated, list) and len(value) == len(stated):
        return [agreed(item, other, unit) for item, other in zip(value, stated, strict=True)]
    number = _number(stated) if _is_number(value) else None
    near = number is not None and abs(value - number) <= unit and (number / unit).denominator == 1
    return number if near else value


def _is_number(value: Value) -> bool:
    return isinstance(value, int | Fraction) and not isinstance(value, bool)


def _number(stated: Value) -> Fraction | None:
    """The number that a package states; None if it is none, or one below 0."""
    try:
        number = exact(stated) if isinstance(stated, str) else Fraction(stated) if type(stated) is int else None
    except ValueError:
        return None
    return number if number is not None and number >= 0 else None
