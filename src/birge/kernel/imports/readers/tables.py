"""What every reader gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from birge.kernel.imports.cells import Cell

Line = tuple[int, list[Cell]]
"""(number of the row as the person's program shows it, its cells)."""


@dataclass
class Table:
    """A sheet of the file: its title ("" for CSV), its rows, and how much of it was read (0 to 1).

    `merged` fills while the rows are read.
    """

    title: str
    rows: Iterator[Line]
    done: Callable[[], float]
    hidden: bool = False
    merged: list[str] = field(default_factory=list)
