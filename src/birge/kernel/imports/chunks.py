"""A run of rows parsed column by column into staged rows and faults."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import blake2b
from typing import Any

from birge.kernel.imports.cells import Cell, PlaceAnswer, parse_column
from birge.kernel.imports.faults import Fault
from birge.kernel.imports.figures import plain
from birge.kernel.imports.headings import HINT_MARK, Layout
from birge.kernel.imports.models import ImportBatch
from birge.kernel.imports.places import places
from birge.kernel.imports.readers.tables import Line
from birge.kernel.imports.staging import StagedRow
from birge.kernel.imports.words import folded

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


@dataclass
class Reader:
    """Parses the rows of one batch. `corrections`: (sheet, row) -> {column: value}; column "" leaves the row out."""

    batch: ImportBatch
    on: date
    corrections: Mapping[tuple[str, int], Mapping[str, str]]
    left_out: int = 0
    _places: dict[str, PlaceAnswer] = field(default_factory=dict)

    def chunk(self, layout: Layout, lines: Sequence[Line]) -> tuple[list[StagedRow], list[Fault]]:
        """The staged rows and the faults of a run of lines."""
        lines = [line for line in lines if self._is_data(layout, line)]
        if not lines:
            return [], []
        faults = _beyond(layout, lines)
        by_column: dict[str, list[Any]] = {}
        for column in layout.sheet.columns:
            position = layout.positions.get(column.name)
            if position is None:
                continue
            cells = [cells[position] if position < len(cells) else None for _number, cells in lines]
            self._correct(layout.sheet.name, column.name, lines, cells)
            parsed = parse_column(column, cells, self.batch.accepted, self.find_places)
            by_column[column.name] = parsed.values
            for fault in parsed.faults:
                number = lines[fault.row or 0][0]
                faults.append(replace(fault, sheet=layout.sheet.name, column=column.name, row=number))
        return _staged(layout, lines, by_column), faults

    def _is_data(self, layout: Layout, line: Line) -> bool:
        number, cells = line
        for cell in cells:
            if cell is not None and cell != "":
                break
        else:
            return False
        if self.corrections and "" in self.corrections.get((layout.sheet.name, number), {}):
            self.left_out += 1
            return False
        if cell.__class__ is str and not str(cell).strip():
            return any(plain(other).strip() for other in cells)
        return not _is_heading(layout, cell, cells)

    def _correct(self, sheet: str, column: str, lines: Sequence[Line], cells: list[Cell]) -> None:
        if not self.corrections:
            return
        for index, (number, _cells) in enumerate(lines):
            corrected = self.corrections.get((sheet, number))
            if corrected and column in corrected:
                cells[index] = corrected[column]

    def find_places(self, names: Collection[str]) -> dict[str, PlaceAnswer]:
        """What each name or code means for this batch; asked once for each."""
        unknown = {name for name in names if name not in self._places}
        if unknown:
            found = places().find(unknown, self.batch.place, self.on)
            for name in unknown:
                candidates = found.get(name, [])
                inside = [place for place in candidates if place.inside]
                if len(inside) == 1:
                    self._places[name] = (str(inside[0].id), "")
                elif inside:
                    self._places[name] = ("", "ambiguous-place")
                else:
                    self._places[name] = ("", "foreign-place" if candidates else "unknown-place")
        return self._places


def _is_heading(layout: Layout, first: Cell, cells: Sequence[Cell]) -> bool:
    """The template's second row of headings, or its row of hints."""
    text = plain(first)
    if text.startswith(HINT_MARK):
        return True
    if folded(text) not in layout.headings:
        return False
    return all(folded(plain(cell)) in layout.headings for cell in cells if cell not in (None, ""))


def _beyond(layout: Layout, lines: Sequence[Line]) -> list[Fault]:
    """Cells to the right of the last heading: usually an unquoted comma or semicolon."""
    faults = []
    for number, cells in lines:
        if len(cells) > layout.width:
            more = [plain(cell) for cell in cells[layout.width :] if cell not in (None, "")]
            if more:
                faults.append(Fault("too-many-cells", layout.sheet.name, number, value=more[0][:200]))
    return faults


def _staged(layout: Layout, lines: Sequence[Line], by_column: Mapping[str, list[Any]]) -> list[StagedRow]:
    sheet, names = layout.sheet.name, list(by_column)
    rows = zip(*by_column.values(), strict=True)
    data = [{name: value for name, value in zip(names, row, strict=True) if value is not None} for row in rows]
    keys = [key_of(layout.sheet.key, values) for values in data] if layout.sheet.key else [None] * len(data)
    return [
        (sheet, number, key, _encode(values)) for (number, _cells), key, values in zip(lines, keys, data, strict=True)
    ]


def key_of(columns: Sequence[str], values: Mapping[str, Any]) -> int | None:
    """A 64-bit hash of the row's key columns, deaf to case; None when they are all empty.

    Among the 7 million people of the country two different rows agree by chance with probability 10⁻⁶ (birthday bound).
    """
    parts = [str(values.get(column, "")) for column in columns]
    text = "\x1f".join(parts)
    if len(text) == len(parts) - 1:
        return None
    digest = blake2b(text.casefold().replace("ё", "е").encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
