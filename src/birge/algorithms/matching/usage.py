"""Which two values a list uses for one person: nicknames, short forms, and names that merely look alike.

Of two different values the levels say only how alike they are written. The list itself says more: James and Jim stand
together in many pairs that are otherwise one person, Petra and Peter in none although both are frequent. For a pair of
values the ratio m/u is therefore estimated from how often they stand together, n, and how often two persons drawn at
random would have them, E, shrunk towards the ratio r of their level by a gamma prior of shape `SHAPE`:

    (n + SHAPE) / (E + SHAPE / r)

W. DuMouchel, "Bayesian data mining in large frequency tables", The American Statistician 53, 1999. A pair of rows is
no evidence for itself: the likeliest sighting of each pair of values is not counted.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from birge.algorithms.matching.edits import Floats, Ints
from birge.algorithms.matching.fields import Field
from birge.algorithms.matching.levels import Level, Levels

SHAPE = 0.5
_LEAST = 0.01
"""A pair that is one person with less probability, or values seen together less often, are not counted."""


@dataclass(frozen=True)
class Usage:
    """`counts[i]`: in how many of `matches` pairs of rows of one person the values of `pairs[i]` (ascending; `low *
    number of values + high`) stand together, the likeliest such pair left out."""

    pairs: Ints
    counts: Floats
    matches: float


UNKNOWN = Usage(np.empty(0, np.int64), np.empty(0), 0.0)


def observed(field: Field, levels: Levels, one: Ints, other: Ints, scores: Floats) -> Usage:
    """What the pairs of rows (`one[i]`, `other[i]`) show, each with the probability `scores[i]` of being one person."""
    rows = np.flatnonzero(_unequal(levels) & (scores > _LEAST))
    pairs, places = np.unique(_packed(field, one[rows], other[rows])[0], return_inverse=True)
    counts = np.bincount(places, weights=scores[rows], minlength=len(pairs)).astype(np.float64)
    likeliest = np.zeros(len(pairs))
    np.maximum.at(likeliest, places, scores[rows])
    counts -= likeliest
    seen = counts > _LEAST
    return Usage(pairs[seen], counts[seen], float(scores[levels > 0].sum()))


def adjusted(usage: Usage, field: Field, levels: Levels, one: Ints, other: Ints, ratios: Floats) -> Floats:
    """m/u of each pair of rows, from `ratios`, those of the levels."""
    if not usage.matches:
        return ratios
    out = ratios.copy()
    rows = np.flatnonzero(_unequal(levels))
    pairs, low, high = _packed(field, one[rows], other[rows])
    seen = np.zeros(len(rows))
    if len(usage.pairs):
        places = np.minimum(np.searchsorted(usage.pairs, pairs), len(usage.pairs) - 1)
        seen = np.where(usage.pairs[places] == pairs, usage.counts[places], 0.0)
    expected = usage.matches * 2 * field.counts[low] * field.counts[high] / float(field.rows) ** 2
    out[rows] = (seen + SHAPE) / (expected + SHAPE / ratios[rows])
    return out


def _unequal(levels: Levels) -> NDArray[np.bool_]:
    """Where two values stand as two values of one field."""
    return np.asarray((levels > Level.EQUAL) & (levels != Level.SWAPPED))


def _packed(field: Field, one: Ints, other: Ints) -> tuple[Ints, Ints, Ints]:
    left, right = field.codes[one].astype(np.int64), field.codes[other].astype(np.int64)
    low, high = np.minimum(left, right), np.maximum(left, right)
    return low * len(field.values) + high, low, high
