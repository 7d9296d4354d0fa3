"""What may be shown of tables of persons so that small numbers cannot be recovered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

import numpy as np
from numpy.typing import NDArray

from birge.algorithms.tables.moves import Move, changed_cells, range_of, touches, unproven
from birge.algorithms.tables.search import Search
from birge.algorithms.tables.table import Coordinates, Table


class Why(StrEnum):
    """Why a number is not shown. For those who hold the exact numbers only: a reader must not learn which it is."""

    SMALL = "small"
    PROTECTS = "protects"


@dataclass(frozen=True)
class Protected:
    """A table with what may be shown of it."""

    table: Table
    hidden: NDArray[np.bool_]
    small: NDArray[np.bool_]

    def shown(self, *coordinates: object) -> int | None:
        """The published value, None where suppressed. Raises KeyError for a node that is not there."""
        index = self.table.index(coordinates)
        return None if self.hidden[index] else int(self.table.values[index])

    def why(self, *coordinates: object) -> Why | None:
        """None where the value is shown."""
        index = self.table.index(coordinates)
        if not self.hidden[index]:
            return None
        return Why.SMALL if self.small[index] else Why.PROTECTS

    def cells(self) -> Iterator[tuple[Coordinates, int | None]]:
        """Every cell, totals first, with what may be shown of it."""
        for coordinates in product(*(dimension.nodes for dimension in self.table.dimensions)):
            yield coordinates, self.shown(*coordinates)


def protect(table: Table, k: int) -> Protected:
    """A table that stands alone; see `protect_together`."""
    return protect_together((table,), k)[0]


def protect_together(tables: Sequence[Table], k: int) -> tuple[Protected, ...]:
    """Tables published together: a main one, and others with dimensions of it and further ones of their own.

    Small numbers (behind which 1 … k − 1 stand) are hidden, and so many others that for **every** hidden number, in
    whole numbers, at least k different values remain possible (more where a table's `spread` asks for it), whatever is
    added and subtracted across rows, columns, levels and tables, even by a reader who knows k and that zeros are shown
    (a hidden number is at least one). Zeros are always shown. The result has passed `unproven`, or RuntimeError.

    ValueError: k below 1, two tables that disagree about a shared total or dimension, or two further tables that share
    a dimension which the main table lacks (give their cross as the main table).
    """
    _check(tables, k)
    search = Search(tables, k)
    needs = [table.room_needed(k) for table in tables]
    small = [table.small(k) for table in tables]
    proven = [np.full(table.values.shape, -1, dtype=np.int64) for table in tables]
    for number, cells in enumerate(small):
        search.hide(number, cells)
    moves: list[Move] = []
    for number, cell in _highest_first(tables, small):
        if proven[number][cell] >= needs[number][cell]:
            continue
        need = int(needs[number][cell])
        move = search.cheapest(number, cell, need)
        moves.append(move)
        width = range_of(move, tables)
        for touched, table in enumerate(tables):
            if touches(move, table):
                block = changed_cells(move, table)[0]
                search.hide(touched, block)
                proven[touched][block] = np.maximum(proven[touched][block], width)
    if failed := list(unproven(tables, search.hidden, moves, k)):
        raise RuntimeError(f"tables {failed} are not protected: nothing may be published")
    return tuple(
        Protected(table, hidden, tiny) for table, hidden, tiny in zip(tables, search.hidden, small, strict=True)
    )


def _highest_first(tables: Sequence[Table], small: Sequence[NDArray[np.bool_]]) -> list[tuple[int, tuple[int, ...]]]:
    """Small cells, totals before their parts: a move that protects a total protects parts of it on its way."""
    found = []
    for number, (table, cells) in enumerate(zip(tables, small, strict=True)):
        for cell in map(tuple, np.argwhere(cells).tolist()):
            depth = sum(dimension.depth[node] for dimension, node in zip(table.dimensions, cell, strict=True))
            found.append((depth, number, cell))
    return [(number, cell) for _, number, cell in sorted(found)]


def _check(tables: Sequence[Table], k: int) -> None:
    if k < 1:
        raise ValueError("k is at least 1")
    main = {dimension.name: dimension for dimension in tables[0].dimensions}
    taken: set[str] = set()
    for table in tables[1:]:
        names = {dimension.name for dimension in table.dimensions}
        if shared := taken & names - main.keys():
            raise ValueError(f"two tables share {', '.join(sorted(shared))}, which the main table lacks")
        taken |= names - main.keys()
        for dimension in table.dimensions:
            if main.get(dimension.name, dimension) != dimension:
                raise ValueError(f"two tables differ in the dimension {dimension.name}")
        common = [name for name in main if name in names]
        if (_margin(tables[0], common) != _margin(table, common)).any():
            raise ValueError(f"two tables disagree about the totals by {', '.join(common) or 'everything'}")


def _margin(table: Table, names: Sequence[str]) -> NDArray[np.int64]:
    own = [dimension.name for dimension in table.dimensions]
    margin = table.values[tuple(slice(None) if name in names else 0 for name in own)]
    kept = [name for name in own if name in names]
    return margin.transpose([kept.index(name) for name in names])
