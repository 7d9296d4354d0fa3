"""The cheapest move through a cell: which further numbers to hide so that this one cannot be worked out.

The price of a move is the sum of what it newly hides, each number counting as itself and k more, and twice for each
dimension of which it is the total: few persons, few cells and few totals leave the published table. All products of
the steps that are tried are looked at in one go, as arrays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from birge.algorithms.tables.dimension import Numbers
from birge.algorithms.tables.moves import Move, Step
from birge.algorithms.tables.partners import Choices, Partners
from birge.algorithms.tables.table import LARGEST, Table


@dataclass
class _Sums:
    """By combination of steps: price, and room for adding and for taking away. `private`: which step was best along the
    dimensions that only this table has.
    """

    price: Numbers
    adding: Numbers
    taking: Numbers
    private: Numbers | None = None


class Search:
    """State of the search: `hidden` and `prices` by table, in the order of the tables; the first is the main one."""

    def __init__(self, tables: Sequence[Table], k: int) -> None:
        self.tables = tables
        self.hidden = [np.zeros(table.values.shape, dtype=np.bool_) for table in tables]
        self.prices: list[Numbers] = []
        self.partners: dict[str, Partners] = {}
        for table in tables:
            self.prices.append(np.where(table.values > 0, table.values + k, 0))
            for axis, dimension in enumerate(table.dimensions):
                rest = tuple(0 if other != axis else slice(None) for other in range(len(table.dimensions)))
                np.moveaxis(self.prices[-1], axis, 0)[0] *= 2
                self.partners.setdefault(dimension.name, Partners(dimension, table.values[rest]))

    def hide(self, number: int, block: tuple[Numbers, ...] | NDArray[np.bool_]) -> None:
        self.hidden[number][block] = True
        self.prices[number][block] = 0

    def cheapest(self, number: int, cell: tuple[int, ...], need: int) -> Move:
        """Through a cell above zero. There always is one: changing every total, down to a leaf in the cell."""
        target, main = self.tables[number], self.tables[0]
        leaf = _heaviest_leaf(target, cell)
        along = {
            dimension.name: self.partners[dimension.name].through(leaf[axis], cell[axis])
            for axis, dimension in enumerate(target.dimensions)
        }
        start = {dimension.name: leaf[axis] for axis, dimension in enumerate(target.dimensions)}
        for table in self.tables:
            inside = _heaviest_leaf(table, tuple(start.get(d.name, 0) for d in table.dimensions))
            for axis, dimension in enumerate(table.dimensions):
                start.setdefault(dimension.name, inside[axis])
            if table is main:
                for dimension in main.dimensions:
                    if dimension.name not in along:
                        along[dimension.name] = self.partners[dimension.name].openings(start[dimension.name])
        return self._best(along, start, need)

    def _best(self, along: dict[str, Choices], start: dict[str, int], need: int) -> Move:
        shape = tuple(len(choices.steps) for choices in along.values())
        price = np.zeros(shape, dtype=np.int64)
        adding, taking = np.full(shape, LARGEST), np.full(shape, LARGEST)
        parts: list[tuple[Table, dict[str, Choices], _Sums]] = []
        for number, table in enumerate(self.tables):
            names = {dimension.name for dimension in table.dimensions}
            private = {name: self.partners[name].openings(start[name]) for name in sorted(names - set(along))}
            sums = self._sums(number, {name: c for name, c in along.items() if name in names}, private)
            rows = [
                np.arange(size) if name in names else along[name].open for name, size in zip(along, shape, strict=True)
            ]
            block = np.ix_(*rows)
            spread = tuple(size if name in names else 1 for name, size in zip(along, shape, strict=True))
            price[block] += sums.price.reshape(spread)
            adding[block] = np.minimum(adding[block], sums.adding.reshape(spread))
            taking[block] = np.minimum(taking[block], sums.taking.reshape(spread))
            parts.append((table, private, sums))
        possible = (adding >= 0) & (taking >= 0) & (adding + taking >= need)
        chosen = np.unravel_index(int(np.where(possible, price, LARGEST * 2**20).argmin()), shape)
        move = {name: along[name].steps[row] for name, row in zip(along, chosen, strict=True)}
        return move | _private_steps(move, parts, dict(zip(along, chosen, strict=True)))

    def _sums(self, number: int, along: dict[str, Choices], private: dict[str, Choices]) -> _Sums:
        """Axes: those of `along`, in its order. Along the private dimensions the step with the most room is taken."""
        table = self.tables[number]
        order = [*along, *private]
        choices = [*along.values(), *private.values()]
        axes = [[dimension.name for dimension in table.dimensions].index(name) for name in order]
        block = np.ix_(*(c.nodes.ravel() for c in choices))
        split = [length for c in choices for length in c.nodes.shape]
        within = tuple(range(1, len(split), 2))
        signs = np.ones((1,) * len(split), dtype=np.int64)
        for axis, c in enumerate(choices):
            signs = signs * c.signs.reshape([c.signs.shape[x % 2] if x // 2 == axis else 1 for x in range(len(split))])
        above_one = table.values.transpose(axes)[block].reshape(split) - 1
        prices = self.prices[number].transpose(axes)[block].reshape(split)
        sums = _Sums(
            (prices * (signs != 0)).sum(axis=within),
            above_one.min(axis=within, where=signs < 0, initial=LARGEST),
            above_one.min(axis=within, where=signs > 0, initial=LARGEST),
        )
        if not private:
            return sums
        shape = tuple(len(c.steps) for c in along.values())
        price, adding, taking = (x.reshape(*shape, -1) for x in (sums.price, sums.adding, sums.taking))
        best = np.minimum(adding, taking).argmax(axis=-1)[..., None]
        picked = [np.take_along_axis(x, best, axis=-1)[..., 0] for x in (price, adding, taking)]
        return _Sums(picked[0], picked[1], picked[2], best[..., 0])


def _private_steps(
    move: Move, parts: Sequence[tuple[Table, dict[str, Choices], _Sums]], chosen: dict[str, np.intp]
) -> dict[str, Step]:
    """The steps along dimensions that only one of the tables has, of the tables that the move touches."""
    steps: dict[str, Step] = {}
    for table, private, sums in parts:
        names = {dimension.name for dimension in table.dimensions}
        if sums.private is None or any(step.minus is not None for name, step in move.items() if name not in names):
            continue
        flat = sums.private[tuple(row for name, row in chosen.items() if name in names)]
        rows = np.unravel_index(int(flat), tuple(len(choices.steps) for choices in private.values()))
        steps |= {name: choices.steps[row] for (name, choices), row in zip(private.items(), rows, strict=True)}
    return steps


def _heaviest_leaf(table: Table, cell: tuple[int, ...]) -> tuple[int, ...]:
    """Down from a cell above zero, one dimension after the other, to a leaf cell above zero."""
    found = list(cell)
    for axis, dimension in enumerate(table.dimensions):
        while below := dimension.children[found[axis]]:
            found[axis] = max(below, key=lambda child: int(table.values[(*found[:axis], child, *found[axis + 1 :])]))
    return tuple(found)
