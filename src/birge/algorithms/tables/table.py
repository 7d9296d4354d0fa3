"""A table to be published: counts, or amounts with the number of those who hold them, in a cross of dimensions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from birge.algorithms.tables.dimension import Dimension, Node, Numbers

Coordinates = tuple[Node, ...]
LARGEST = 2**40


@dataclass(frozen=True)
class Table:
    """`leaves`: whole numbers ≥ 0 at leaf coordinates, absent ones are 0; every margin is their sum, so it adds up.

    A table of persons (or households) needs no more: its values are the numbers of those concerned. For amounts
    (hectares, heads of cattle, in whole units) `holders` tells how many hold each; a holder who may be counted at
    several nodes of a dimension (land of two classes) makes that dimension `overlapping`: along it the largest number
    of holders stands for all, which errs on the safe side. `spread`: the part of an amount, 0 … 1, within which it
    must stay uncertain. ValueError: not a leaf, negative, 2⁴⁰ or more in all, holders without an amount or the reverse.
    """

    dimensions: tuple[Dimension, ...]
    leaves: Mapping[Coordinates, int]
    holders: Mapping[Coordinates, int] | None = None
    overlapping: frozenset[str] = frozenset()
    spread: Fraction = Fraction(0)

    def __post_init__(self) -> None:
        if self.values.max() >= LARGEST:
            raise ValueError("a total of 2⁴⁰ or more")
        if not 0 <= self.spread <= 1:
            raise ValueError("a spread is a part of the amount, from 0 to 1")
        if ((self.values > 0) != (self.holding > 0)).any():
            raise ValueError("holders without an amount, or an amount without holders")

    @cached_property
    def values(self) -> Numbers:
        """All cells, margins included; axes in the order of the dimensions, positions in the order of their nodes."""
        values = self._fill(self.leaves)
        for axis, dimension in enumerate(self.dimensions):
            dimension.add_up(values, axis)
        return values

    @cached_property
    def holding(self) -> Numbers:
        """How many persons or households stand behind each cell: never more than there are."""
        if self.holders is None:
            return self.values
        holding = self._fill(self.holders)
        exclusive_first = sorted(enumerate(self.dimensions), key=lambda pair: pair[1].name in self.overlapping)
        for axis, dimension in exclusive_first:
            dimension.add_up(holding, axis, largest=dimension.name in self.overlapping)
        return holding

    def small(self, k: int) -> NDArray[np.bool_]:
        """Primary suppression: cells behind which 1 … k − 1 stand."""
        return (self.holding > 0) & (self.holding < k)

    def room_needed(self, k: int) -> Numbers:
        """How far apart the least and the greatest possible value of each cell, if suppressed, must be."""
        least = np.full(self.values.shape, k - 1, dtype=np.int64)
        parts = -(-self.values * self.spread.numerator // self.spread.denominator)
        return np.where(self.small(k), np.maximum(least, parts), least)

    def index(self, coordinates: Coordinates) -> tuple[int, ...]:
        """Raises KeyError for a node that is not there."""
        if len(coordinates) != len(self.dimensions):
            raise KeyError(coordinates)
        return tuple(dimension.position[node] for dimension, node in zip(self.dimensions, coordinates, strict=True))

    def _fill(self, leaves: Mapping[Coordinates, int]) -> Numbers:
        values = np.zeros(tuple(map(len, self.dimensions)), dtype=np.int64)
        for coordinates, value in leaves.items():
            index = self.index(coordinates)
            if any(dimension.children[number] for dimension, number in zip(self.dimensions, index, strict=True)):
                raise ValueError(f"{coordinates} is not a leaf")
            if value < 0:
                raise ValueError(f"{coordinates} is below zero")
            values[index] = value
        return values
