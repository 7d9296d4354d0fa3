"""How the values of two rows stand to each other, field by field, for many pairs of rows at once."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from birge.algorithms.matching.edits import Ints, Letters, distances
from birge.algorithms.matching.fields import NAMES, Codes, Field
from birge.algorithms.matching.kinds import Kind


class Level(IntEnum):
    """The relation of two values.

    FORM: forms of one word (Өмүралиев, Омуралиева); of dates, two of day, month and year the same. NEAR: a typing
    error apart (of dates, a digit, two neighbours swapped, or each part at most one off). LIKE: resembling; of dates,
    the year the same. SWAPPED: of dates, day and month; of names, surname and given name. PARTLY: the same as far as
    one of them goes (a year only, an initial, a part of a name).
    """

    MISSING = 0
    EQUAL = 1
    FORM = 2
    NEAR = 3
    LIKE = 4
    DIFFERENT = 5
    SWAPPED = 6
    PARTLY = 7


Levels = NDArray[np.uint8]
_NUMBERS = (Kind.IDENTIFIER, Kind.PHONE)
_ALIKE, _SAME_WORD, _TYPING_ERROR = 0.5, 0.5, 0.8
"""Shares of letters left as they are (1 − edits / length of the longer)."""
_TABLE_PER_PAIR = 64
"""So many bytes a pair a table of all pairs of values may take."""


def compare(fields: Sequence[Field], one: Ints, other: Ints) -> list[Levels]:
    """The levels of each field for the pairs of rows (`one[i]`, `other[i]`). Symmetric."""
    levels = [_compared(field, field.codes[one], field.codes[other]) for field in fields]
    places = {field.kind: place for place, field in enumerate(fields) if field.kind in NAMES}
    if Kind.SURNAME in places and Kind.GIVEN_NAME in places:
        surname, given = places[Kind.SURNAME], places[Kind.GIVEN_NAME]
        _swapped_names(fields[surname], fields[given], levels[surname], levels[given], one, other)
    return levels


def _compared(field: Field, left: Codes, right: Codes) -> Levels:
    levels = np.full(len(left), Level.DIFFERENT, np.uint8)
    levels[left == right] = Level.EQUAL
    levels[(left < 0) | (right < 0)] = Level.MISSING
    if field.kind is Kind.SEX:
        return levels
    unequal = np.flatnonzero(levels == Level.DIFFERENT)
    if field.kind is Kind.BORN_ON:
        levels[unequal] = _dates(field, left[unequal], right[unequal])
    else:
        levels[unequal] = _each_pair_once(field, left[unequal], right[unequal])
    return levels


def _each_pair_once(field: Field, left: Codes, right: Codes) -> Levels:
    """`_texts`; where a column has few values, of each pair of values once, however many rows have it."""
    size = len(field.values)
    if size * size > _TABLE_PER_PAIR * len(left):
        return _texts(field, left, right)
    packed = np.minimum(left, right).astype(np.int64) * size + np.maximum(left, right)
    table = np.zeros(size * size, np.uint8)
    table[packed] = 1
    asked = np.flatnonzero(table)
    one, other = np.divmod(asked.astype(np.int32), np.int32(size))
    table[asked] = _texts(field, one, other)
    return table[packed]


def _texts(field: Field, left: Codes, right: Codes) -> Levels:
    """Of unequal texts; of names by their roots.

    A one-letter difference in a number of few digits (houses 12 and 13) is a difference. Names of one skeleton are
    forms of one word, unless too many vowels differ (Асан and Үсөн are two names).
    """
    letters = field.root_letters if field.kind in NAMES else field.letters
    lengths = np.maximum(letters.lengths[left], letters.lengths[right])
    looked_at = 1.5 / np.maximum(lengths, 1) if field.kind in _NUMBERS else 1 - _ALIKE
    edits = distances(letters, left.astype(np.int64), right.astype(np.int64), looked_at)
    same = 1 - edits / np.maximum(lengths, 1)
    levels = np.full(len(left), Level.DIFFERENT, np.uint8)
    if field.kind in _NUMBERS:
        levels[(edits == 1) & (lengths >= 6)] = Level.NEAR
        return levels
    wordy = _has_letters(letters)
    wordy = wordy[left] & wordy[right]
    levels[wordy & (same >= _ALIKE)] = Level.LIKE
    levels[(wordy | (lengths >= 4)) & ((edits == 1) & (lengths >= 3) | (same >= _TYPING_ERROR))] = Level.NEAR
    if field.kind in NAMES:
        levels[_part_of_the_other(letters, left, right) & (levels > Level.NEAR)] = Level.PARTLY
        of_one_key = field.keys[left] == field.keys[right]
        levels[of_one_key] = np.where(same > _SAME_WORD, Level.FORM, Level.LIKE)[of_one_key]
    if field.kind is Kind.GIVEN_NAME:
        one, other = field.twins[left], field.twins[right]
        levels[(one != other) & (one // 2 == other // 2) & (one > 0)] = Level.DIFFERENT
    return levels


def _has_letters(texts: Letters) -> NDArray[np.bool_]:
    """Which texts have a letter (2 to 27 in `Letters`)."""
    return np.asarray(((texts.letters > 1) & (texts.letters < 28)).any(axis=1))


def _part_of_the_other(texts: Letters, left: Codes, right: Codes) -> NDArray[np.bool_]:
    """Whether one is an initial of the other, or its beginning or end of three letters or more."""
    letters, lengths = texts.letters, texts.lengths
    swap = lengths[left] > lengths[right]
    short, long = np.where(swap, right, left), np.where(swap, left, right)
    out = np.zeros(len(left), np.bool_)
    rows = np.flatnonzero((texts.bags[short] & ~texts.bags[long] == 0) & ((lengths[short] == 1) | (lengths[short] > 2)))
    short, long, size = short[rows], long[rows], lengths[short[rows]]
    begins, ends = np.ones(len(rows), np.bool_), size > 1
    for place in range(letters.shape[1]):
        beyond = place >= size
        from_end = np.where(beyond, 0, place) + 1
        begins &= beyond | (letters[short, place] == letters[long, place])
        ends &= beyond | (letters[short, size - from_end] == letters[long, lengths[long] - from_end])
    out[rows] = begins | ends
    return out


def _dates(field: Field, left: Codes, right: Codes) -> Levels:
    digits = field.letters.letters[:, :8]
    if digits.shape[1] < 8:
        return np.full(len(left), Level.DIFFERENT, np.uint8)
    parts = field.date_parts
    a, b = digits[left], digits[right]
    unequal = a != b
    count = unequal.sum(axis=1)
    first = unequal.argmax(axis=1)
    after, rows = np.minimum(first + 1, 7), np.arange(len(left))
    exchanged = (count == 2) & (a[rows, first] == b[rows, after]) & (a[rows, after] == b[rows, first])
    (year_a, month_a, day_a), (year_b, month_b, day_b) = (parts[:, left], parts[:, right])
    known = (parts[:, left] > 0) & (parts[:, right] > 0)
    agree = (parts[:, left] == parts[:, right]) & known
    levels = np.full(len(left), Level.DIFFERENT, np.uint8)
    levels[agree[0]] = Level.LIKE
    levels[agree.sum(axis=0) == 2] = Level.FORM
    by_one = np.abs(parts[:, left] - parts[:, right]) <= 1
    each_by_one = (by_one | ~known).all(axis=0) & agree.any(axis=0)
    levels[(count == 1) | exchanged | each_by_one] = Level.NEAR
    levels[(year_a == year_b) & (month_a == day_b) & (day_a == month_b) & (month_a > 0) & (day_a > 0)] = Level.SWAPPED
    whole = known.all(axis=0)
    levels[~whole & ~each_by_one] = Level.DIFFERENT
    levels[~whole & (agree == known).all(axis=0)] = Level.PARTLY
    levels[~known.any(axis=0)] = Level.MISSING
    return levels


def _swapped_names(surname: Field, given: Field, straight: Levels, level: Levels, one: Ints, other: Ints) -> None:
    """Mark both names SWAPPED where neither fits as it stands, one fits crosswise, and the other does too or is
    missing."""
    apart = (straight >= Level.LIKE) | (straight == Level.MISSING)
    apart &= (level >= Level.LIKE) | (level == Level.MISSING)
    rows = np.flatnonzero(apart)
    if not len(rows):
        return
    both = Letters.of([*surname.values, *given.values])
    first = _crossing(both, surname, given, one[rows], other[rows])
    second = _crossing(both, surname, given, other[rows], one[rows])
    swapped = rows[(first <= Level.NEAR) & (second <= Level.NEAR) & (first + second > 0)]
    straight[swapped] = Level.SWAPPED
    level[swapped] = Level.SWAPPED


def _crossing(letters: Letters, surname: Field, given: Field, one: Ints, other: Ints) -> Levels:
    """The surname of `one` against the given name of `other`. `letters`: of all surnames, then of all given names."""
    left, right = surname.codes[one].astype(np.int64), given.codes[other].astype(np.int64)
    edits = distances(letters, left, right + len(surname.values), 1 - _SAME_WORD)
    same = 1 - edits / np.maximum(letters.lengths[left], letters.lengths[right + len(surname.values)])
    levels = np.full(len(one), Level.DIFFERENT, np.uint8)
    levels[(edits == 1) | (same >= _TYPING_ERROR)] = Level.NEAR
    levels[(surname.row_keys[one] == given.row_keys[other]) & (same >= _SAME_WORD)] = Level.FORM
    levels[edits == 0] = Level.EQUAL
    levels[(left < 0) | (right < 0)] = Level.MISSING
    return levels
