"""From columns of persons to pairs that a clerk should look at, each with its reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from birge.algorithms.matching.blocks import candidates
from birge.algorithms.matching.edits import Ints
from birge.algorithms.matching.explain import Reason, reasons_of
from birge.algorithms.matching.fields import Columns, Field, fields_of
from birge.algorithms.matching.kinds import Kind
from birge.algorithms.matching.learning import learn
from birge.algorithms.matching.levels import Levels, compare
from birge.algorithms.matching.model import Model, start, weigh

THRESHOLD = 0.8
"""Pairs with this probability or more of being one person are put before a clerk."""

SAMPLE = 200_000
"""So many candidates at most are learned from."""

STRANGERS = 50_000
"""So many pairs of rows, most of them strangers, show how often values agree by chance."""

_CHUNK = 500_000


class Pair(NamedTuple):
    """Rows `a` < `b` (0 is the first); `score`: the probability that they are one person, 0 to 1."""

    a: int
    b: int
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Found:
    """`pairs`: likeliest first. `compared`: how many were looked at; `dropped`: how many were too many to look at."""

    pairs: list[Pair]
    compared: int
    dropped: int


def find_pairs(columns: Columns, kinds: Mapping[str, Kind], threshold: float = THRESHOLD) -> Found:
    """The pairs of rows that are probably one person.

    `columns`: by name, texts of equal number ("" for none); `kinds`: what each of them holds (see `kinds_of`). The
    answer does not depend on the order of rows or columns.
    """
    in_order = _in_order_of_content(fields_of(columns, kinds))
    if in_order is None:
        return Found([], 0, 0)
    fields, order = in_order
    rows = len(order)
    pairs, dropped = (found := candidates(fields)).pairs, found.dropped_pairs
    if not len(pairs):
        return Found([], 0, dropped)
    model = _learned(fields, pairs, rows)
    out: list[Pair] = []
    for begin in range(0, len(pairs), _CHUNK):
        one, other = np.divmod(pairs[begin : begin + _CHUNK], rows)
        out += _put_forward(columns, fields, model, one, other, order, threshold)
    out.sort(key=lambda pair: (-pair.score, pair.a, pair.b))
    return Found(out, len(pairs), dropped)


def _in_order_of_content(fields: list[Field]) -> tuple[list[Field], Ints] | None:
    """The fields with their rows sorted by what they hold, and for each the row of the file."""
    if not fields or len(fields[0].codes) < 2:
        return None
    order = np.lexsort([field.codes for field in fields])
    return [Field(f.name, f.kind, f.codes[order], f.values, f.keys) for f in fields], order


def _learned(fields: Sequence[Field], pairs: Ints, rows: int) -> Model:
    model = start(fields, compare(fields, *_strangers(rows)))
    step = max(1, -(-len(pairs) // SAMPLE))
    one, other = np.divmod(pairs[::step], rows)
    return learn(fields, model, compare(fields, one, other), one, other, len(one) / len(pairs))


def _strangers(rows: int) -> tuple[Ints, Ints]:
    """A fixed spread of pairs of different rows: all of them, or `STRANGERS`."""
    if rows * (rows - 1) // 2 <= STRANGERS:
        one, other = np.triu_indices(rows, 1)
        return one.astype(np.int64), other.astype(np.int64)
    turns = np.arange(STRANGERS, dtype=np.int64)
    one = turns * 7_919 % rows
    apart = 1 + turns * 104_729 % (rows - 1)
    return one, (one + apart) % rows


def _put_forward(
    columns: Columns, fields: Sequence[Field], model: Model, one: Ints, other: Ints, order: Ints, threshold: float
) -> list[Pair]:
    levels: list[Levels] = compare(fields, one, other)
    weights = weigh(model, fields, levels, one, other)
    scores = weights.scores
    likely = np.flatnonzero(scores >= threshold)
    a, b = np.minimum(order[one], order[other])[likely], np.maximum(order[one], order[other])[likely]
    reasons = reasons_of(columns, fields, [level[likely] for level in levels], weights.only(likely), model, a, b)
    return list(map(Pair, a.tolist(), b.tolist(), np.round(scores[likely], 6).tolist(), reasons))
