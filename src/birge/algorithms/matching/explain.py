"""Why two rows are put before a clerk: for each field, how the values stand to each other and what that weighs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np

from birge.algorithms.matching.fields import Columns, Field
from birge.algorithms.matching.kinds import Kind
from birge.algorithms.matching.levels import Level, Levels
from birge.algorithms.matching.model import Model, Weights

_BIT = log(2)
_DATE_CODES = {
    Level.NEAR: "one_digit_different",
    Level.FORM: "two_parts_same",
    Level.LIKE: "year_same",
    Level.SWAPPED: "day_month_swapped",
    Level.PARTLY: "same_as_far_as_known",
}
_TEXT_CODES = {
    Level.FORM: "other_form",
    Level.NEAR: "typing_error",
    Level.LIKE: "similar",
    Level.SWAPPED: "names_swapped",
    Level.PARTLY: "shortened",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """`field`: the column's name, or "" for what concerns the whole pair; `code`: see `CODES`; `values`: of both rows
    as written; `weight`: in bits, above 0 for one person, below 0 against it. The weights of a pair add up to
    log2(score / (1 - score)).
    """

    field: str
    code: str
    values: tuple[str, str] | None
    weight: float


CODES = (
    "same", "other_spelling", "different", "missing", *_TEXT_CODES.values(), *_DATE_CODES.values(),
    "rarity_of_duplicates", "may_be_relatives",
)  # fmt: skip


def reasons_of(
    columns: Columns,
    fields: Sequence[Field],
    levels: Sequence[Levels],
    weights: Weights,
    model: Model,
    place: int,
    a: int,
    b: int,
) -> tuple[Reason, ...]:
    """The reasons of the pair number `place`, rows `a` and `b` of the file: heaviest first, then the whole pair's."""
    out = []
    for field, level, weight in zip(fields, levels, weights.fields, strict=True):
        values = _values(columns, field.name, a, b)
        if values is None or values != ("", ""):
            out.append(Reason(field.name, _code(field, Level(level[place]), values), values, _bits(weight[place])))
    out.sort(key=lambda reason: (-reason.weight, reason.field))
    against = float(np.logaddexp(weights.relative[place], 0.0))
    return (
        *out,
        Reason("", "rarity_of_duplicates", None, _bits(log(model.matches))),
        Reason("", "may_be_relatives", None, _bits(-against)),
    )


def _values(columns: Columns, name: str, a: int, b: int) -> tuple[str, str] | None:
    """As written; None for a field put together from several columns."""
    column = columns.get(name)
    return (column[a], column[b]) if column is not None else None


def _code(field: Field, level: Level, values: tuple[str, str] | None) -> str:
    if level is Level.MISSING:
        return "missing"
    if level is Level.DIFFERENT:
        return "different"
    if level is Level.EQUAL:
        if values is None or _plain(values[0]) == _plain(values[1]):
            return "same"
        return "other_spelling"
    return (_DATE_CODES if field.kind is Kind.BORN_ON else _TEXT_CODES)[level]


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _bits(weight: float) -> float:
    return round(float(weight) / _BIT, 2)
