"""One way in which a table is broken down: a tree of nodes whose leaves partition everything that is counted."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Node = Hashable
Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Dimension:
    """`parents`: each node's parent, None for the one root, which stands for the total. Leaves may lie at any depth.

    Villages under aimaks under rayons; women, men, not stated under all; age bands under age groups under all. What is
    not stated is a leaf of its own: the leaves must partition what is counted. ValueError where it is not one tree.
    """

    name: str
    parents: Mapping[Node, Node | None]
    nodes: tuple[Node, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        children: dict[Node | None, list[Node]] = {}
        for node, parent in self.parents.items():
            children.setdefault(parent, []).append(node)
        if len(children.get(None, ())) != 1:
            raise ValueError(f"{self.name}: a dimension has exactly one root")
        ordered = list(children[None])
        for node in ordered:
            ordered.extend(children.get(node, ()))
        if len(ordered) != len(self.parents):
            raise ValueError(f"{self.name}: some nodes do not hang on the root")
        object.__setattr__(self, "nodes", tuple(ordered))

    @classmethod
    def flat(cls, name: str, leaves: Mapping[Node, object] | tuple[Node, ...], total: Node = "total") -> Dimension:
        """A total and its parts."""
        return cls(name, {total: None} | dict.fromkeys(leaves, total))

    @property
    def total(self) -> Node:
        return self.nodes[0]

    def __len__(self) -> int:
        return len(self.nodes)

    @cached_property
    def position(self) -> dict[Node, int]:
        """Each node's number: the root is 0, parents come before their children."""
        return {node: number for number, node in enumerate(self.nodes)}

    @cached_property
    def parent(self) -> list[int]:
        """By number; -1 for the root."""
        return [-1] + [self.position[self.parents[node]] for node in self.nodes[1:]]

    @cached_property
    def children(self) -> list[list[int]]:
        found: list[list[int]] = [[] for _ in self.nodes]
        for number, parent in enumerate(self.parent[1:], 1):
            found[parent].append(number)
        return found

    @cached_property
    def depth(self) -> list[int]:
        depths = [0]
        for parent in self.parent[1:]:
            depths.append(depths[parent] + 1)
        return depths

    @cached_property
    def leaves(self) -> list[int]:
        return [number for number, below in enumerate(self.children) if not below]

    @cached_property
    def _paths(self) -> dict[int, list[int]]:
        return {}

    def path(self, number: int) -> list[int]:
        """The node and all above it, the root last."""
        if number not in self._paths:
            path = [number]
            while path[-1]:
                path.append(self.parent[path[-1]])
            self._paths[number] = path
        return self._paths[number]

    def add_up(self, values: Numbers, axis: int, *, largest: bool = False) -> None:
        """Write into every inner node along the axis the sum (or the largest) of its children."""
        lined = np.moveaxis(values, axis, 0)
        for number in range(len(self) - 1, -1, -1):
            if below := self.children[number]:
                lined[number] = lined[below].max(axis=0) if largest else lined[below].sum(axis=0)
