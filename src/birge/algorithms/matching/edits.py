"""How many edits lie between two folded texts, for many pairs at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

LONGEST = 32
"""Letters compared; what a longer text has beyond them is not looked at."""

_CHUNK = 1 << 13
_ALPHABET = np.full(256, 1, np.uint8)
for _place, _letter in enumerate(b"abcdefghijklmnopqrstuvwxyz0123456789"):
    _ALPHABET[_letter] = _place + 2  # 0: no letter there; 1: any other
_SIZE = 38
DIGITS = 28
"""The number of the digit 0 in `Letters`; the others follow."""


@dataclass(frozen=True)
class Letters:
    """Texts as numbers: `letters[i, j]` is the j-th letter of text i (0 beyond its end), `lengths[i]` its length."""

    letters: NDArray[np.uint8]
    lengths: Ints

    @classmethod
    def of(cls, texts: Sequence[str]) -> Letters:
        packed = np.array([text[:LONGEST].encode("ascii", "replace") for text in texts] or [b""], f"S{LONGEST}")
        lengths = np.char.str_len(packed).astype(np.int64)
        raw = packed.view(np.uint8).reshape(len(packed), LONGEST)[:, : max(int(lengths.max()), 1)]
        return cls(np.where(raw == 0, 0, _ALPHABET[raw]).astype(np.uint8), lengths)

    @cached_property
    def bags(self) -> NDArray[np.uint64]:
        """A bit for each letter and digit that a text has, one more for each letter that it has twice."""
        bags = np.zeros(len(self.letters), np.uint64)
        for place in range(self.letters.shape[1]):
            letter = self.letters[:, place].astype(np.uint64)
            bit = np.where(letter > 1, np.uint64(1) << np.maximum(letter, 2) - np.uint64(2), np.uint64(0))
            again = np.where((bags & bit > 0) & (letter < 28), bit << np.uint64(36), np.uint64(0))
            bags |= bit | again
        return bags


def distances(texts: Letters, one: Ints, other: Ints, share: float | Floats = 1.0) -> Ints:
    """Edits (a letter left out, added, exchanged, or two neighbours swapped) between `texts[one]` and `texts[other]`.

    Optimal string alignment, bit-parallel: H. Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau
    edit distances", 2003. Symmetric. Where more than `share` (of all or of each pair) of the longer text must be
    edited, which the letters alone often tell, the answer may be any number above that share.
    """
    swap = texts.lengths[one] < texts.lengths[other]
    long, short = np.where(swap, other, one), np.where(swap, one, other)
    lengths = texts.lengths[long]
    least = _least(texts, long, short)
    worth = np.flatnonzero(least <= share * lengths)
    worth = worth[np.argsort(texts.lengths[short[worth]].astype(np.uint8), kind="stable")]
    for start in range(0, len(worth), _CHUNK):
        rows = worth[start : start + _CHUNK]
        least[rows] = _edits(texts, long[rows], short[rows])
    return least


def _least(texts: Letters, one: Ints, other: Ints) -> Ints:
    """No more than the edits between two texts: letters that only one of them has, lengths."""
    left, right = texts.bags[one], texts.bags[other]
    apart = np.maximum(np.bitwise_count(left & ~right), np.bitwise_count(right & ~left)).astype(np.int64)
    return np.asarray(np.maximum(apart, texts.lengths[one] - texts.lengths[other]))


def _edits(texts: Letters, one: Ints, other: Ints) -> Ints:
    count, rows = len(one), np.arange(len(one))
    left, right = texts.letters[one], texts.letters[other]
    left_length, right_length = texts.lengths[one], texts.lengths[other]
    where = np.zeros((count, _SIZE), np.uint32)
    for place in range(int(left_length.max(initial=0))):
        where[rows, left[:, place]] |= np.uint32(1 << place)
    where[:, 0] = 0
    last = np.uint32(1) << np.maximum(left_length - 1, 0).astype(np.uint32)
    positive, negative = np.full(count, ~np.uint32(0)), np.zeros(count, np.uint32)
    diagonal, before = np.zeros(count, np.uint32), np.zeros(count, np.uint32)
    edits, step = left_length.copy(), np.uint32(1)
    for place in range(int(right_length.max(initial=0))):
        here = where[rows, right[:, place]]
        swapped = ((~diagonal & here) << step) & before
        diagonal = (((here & positive) + positive) ^ positive) | here | negative | swapped
        up, down = negative | ~(diagonal | positive), diagonal & positive
        change = ((up & last) != 0).astype(np.int64) - ((down & last) != 0)
        edits += np.where(place < right_length, change, 0)
        up, down = (up << step) | step, down << step
        positive, negative = down | ~(diagonal | up), up & diagonal
        before = here
    return np.where(left_length == 0, right_length, edits)
