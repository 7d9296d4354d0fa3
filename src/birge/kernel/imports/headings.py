"""Which sheet of the file is which, and which of its columns is which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from birge.kernel.imports.enums import Level
from birge.kernel.imports.faults import Fault
from birge.kernel.imports.figures import plain
from birge.kernel.imports.kinds import Column, ImportKind, Sheet
from birge.kernel.imports.readers.tables import Line, Table
from birge.kernel.imports.words import folded, headings_of, names_of_sheet

HINT_MARK = "▲"
"""The template's row of hints begins each cell with this; such rows are not data."""

EXPLANATION = "birge"
"""The template's sheet of explanations; never data."""

LOOK_AHEAD = 20
"""So many rows from the top may stand above the headings."""


@dataclass
class Layout:
    """A sheet of the file understood: the rows below its headings, and where each column stands."""

    sheet: Sheet
    table: Table
    rows: Iterator[Line]
    positions: dict[str, int]
    headings: set[str]
    width: int
    faults: list[Fault] = field(default_factory=list)


def layouts(kind: ImportKind, tables: Sequence[Table]) -> tuple[list[Layout], list[Fault]]:
    """The sheets of this kind that the file holds, and what is wrong with the file as a whole."""
    names = {sheet.name: names_of_sheet(sheet) for sheet in kind.sheets}
    found: dict[str, Layout] = {}
    faults: list[Fault] = []
    for table in tables:
        title = folded(table.title)
        named = [sheet for sheet in kind.sheets if title in names[sheet.name] and sheet.name not in found]
        if title.startswith(EXPLANATION) or (table.hidden and not named):
            continue
        if table.hidden:
            faults.append(Fault("hidden-sheet", value=table.title, level=Level.WARNING))
            continue
        layout = _best(table, named or [sheet for sheet in kind.sheets if sheet.name not in found])
        if layout:
            found[layout.sheet.name] = layout
        elif table.title:
            faults.append(Fault("unknown-sheet", value=table.title, level=Level.WARNING))
    if not found:
        expected = [column.name for column in kind.sheets[0].columns if column.required]
        faults.append(Fault("no-headings", params={"columns": expected}))
    return list(found.values()), faults


def _best(table: Table, sheets: Sequence[Sheet]) -> Layout | None:
    """The sheet whose headings the table bears most of: the row with most of them is the row of headings."""
    ahead: list[Line] = []
    for line in table.rows:
        ahead.append(line)
        if len(ahead) == LOOK_AHEAD:
            break
    best: tuple[int, int, Sheet] | None = None
    for sheet in sheets:
        known = set().union(*(headings_of(column) for column in sheet.columns))
        for index, (_number, cells) in enumerate(ahead):
            count = len({word for cell in cells if (word := folded(plain(cell))) in known})
            if count and (best is None or count > best[0]):
                best = (count, index, sheet)
    if best is None or best[0] < min(2, len(best[2].columns)):
        return None
    _count, index, sheet = best
    return _layout(sheet, table, ahead[index], chain(ahead[index + 1 :], table.rows))


def _layout(sheet: Sheet, table: Table, heading: Line, rows: Iterator[Line]) -> Layout:
    number, cells = heading
    words = [folded(plain(cell)) for cell in cells]
    meaning = {word: column for column in sheet.columns for word in headings_of(column)}
    layout = Layout(sheet, table, rows, {}, set(meaning), len(cells))
    for position, word in enumerate(words):
        column = meaning.get(word)
        if column is None:
            if word:
                shown = plain(cells[position])[:200]
                layout.faults.append(Fault("unknown-heading", sheet.name, number, "", shown, level=Level.WARNING))
        else:
            layout.positions.setdefault(column.name, position)
    layout.faults.extend(_twice_and_missing(sheet, number, [meaning[word] for word in words if word in meaning]))
    return layout


def _twice_and_missing(sheet: Sheet, number: int, present: Sequence[Column]) -> Iterator[Fault]:
    counts = Counter(column.name for column in present)
    for name, count in counts.items():
        if count > 1:
            yield Fault("double-heading", sheet.name, number, name)
    for column in sheet.columns:
        if column.required and column.name not in counts:
            yield Fault("missing-heading", sheet.name, number, column.name)
