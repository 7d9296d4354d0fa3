"""The steps that are tried for a node to be protected, as arrays for many steps at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from birge.algorithms.tables.dimension import Dimension, Numbers
from birge.algorithms.tables.moves import Step

NEAR = 12  # greatest number of siblings that are tried, the largest first
FAR = 3  # and of siblings of each node above


@dataclass(frozen=True)
class Choices:
    """Some steps; `nodes` and `signs` (steps × longest step) of what each changes, filled up with sign 0."""

    steps: tuple[Step, ...]
    nodes: Numbers
    signs: Numbers
    open: Numbers  # positions of the steps that change the total

    @classmethod
    def of(cls, dimension: Dimension, steps: Sequence[Step]) -> Choices:
        changes = [step.changes(dimension) for step in steps]
        nodes = np.zeros((len(steps), max(map(len, changes))), dtype=np.int64)
        signs = np.zeros_like(nodes)
        for row, change in enumerate(changes):
            nodes[row, : len(change)] = list(change)
            signs[row, : len(change)] = list(change.values())
        opened = np.array([row for row, step in enumerate(steps) if step.minus is None], dtype=np.int64)
        return cls(tuple(steps), nodes, signs, opened)


class Partners:
    """Partners along one dimension. `size`: what each node counts in all, the larger one being the better partner."""

    def __init__(self, dimension: Dimension, size: Numbers) -> None:
        self.dimension = dimension
        self.size = size
        self._known: dict[tuple[int, int], Choices] = {}

    def heaviest_leaf(self, number: int) -> int:
        while below := self.dimension.children[number]:
            number = max(below, key=lambda child: int(self.size[child]))
        return number

    def through(self, leaf: int, node: int) -> Choices:
        """Steps from a leaf that change `node`, which is the leaf or above it."""
        key = (leaf, node)
        if key not in self._known:
            path = self.dimension.path(node)
            minus = self._siblings(path[0], NEAR)
            for above in path[1:]:
                minus += self._siblings(above, FAR)
            steps = [Step(leaf, self.heaviest_leaf(number)) for number in minus] + [Step(leaf, None)]
            self._known[key] = Choices.of(self.dimension, steps)
        return self._known[key]

    def openings(self, leaf: int) -> Choices:
        """Steps that change the total: from the leaf given, and from the largest others."""
        key = (leaf, -1)
        if key not in self._known:
            others = sorted(self.dimension.leaves, key=lambda number: -int(self.size[number]))[:NEAR]
            self._known[key] = Choices.of(self.dimension, [Step(x, None) for x in dict.fromkeys([leaf, *others])])
        return self._known[key]

    def _siblings(self, number: int, most: int) -> list[int]:
        if not number:
            return []
        siblings = self.dimension.children[self.dimension.parent[number]]
        others = [other for other in siblings if other != number and self.size[other]]
        return sorted(others, key=lambda other: -int(self.size[other]))[:most]
