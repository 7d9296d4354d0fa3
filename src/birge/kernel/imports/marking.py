"""The person's own file with the faulty cells marked, to be corrected there and uploaded again."""

from __future__ import annotations

import io
from collections import defaultdict
from datetime import date, datetime
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from birge.kernel.imports.cells import Cell
from birge.kernel.imports.enums import Level
from birge.kernel.imports.faults import Unreadable
from birge.kernel.imports.figures import plain
from birge.kernel.imports.headings import HINT_MARK, layouts
from birge.kernel.imports.kinds import ImportKind
from birge.kernel.imports.messages import explain
from birge.kernel.imports.models import ImportBatch
from birge.kernel.imports.queries import issues_of
from birge.kernel.imports.readers.opening import open_tables
from birge.kernel.imports.readers.tables import Table
from birge.kernel.imports.store import path_of

MOST_MARKED_ROWS = 100_000
"""Above this the list of faults is what helps, not a workbook made while the person waits."""

Marks = dict[int, dict[str, list[tuple[Level, str]]]]
"""row -> column -> what is wrong."""


def marked_workbook(batch: ImportBatch, kind: ImportKind) -> bytes:
    """All rows as they were read, faulty cells coloured with a note, and the faults of each row in a last column.

    An unreadable file gives an empty workbook.
    """
    path = path_of(batch.path)
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        looks = {
            Level.ERROR: book.add_format({"bg_color": "#f4c7c3", "border": 1}),
            Level.OFFER: book.add_format({"bg_color": "#fce8b2", "border": 1}),
            Level.WARNING: book.add_format({"bg_color": "#e3eef1", "border": 1}),
            "date": book.add_format({"num_format": "dd.mm.yyyy"}),
        }
        try:
            with open_tables(path, batch.encoding) as tables:
                found, _faults = layouts(kind, tables)
                places = {layout.table.title: (layout.sheet.name, layout.positions) for layout in found}
            with open_tables(path, batch.encoding) as tables:
                for table in tables:
                    sheet, positions = places.get(table.title, ("", {}))
                    _sheet(book, table, _marks(batch, kind, sheet), positions, looks)
        except Unreadable:
            book.add_worksheet()
    return out.getvalue()


def _marks(batch: ImportBatch, kind: ImportKind, sheet: str) -> Marks:
    marks: Marks = defaultdict(lambda: defaultdict(list))
    for issue in issues_of(batch).filter(sheet=sheet, row__isnull=False) if sheet else []:
        text, remedy = explain(issue, kind)
        offered = f" → {issue.fix}" if issue.fix else ""
        marks[issue.row or 0][issue.column].append((Level(issue.level), f"{text} {remedy}{offered}"))
    return marks


def _sheet(book: Any, table: Table, marks: Marks, positions: dict[str, int], looks: dict[Any, Any]) -> None:
    page = book.add_worksheet(table.title[:31] or None)
    last = max(positions.values(), default=0) + 1
    for number, cells in table.rows:
        row = number - 1
        for position, cell in enumerate(cells):
            _write(page, row, position, cell, looks["date"])
        if number not in marks:
            continue
        words = []
        for column, faults in marks[number].items():
            words += [text for _level, text in faults]
            if column in positions:
                position = positions[column]
                cell = cells[position] if position < len(cells) else None
                _write(page, row, position, cell, looks["date"], looks[faults[0][0]])
                page.write_comment(row, position, "\n".join(text for _level, text in faults))
        heading = _("Faults")
        page.write_string(row, max(last, len(cells)), f"{HINT_MARK} {heading}: {'; '.join(words)}")


def _write(page: Any, row: int, position: int, cell: Cell, dates: Any, mark: Any = None) -> None:
    """Numbers and dates as such, all else as text."""
    if isinstance(cell, bool):
        page.write_boolean(row, position, cell, mark)
    elif isinstance(cell, int | float):
        page.write_number(row, position, cell, mark)
    elif isinstance(cell, datetime | date):
        page.write_datetime(row, position, cell, mark or dates)
    elif cell is None:
        page.write_blank(row, position, None, mark)
    else:
        page.write_string(row, position, plain(cell), mark)
