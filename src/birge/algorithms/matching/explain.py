"""Why two rows are put before a clerk: for each field, how the values stand to each other and what that weighs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log
from typing import NamedTuple

import numpy as np

from birge.algorithms.matching.edits import Floats, Ints
from birge.algorithms.matching.fields import Columns, Field
from birge.algorithms.matching.kinds import Kind
from birge.algorithms.matching.levels import Level, Levels
from birge.algorithms.matching.model import Model, Weights

_TEXT_CODES = {
    Level.MISSING: "missing",
    Level.EQUAL: "same",
    Level.FORM: "other_form",
    Level.NEAR: "typing_error",
    Level.LIKE: "similar",
    Level.DIFFERENT: "different",
    Level.SWAPPED: "names_swapped",
    Level.PARTLY: "shortened",
}
_DATE_CODES = {
    **_TEXT_CODES,
    Level.FORM: "two_parts_same",
    Level.NEAR: "one_digit_different",
    Level.LIKE: "year_same",
    Level.SWAPPED: "day_month_swapped",
    Level.PARTLY: "same_as_far_as_known",
}
_USED_FOR_ONE = "used_for_one_person"
_MARKED = 2.0
"""Bits by which the list must lighten what two different names say against one person, to be worth saying."""
_OF_THE_PAIR = ("rarity_of_duplicates", "may_be_relatives")

CODES = (
    *dict.fromkeys([*_TEXT_CODES.values(), *_DATE_CODES.values(), "other_spelling", _USED_FOR_ONE, *_OF_THE_PAIR]),
)


class Reason(NamedTuple):
    """`field`: the column's name, or "" for what concerns the whole pair; `code`: one of `CODES`; `values`: of both
    rows as written; `weight`: in bits, above 0 for one person, below 0 against it. The weights of a pair add up to
    log2(score / (1 - score)).
    """

    field: str
    code: str
    values: tuple[str, str] | None
    weight: float


def reasons_of(
    columns: Columns,
    fields: Sequence[Field],
    levels: Sequence[Levels],
    weights: Weights,
    model: Model,
    one: Ints,
    other: Ints,
) -> Iterator[tuple[Reason, ...]]:
    """For each pair, rows `one[i]` and `other[i]` of `columns`: its reasons, heaviest first, then the whole pair's.

    A field that both leave empty gives none.
    """
    about = []
    for field, own, level, weight in zip(fields, model.by_field, levels, weights.fields, strict=True):
        words = _DATE_CODES if field.kind is Kind.BORN_ON else _TEXT_CODES
        usual = log(own.m[Level.DIFFERENT] / own.u[Level.DIFFERENT], 2)
        about.append((field.name, columns.get(field.name), [words[Level(of)] for of in range(8)], level.tolist(),
                      _bits(weight).tolist(), usual))  # fmt: skip
    rarity = Reason("", _OF_THE_PAIR[0], None, round(log(model.matches, 2), 2))
    relatives = _bits(-np.logaddexp(weights.relative, 0.0)).tolist()
    for place, (a, b) in enumerate(zip(one.tolist(), other.tolist(), strict=True)):
        out = []
        for name, column, codes, level, weight, usual in about:
            values = None if column is None else (column[a], column[b])
            if values != ("", ""):
                code = codes[level[place]]
                if code == "different" and weight[place] > usual + _MARKED:
                    code = _USED_FOR_ONE
                if code == "same" and values and values[0] != values[1] and _plain(values[0]) != _plain(values[1]):
                    code = "other_spelling"
                out.append(Reason(name, code, values, weight[place]))
        out.sort(key=_heaviest_first)
        yield (*out, rarity, Reason("", _OF_THE_PAIR[1], None, relatives[place]))


def _heaviest_first(reason: Reason) -> tuple[float, str]:
    return -reason.weight, reason.field


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _bits(weights: Floats) -> Floats:
    return np.asarray(np.round(weights / log(2), 2))
