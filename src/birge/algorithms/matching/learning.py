"""What a file teaches about itself: how often it errs, how many families and twins it holds, which names it exchanges.

By expectation–maximisation over the candidate pairs, from a fixed start:

- m starts from `model`, which also counts as `START_PAIRS` pairs seen before: a small file is judged by the start, a
  big one by itself. `_MOST_DIFFERENT` keeps m a description of one person where a file holds far more relatives than
  duplicates.
- The share of twins among relatives, where sexes are known: half of the relatives are of the other sex, one person
  never is. So where no brother and sister share a birth date, two names at one address born on one day are one person
  called by two names; where many do, they are twins.
- After the last round, which names stand for each other (`usage`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from birge.algorithms.matching.edits import Floats, Ints
from birge.algorithms.matching.fields import NAMES, Field
from birge.algorithms.matching.kinds import Kind
from birge.algorithms.matching.levels import Level, Levels
from birge.algorithms.matching.model import MATCHES_PER_ROW, SMALL_FILE, FieldModel, Model, weigh
from birge.algorithms.matching.usage import observed

START_PAIRS, START_RELATIVES = 30.0, 100.0
ROUNDS = 30
CONVERGED = 1e-4
FEWEST_RELATIVES = 0.01
SMALL_FILE_OF_FAMILIES = 100.0
"""The start's families count as much as a file of so many rows; less than `SMALL_FILE`, because families, if a file has
any, show in many pairs."""
MOST_TWINS = 0.3

_MOST_DIFFERENT: Mapping[Kind, float] = {
    Kind.SURNAME: 0.15, Kind.GIVEN_NAME: 0.05, Kind.PATRONYMIC: 0.1, Kind.SEX: 0.05, Kind.BORN_ON: 0.05,
    Kind.IDENTIFIER: 0.15,
}  # fmt: skip


def learn(
    fields: Sequence[Field], model: Model, levels: Sequence[Levels], one: Ints, other: Ints, share: float
) -> Model:
    """The model after expectation–maximisation over the candidate pairs; `share` of all candidates are given.

    Pairs that are no candidates count as unrelated. At most `ROUNDS` rounds, fewer once no probability moves by more
    than `CONVERGED`.
    """
    first = model
    sexes_known = any(field.kind is Kind.SEX for field in fields)
    for _round in range(ROUNDS):
        weights = weigh(model, fields, levels, one, other)
        matches, relatives = weights.scores, weights.relatives
        by_field = []
        for field, own, begun, level, weight in zip(
            fields, model.by_field, first.by_field, levels, weights.fields, strict=True
        ):
            twins = sexes_known and field.kind is Kind.BORN_ON
            shared = _born_together(own, begun, level, weight, relatives) if twins else own.shared
            by_field.append(FieldModel(_maximised(field.kind, own, begun, level, matches), own.u, shared))
        moved = max(float(np.abs(a.m - b.m).max()) for a, b in zip(by_field, model.by_field, strict=True))
        found, kin = float(matches.sum()) / share, float(relatives.sum()) / share
        model = Model(*_prevalence(first, len(fields[0].codes), found, kin), tuple(by_field))
        if moved < CONVERGED:
            break
    return _with_usage(model, fields, levels, one, other)


def _prevalence(first: Model, rows: int, matches: float, relatives: float) -> tuple[float, float]:
    """P(M) and P(H) of any two rows, from how many pairs of each kind were found and from the start."""
    pairs, size = rows * (rows - 1) / 2, max(rows, 2 * SMALL_FILE) ** 2 / 2
    before = size * (SMALL_FILE / (rows + SMALL_FILE)) ** 2
    before_kin = size * (SMALL_FILE_OF_FAMILIES / (rows + SMALL_FILE_OF_FAMILIES)) ** 2
    return (
        (matches + first.matches * before + MATCHES_PER_ROW) / (pairs + before + 1),
        (max(relatives, FEWEST_RELATIVES * rows) + first.relatives * before_kin) / (pairs + before_kin + 1),
    )


def _born_together(own: FieldModel, first: FieldModel, level: Levels, weight: Floats, relatives: Floats) -> float:
    """The share of twins among relatives whose birth dates are known, counted by whole dates that are the same."""
    known = (level > 0) & (level != Level.PARTLY)
    same = level == Level.EQUAL
    ratio = own.shared * np.exp(weight[same])
    twins = float((relatives[same] * ratio / (ratio + 1 - own.shared)).sum()) / float(own.m[Level.EQUAL])
    share = (twins + START_RELATIVES * first.shared) / (float(relatives[known].sum()) + START_RELATIVES)
    return min(share, MOST_TWINS)


def _with_usage(model: Model, fields: Sequence[Field], levels: Sequence[Levels], one: Ints, other: Ints) -> Model:
    scores = weigh(model, fields, levels, one, other).scores
    by_field = (
        replace(own, usage=observed(field, level, one, other, scores)) if field.kind in NAMES else own
        for field, own, level in zip(fields, model.by_field, levels, strict=True)
    )
    return Model(model.matches, model.relatives, tuple(by_field))


def _maximised(kind: Kind, own: FieldModel, first: FieldModel, level: Levels, matches: Floats) -> Floats:
    counts = np.bincount(level, weights=matches, minlength=8)[:8]
    start_counts = first.m * START_PAIRS
    aside = [Level.MISSING, *_GIVEN.get(kind, ())]
    counts[aside] = start_counts[aside] = 0
    m = (counts + start_counts) / (counts.sum() + start_counts.sum())
    most = _MOST_DIFFERENT.get(kind, 1.0)
    if m[Level.DIFFERENT] > most:
        rest = m.sum() - m[Level.DIFFERENT]
        m *= (1 - most) / rest
        m[Level.DIFFERENT] = most
    m[aside] = own.m[aside]
    return np.asarray(m)


_GIVEN = {Kind.GIVEN_NAME: (Level.SWAPPED,), Kind.BORN_ON: (Level.PARTLY,)}
"""Levels that are certain once something else is: the other name swapped, a part of the date not known."""
