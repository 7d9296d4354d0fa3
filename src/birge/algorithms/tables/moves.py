"""Moves: ways in which the hidden numbers could differ while everything shown, and every sum, stays the same.

In each dimension a *step* puts one at a leaf and, unless the total may change too, takes one from another leaf; a move
is the product of one step per dimension (a hypercube whose corners alternate in sign: Giessing & Repsilber, *Tools and
strategies to protect multiple tables with the GHQUAR cell suppression engine*, 2002), carried up all totals. Where t
times a move can be added to the true table for every t from −m to n without any hidden cell falling below one, each of
its cells may be anything from its value − m to its value + n, or the same with m and n exchanged: a proof that whoever
holds the table can check.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from birge.algorithms.tables.dimension import Dimension, Numbers
from birge.algorithms.tables.table import LARGEST, Table


@dataclass(frozen=True, slots=True)
class Step:
    """Leaves by number; `minus` None: the totals change by as much as the leaf."""

    plus: int
    minus: int | None

    def changes(self, dimension: Dimension) -> dict[int, int]:
        """Node → +1 or −1, of all nodes that change."""
        changed = dict.fromkeys(dimension.path(self.plus), 1)
        for number in dimension.path(self.minus) if self.minus is not None else ():
            if number in changed:
                del changed[number]
            else:
                changed[number] = -1
        return changed


Move = Mapping[str, Step]  # by name of dimension


def touches(move: Move, table: Table) -> bool:
    """Whether a move changes the table: not if some step in a dimension that the table lacks cancels out."""
    own = {dimension.name for dimension in table.dimensions}
    return all(step.minus is None for name, step in move.items() if name not in own)


def changed_cells(move: Move, table: Table) -> tuple[tuple[Numbers, ...], Numbers]:
    """An index of the block of cells that a move changes (for `values[index]`), and the signs in that block."""
    steps = [move[dimension.name].changes(dimension) for dimension in table.dimensions]
    signs = reduce(np.multiply.outer, (np.array(list(step.values()), dtype=np.int64) for step in steps))
    return np.ix_(*(list(step) for step in steps)), signs


def room(move: Move, table: Table) -> tuple[int, int]:
    """How many times the move can be added, and taken away, with each changed cell staying at least one.

    Below zero: a cell would have to leave zero, which is shown. `LARGEST` stands for no limit.
    """
    index, signs = changed_cells(move, table)
    above_one = table.values[index] - 1
    adding = int(above_one.min(where=signs < 0, initial=LARGEST))
    taking = int(above_one.min(where=signs > 0, initial=LARGEST))
    return adding, taking


def range_of(move: Move, tables: Sequence[Table]) -> int:
    """The width of the interval that the move proves for each of its cells; below zero if it is no possible move."""
    rooms = [room(move, table) for table in tables if touches(move, table)]
    adding, taking = (min(side) for side in zip(*rooms, strict=True))
    return adding + taking if min(adding, taking) >= 0 else -1


def unproven(
    tables: Sequence[Table], hidden: Sequence[NDArray[np.bool_]], moves: Sequence[Move], k: int
) -> Iterator[int]:
    """The audit: the number of each table with a cell that a reader could narrow down, or a small one that is shown.

    A cell is safe if some move runs through it, changes only hidden cells, in any table, and has the room needed.
    """
    proven = [np.full(table.values.shape, -1, dtype=np.int64) for table in tables]
    for move in moves:
        touched = [number for number, table in enumerate(tables) if touches(move, table)]
        blocks = {number: changed_cells(move, tables[number])[0] for number in touched}
        if all(hidden[number][block].all() for number, block in blocks.items()):
            width = range_of(move, tables)
            for number, block in blocks.items():
                proven[number][block] = np.maximum(proven[number][block], width)
    for number, table in enumerate(tables):
        must_hide = table.small(k) & ~hidden[number]
        if (must_hide | hidden[number] & (proven[number] < table.room_needed(k))).any():
            yield number
