"""How many edits lie between two folded texts, for many pairs at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

LONGEST = 40
"""Letters compared; what a longer text has beyond them is not looked at."""

_CHUNK = 1 << 15
_ALPHABET = np.full(256, 1, np.uint8)
for _place, _letter in enumerate(b"abcdefghijklmnopqrstuvwxyz0123456789"):
    _ALPHABET[_letter] = _place + 2  # 0: no letter there; 1: any other
_SIZE = 40


@dataclass(frozen=True)
class Letters:
    """Texts as numbers: `letters[i, j]` is the j-th letter of text i (0 beyond its end), `lengths[i]` its length."""

    letters: NDArray[np.uint8]
    lengths: Ints

    @classmethod
    def of(cls, texts: Sequence[str]) -> Letters:
        packed = np.array([text[:LONGEST].encode("ascii", "replace") for text in texts] or [b""], f"S{LONGEST}")
        width = max(int(packed.dtype.itemsize), 1)
        raw = packed.view(np.uint8).reshape(len(packed), width)
        longest = int(np.char.str_len(packed).max()) if len(texts) else 0
        raw = raw[:, : max(longest, 1)]
        return cls(np.where(raw == 0, 0, _ALPHABET[raw]).astype(np.uint8), np.char.str_len(packed).astype(np.int64))


def distances(texts: Letters, one: Ints, other: Ints) -> Ints:
    """Edits (a letter left out, added, exchanged, or two neighbours swapped) between `texts[one]` and `texts[other]`.

    Optimal string alignment, bit-parallel: H. Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau
    edit distances", 2003. Symmetric.
    """
    out = np.empty(len(one), np.int64)
    for start in range(0, len(one), _CHUNK):
        chunk = slice(start, start + _CHUNK)
        out[chunk] = _chunk(texts, one[chunk], other[chunk])
    return out


def _chunk(texts: Letters, one: Ints, other: Ints) -> Ints:
    count, rows = len(one), np.arange(len(one))
    left, right, left_length, right_length = (
        texts.letters[one], texts.letters[other], texts.lengths[one], texts.lengths[other],
    )  # fmt: skip
    where = np.zeros((count, _SIZE), np.uint64)
    for place in range(int(left_length.max(initial=0))):
        where[rows, left[:, place]] |= np.uint64(1 << place)
    where[:, 0] = 0
    last = np.uint64(1) << np.maximum(left_length - 1, 0).astype(np.uint64)
    positive, negative = np.full(count, ~np.uint64(0)), np.zeros(count, np.uint64)
    diagonal, before = np.zeros(count, np.uint64), np.zeros(count, np.uint64)
    edits, step = left_length.copy(), np.uint64(1)
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
