"""Fronts: the sets of applications of which none costs as little and is worth as much as another.

A front is sorted by cost, and so by worth. Of sets with equal cost and worth the one first in the order stays: the one
that holds the first application in which they differ. Sets are rows of bits, the first place the highest bit, so this
is the one with the larger rows. Dominance over Pareto fronts: Nemhauser & Ullmann, "Discrete dynamic programming and
capital allocation", Management Science 15 (1969).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_WORD = 64


@dataclass(frozen=True, slots=True)
class Front:
    """`cost` and `worth` (m,), 64-bit or Python integers; `sets` (m, words), unsigned 64-bit."""

    cost: NDArray
    worth: NDArray
    sets: NDArray[np.uint64]

    def __len__(self) -> int:
        return len(self.cost)

    def where(self, kept: NDArray) -> "Front":
        return Front(self.cost[kept], self.worth[kept], self.sets[kept])

    def places(self, at: int) -> list[int]:
        """The places in one of the sets, ascending."""
        return [
            _WORD * word + bit
            for word, row in enumerate(self.sets[at].tolist())
            for bit in range(_WORD)
            if row >> (_WORD - 1 - bit) & 1
        ]

    def holding(self, place: int) -> NDArray[np.bool_]:
        return (self.sets[:, place // _WORD] >> np.uint64(_WORD - 1 - place % _WORD) & np.uint64(1)).astype(bool)


def one_set(cost: int, worth: int, places: Sequence[int], count: int, number: type) -> Front:
    """The front of a single set out of `count` places."""
    words = np.zeros((1, -(-count // _WORD) or 1), np.uint64)
    for place in places:
        words[0, place // _WORD] |= _bit(place)
    return Front(np.array([cost], number), np.array([worth], number), words)


def with_place(front: Front, place: int, cost: int, worth: int) -> Front:
    """Every set with one more application in it."""
    sets = front.sets.copy()
    sets[:, place // _WORD] |= _bit(place)
    return Front(front.cost + cost, front.worth + worth, sets)


def merged(one: Front, other: Front) -> Front:
    """The front of both together."""
    cost = np.concatenate([one.cost, other.cost])
    worth = np.concatenate([one.worth, other.worth])
    sets = np.concatenate([one.sets, other.sets])
    order = np.lexsort((-worth, cost))
    cost, worth = cost[order], worth[order]
    order = _first_of_equals(order, cost, worth, sets)
    best = np.maximum.accumulate(worth)
    kept = np.ones(len(worth), bool)
    kept[1:] = worth[1:] > best[:-1]
    return Front(cost[kept], worth[kept], sets[order[kept]])


def _first_of_equals(order: NDArray, cost: NDArray, worth: NDArray, sets: NDArray[np.uint64]) -> NDArray:
    """Of two neighbours with equal cost and worth (there are never three) the one first in the order comes first."""
    equal = np.flatnonzero((cost[1:] == cost[:-1]) & (worth[1:] == worth[:-1]))
    if len(equal):
        left, right = sets[order[equal]], sets[order[equal + 1]]
        column = np.argmax(left != right, axis=1)
        rows = np.arange(len(equal))
        swapped = equal[left[rows, column] < right[rows, column]]
        order[swapped], order[swapped + 1] = order[swapped + 1], order[swapped].copy()
    return order


def _bit(place: int) -> np.uint64:
    return np.uint64(1 << (_WORD - 1 - place % _WORD))
