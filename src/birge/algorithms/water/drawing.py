"""The linear scheme: canals as upright lines with the head on top, what stands on each in the order of the water.

Pure geometry; units are those of the drawing, which is `WIDTH` wide and so high as the rows need.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from birge.algorithms.water.scheme import Scheme

WIDTH = 360
LEFT, STEP, TICK, GAP = 10, 18, 8, 8
CANAL_HEIGHT, POINT_HEIGHT, TOP = 40, 22, 14


@dataclass(frozen=True)
class Row:
    """A canal, outlet or gauge post of the drawing. `trunk` is the x of the canal that it stands on, `foot` the y
    where a canal's own line ends."""

    kind: str
    key: Hashable
    depth: int
    trunk: int
    x: int
    y: int
    foot: int
    text_x: int


def rows(scheme: Scheme) -> list[Row]:
    """Depth first from every source; canals that no source reaches (a circle, a missing parent) come last."""
    on: dict[Hashable, list[tuple[int, str, Hashable]]] = defaultdict(list)
    for canal in scheme.canals:
        on[canal.parent].append((canal.distance_m, "canal", canal.key))
    for kind, points in (("gauge", scheme.gauges), ("outlet", scheme.outlets)):
        for point in points:
            on[point.canal].append((point.distance_m, kind, point.key))
    layout = _Layout(on)
    for canal in scheme.canals:
        if canal.parent is None:
            layout.canal(canal.key, 0)
    for canal in scheme.canals:
        if canal.key not in layout.seen:
            layout.canal(canal.key, 0)
    return layout.rows


def height(drawn: Sequence[Row]) -> int:
    """How high the drawing is."""
    return drawn[-1].y + CANAL_HEIGHT if drawn else TOP


class _Layout:
    """Places rows from top to bottom. Goes down with a stack of its own, so that a long chain of canals is no limit."""

    def __init__(self, on: dict[Hashable, list[tuple[int, str, Hashable]]]) -> None:
        self.on = on
        self.seen: set[Hashable] = set()
        self.rows: list[Row] = []
        self.y = TOP

    def canal(self, key: Hashable, depth: int) -> None:
        waiting: list[tuple[str, Hashable, int]] = [("canal", key, depth)]
        feet: dict[Hashable, int] = {}
        first = len(self.rows)
        while waiting:
            kind, at, level = waiting.pop()
            if kind == "canal":
                if at in self.seen:
                    continue
                self.seen.add(at)
                items = sorted(self.on.get(at, ()), key=lambda item: item[0], reverse=True)
                waiting += [(what, thing, level + 1) for _distance, what, thing in items]
            self._place(kind, at, level)
        self._draw_feet(first, feet)

    def _place(self, kind: str, key: Hashable, depth: int) -> None:
        trunk = LEFT + STEP * max(depth - 1, 0)
        x = LEFT + STEP * depth if kind == "canal" else trunk + TICK
        self.rows.append(Row(kind, key, depth, trunk, x, self.y, self.y, x + GAP))
        self.y += CANAL_HEIGHT if kind == "canal" else POINT_HEIGHT

    def _draw_feet(self, first: int, feet: dict[Hashable, int]) -> None:
        """A canal's line goes down to the last thing that stands on it."""
        above: list[Row] = []
        for row in self.rows[first:]:
            del above[row.depth :]
            if above:
                feet[above[-1].key] = row.y
            if row.kind == "canal":
                above.append(row)
        for index in range(first, len(self.rows)):
            row = self.rows[index]
            if row.kind == "canal" and row.key in feet:
                self.rows[index] = Row(row.kind, row.key, row.depth, row.trunk, row.x, row.y, feet[row.key], row.text_x)
