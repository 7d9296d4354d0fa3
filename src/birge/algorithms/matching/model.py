"""What each level says: Fellegi and Sunter's weights for three kinds of pairs.

A pair of rows is one person twice (M), two members of one household or family (H), or two unrelated persons (U). For
each field the model has the probability of each level in each of the three; the score of a pair is the probability of M
given all levels, fields taken as independent within each kind:

    score = P(M)·Π m / (P(M)·Π m + P(H)·Π h + P(U)·Π u)

- u: of equality, the value's own frequency in the file, so that agreeing on a rare name says more; of other levels,
  counted in a fixed sample of pairs. I. Fellegi and A. Sunter, "A theory for record linkage", 1969; W. Winkler,
  "Frequency-based matching in Fellegi-Sunter model of record linkage", 2000.
- m: from the start below, then learned (`learning`). For two different names m/u also depends on how often the file
  uses them for one person (`usage`).
- h: what a family shares (`_SHARED`) agrees as it does for one person, the rest as it does among strangers:
  h = shared · m + (1 − shared) · u. Surname, address and phone are shared, given names are not, and only twins are born
  on one day. So twins, spouses, siblings, father and son of one name are told from one person entered twice.

The starts and the h are set by judgement and checked on labelled data (tests/algorithms/matching).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from birge.algorithms.matching.edits import Floats, Ints
from birge.algorithms.matching.fields import NAMES, Field
from birge.algorithms.matching.kinds import Kind
from birge.algorithms.matching.levels import Level, Levels
from birge.algorithms.matching.usage import UNKNOWN, Usage, adjusted

VALUE_SHARE = 0.5
"""A value counts as seen so often before the file was read: with few rows the frequency is one in `USUAL_VALUES`."""

MATCHES_PER_ROW, RELATIVES_PER_ROW, SMALL_FILE = 0.05, 2.0, 500.0
"""Before a file says otherwise: one person in twenty entered twice, households of five."""

# EQUAL, FORM, NEAR, LIKE, DIFFERENT, SWAPPED, PARTLY
_START: Mapping[Kind, tuple[float, ...]] = {
    Kind.SURNAME: (0.81, 0.05, 0.06, 0.015, 0.03, 0.025, 0.01),
    Kind.GIVEN_NAME: (0.85, 0.05, 0.06, 0.02, 0.01, 0.9, 0.01),  # 0.9: the surname being swapped, this is too
    Kind.PATRONYMIC: (0.80, 0.10, 0.05, 0.015, 0.01, 0.005, 0.02),
    Kind.SEX: (0.99, 0.0, 0.0, 0.0, 0.01, 0.0, 0.0),
    Kind.BORN_ON: (0.88, 0.03, 0.05, 0.01, 0.01, 0.02, 0.95),  # 0.95: of what is known
    Kind.IDENTIFIER: (0.93, 0.0, 0.04, 0.0, 0.03, 0.0, 0.0),
    Kind.PHONE: (0.60, 0.0, 0.05, 0.0, 0.35, 0.0, 0.0),
    Kind.EMAIL: (0.65, 0.0, 0.12, 0.05, 0.18, 0.0, 0.0),
    Kind.ADDRESS: (0.75, 0.0, 0.08, 0.04, 0.13, 0.0, 0.0),
    Kind.TEXT: (0.65, 0.0, 0.05, 0.05, 0.25, 0.0, 0.0),
}
_RARE: Mapping[Kind, tuple[float, ...]] = {
    Kind.SURNAME: (0.0, 0.001, 0.004, 0.02, 0.0, 0.0005, 0.01),
    Kind.GIVEN_NAME: (0.0, 0.002, 0.006, 0.03, 0.0, 0.0005, 0.01),
    Kind.PATRONYMIC: (0.0, 0.002, 0.005, 0.03, 0.0, 0.0005, 0.01),
    Kind.SEX: (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
    Kind.BORN_ON: (0.0, 0.003, 0.001, 0.015, 0.0, 0.00005, 0.001),
    Kind.IDENTIFIER: (0.0, 0.0, 0.00005, 0.0, 0.0, 0.0, 0.0),
    Kind.PHONE: (0.0, 0.0, 0.00005, 0.0, 0.0, 0.0, 0.0),
    Kind.EMAIL: (0.0, 0.0, 0.0005, 0.01, 0.0, 0.0, 0.0),
    Kind.ADDRESS: (0.0, 0.0, 0.005, 0.02, 0.0, 0.0, 0.0),
    Kind.TEXT: (0.0, 0.0, 0.01, 0.03, 0.0, 0.0, 0.0),
}
_SEEN_BEFORE = 2000.0
"""Pairs for which `_RARE`, the usual shares among strangers, counts beside the sample from the file."""

USUAL_VALUES: Mapping[Kind, int] = {
    Kind.SURNAME: 400, Kind.GIVEN_NAME: 250, Kind.PATRONYMIC: 250, Kind.SEX: 2, Kind.BORN_ON: 25_000,
    Kind.IDENTIFIER: 1_000_000, Kind.PHONE: 200_000, Kind.EMAIL: 200_000, Kind.ADDRESS: 50, Kind.TEXT: 10,
}  # fmt: skip

_SHARED: Mapping[Kind, float] = {
    Kind.SURNAME: 0.8, Kind.GIVEN_NAME: 0.01, Kind.PATRONYMIC: 0.65, Kind.SEX: 0.0, Kind.BORN_ON: 0.03,
    Kind.IDENTIFIER: 0.002, Kind.PHONE: 0.4, Kind.EMAIL: 0.2, Kind.ADDRESS: 0.95, Kind.TEXT: 0.5,
}  # fmt: skip
_LIKELIER_IN_A_FAMILY: Mapping[Kind, float] = {Kind.GIVEN_NAME: 3.0, Kind.IDENTIFIER: 400.0}
"""NEAR and LIKE: twins are given names that sound alike, and their PINs follow each other."""


@dataclass(frozen=True)
class FieldModel:
    """`m` and `u`: the probabilities by `Level` (index 0, MISSING, is 1 in both: it says nothing). `shared`: the share
    of relatives who agree as one person does. `usage`: which values stand for each other.
    """

    m: Floats
    u: Floats
    shared: float
    usage: Usage = UNKNOWN


@dataclass(frozen=True)
class Model:
    """`matches` and `relatives`: P(M) and P(H) of any two rows of the file. `by_field`: in the order of the fields."""

    matches: float
    relatives: float
    by_field: tuple[FieldModel, ...]


@dataclass(frozen=True)
class Weights:
    """Natural logarithms for each pair: `fields[i]` is ln(m/u) of field i; the sums behind the score."""

    fields: list[Floats]
    match: Floats
    relative: Floats

    @property
    def scores(self) -> Floats:
        """P(M) of each pair."""
        return self._share(self.match)

    @property
    def relatives(self) -> Floats:
        """P(H) of each pair."""
        return self._share(self.relative)

    def only(self, places: Ints) -> Weights:
        """Of these pairs."""
        return Weights([weights[places] for weights in self.fields], self.match[places], self.relative[places])

    def _share(self, part: Floats) -> Floats:
        most = np.maximum(np.maximum(self.match, self.relative), 0)  # so that no exponential overflows
        whole = np.exp(self.match - most) + np.exp(self.relative - most) + np.exp(-most)
        return np.asarray(np.exp(part - most) / whole)


def start(fields: Sequence[Field], strangers: Sequence[Levels] | None = None, rows: int | None = None) -> Model:
    """The model before any expectation–maximisation.

    `strangers`: the levels of a sample of pairs of the file; `rows`: of how many rows these ones are a part.
    """
    models = []
    for place, field in enumerate(fields):
        u = _among_strangers(field, strangers[place] if strangers else None)
        m = np.array([1.0, *_START[field.kind]])
        models.append(FieldModel(m, u, _SHARED[field.kind]))
    size = max(rows or len(fields[0].codes), 2 * SMALL_FILE)
    return Model(2 * MATCHES_PER_ROW / size, 2 * RELATIVES_PER_ROW / size, tuple(models))


def _among_strangers(field: Field, levels: Levels | None) -> Floats:
    shares = np.array([1.0, *_RARE[field.kind]])
    if levels is not None:
        known = levels[levels > 0]
        counts = np.bincount(known, minlength=8)[:8]
        shares = (shares * _SEEN_BEFORE + counts) / (_SEEN_BEFORE + len(known))
    shares[Level.EQUAL] = float((_frequencies(field.counts, field) ** 2).sum())
    shares[Level.DIFFERENT] = 0
    shares[0] = 0
    shares[Level.DIFFERENT] = max(1 - shares.sum(), 0.01)
    shares[0] = 1
    return np.asarray(np.maximum(shares, 1e-9))


def _frequencies(counts: Ints, field: Field) -> Floats:
    """How likely a further row has the value, as two rows say that have it: they themselves are not counted."""
    usual = max(USUAL_VALUES[field.kind], len(field.values) if field.kind in (Kind.ADDRESS, Kind.TEXT) else 0)
    return (np.maximum(counts - 2, 0) + VALUE_SHARE) / (max(field.rows - 2, 0) + VALUE_SHARE * usual)


def _chances(field: Field, model: FieldModel, levels: Levels, one: Ints, other: Ints) -> Floats:
    """u of each pair: of its level, or of its level and its values where their frequency is known."""
    u = model.u[levels]
    equal = np.flatnonzero(levels == Level.EQUAL)
    u[equal] = _frequencies(field.counts[field.codes[one[equal]]], field)
    if field.kind in NAMES:
        form = np.flatnonzero(levels == Level.FORM)
        u[form] = _other_forms(field, one[form], other[form])
        swapped = np.flatnonzero(levels == Level.SWAPPED)
        left, right = field.codes[one[swapped]], field.codes[other[swapped]]
        more = np.maximum(np.where(left < 0, 0, field.counts[left]), np.where(right < 0, 0, field.counts[right]))
        u[swapped] = np.where((left < 0) & (right < 0), 0.0, _frequencies(more, field))
    if field.kind is Kind.BORN_ON:
        in_part = np.flatnonzero((levels == Level.NEAR) | (levels == Level.FORM) | (levels == Level.PARTLY))
        u[in_part] = _dates_in_part(field, levels[in_part], one[in_part], other[in_part], u[in_part])
    return u


def _other_forms(field: Field, one: Ints, other: Ints) -> Floats:
    """How frequent the forms of the name are without the more frequent one of the two."""
    counts = field.counts
    more = np.maximum(counts[field.codes[one]], counts[field.codes[other]])
    others = np.maximum(field.key_counts[field.row_keys[one]] - more - 1, 0)
    usual = USUAL_VALUES[field.kind]
    return np.asarray((others + VALUE_SHARE) / (field.rows + VALUE_SHARE * usual))


def _dates_in_part(field: Field, levels: Levels, one: Ints, other: Ints, usual: Floats) -> Floats:
    """How frequent the parts are in which two dates agree, and how often what is left is one digit apart or more."""
    a, b = field.row_date_parts[:, one], field.row_date_parts[:, other]
    agree = (a == b) & (a > 0)
    u = usual.copy()
    for (first, second), most in _TWO_PARTS.items():
        joined, counts = field.two_parts[first, second]
        rows = np.flatnonzero(agree[first] & agree[second])
        seen = np.maximum(counts[joined[one[rows]]] - 2, 0)
        u[rows] = (seen + VALUE_SHARE) / (field.rows + VALUE_SHARE * most)
    alone = agree.sum(axis=0) == 1
    u[alone] = np.where(agree[0], 1 / 70, np.where(agree[1], 1 / 12, 1 / 31))[alone]
    two_off = alone & ((a > 0) & (b > 0)).all(axis=0)
    u[levels == Level.NEAR] *= np.where(two_off, _EACH_ONE_OFF, _ONE_DIGIT)[levels == Level.NEAR]
    u[levels == Level.FORM] *= 1 - _ONE_DIGIT
    return u


_TWO_PARTS = {(0, 1): 12 * 70, (0, 2): 31 * 70, (1, 2): 365}
"""Which of year, month and day, and how many different ones are usual."""
_ONE_DIGIT = 0.3
"""The share of random years, months or days that are one digit apart."""
_EACH_ONE_OFF = 0.02 / 0.1
"""The share of random pairs of two of them that are at most one apart, both, over the share of slips that touch two."""


def weigh(model: Model, fields: Sequence[Field], levels: Sequence[Levels], one: Ints, other: Ints) -> Weights:
    """The weights of the pairs of rows (`one[i]`, `other[i]`)."""
    match = np.full(len(one), np.log(model.matches))
    relative = np.full(len(one), np.log(model.relatives))
    each = []
    for field, own, level in zip(fields, model.by_field, levels, strict=True):
        u = _chances(field, own, level, one, other)
        known = level > 0
        ratios = adjusted(own.usage, field, level, one, other, np.maximum(own.m[level], 1e-9) / u)
        weight = np.where(known, np.log(ratios), 0.0)
        each.append(weight)
        match += weight
        relative += np.where(known, np.log(_in_a_family(field.kind, own.shared, level, weight)), 0.0)
    return Weights(each, match, relative)


def _in_a_family(kind: Kind, shared: float, level: Levels, weight: Floats) -> Floats:
    """h/u of each pair, from ln(m/u)."""
    ratio = shared * np.exp(weight) + 1 - shared
    likelier = _LIKELIER_IN_A_FAMILY.get(kind)
    if likelier:
        ratio[(level == Level.NEAR) | (level == Level.FORM) | (level == Level.LIKE)] *= likelier
    return np.asarray(ratio)
