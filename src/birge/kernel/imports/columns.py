"""The first sheet of any table file as columns of text, for commands; they speak English."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from django.core.management.base import CommandError
from django.utils.translation import override

from birge.kernel.commands import MALFORMED
from birge.kernel.imports.cells import Cell
from birge.kernel.imports.faults import Unreadable
from birge.kernel.imports.figures import plain
from birge.kernel.imports.messages import MESSAGES
from birge.kernel.imports.readers.opening import open_tables
from birge.kernel.imports.readers.tables import Line

_CHUNK = 500
"""Rows turned into columns at once: few, so that Python does not take them for things that stay."""
_MANY, _NEARLY_ALL = 10_000, 0.8
"""So many different texts, and such a part of all."""
_REPLACED = "\N{REPLACEMENT CHARACTER}"
"""What stands in the place of bytes that are no letter in the encoding that was asked for."""


@dataclass(frozen=True)
class TextColumns:
    """The file by heading, in the order of the file, without its empty rows and columns without a heading.

    `rows`: the number under which the person's program shows each row.
    """

    name: str
    columns: Mapping[str, Sequence[str]]
    rows: Sequence[int]


def read_columns(name: str, encoding: str = "") -> TextColumns:
    """The table of a CSV or XLSX file; `encoding` of a text file, "" to find out.

    Raises CommandError (exit code 2) that names the file, the row, the column and what to do.
    """
    try:
        with open_tables(Path(name), encoding) as tables:
            found = _columns(name, tables[0].rows)
    except OSError as error:
        raise refusal(f"{name}: cannot be read: {error.strerror}") from error
    except LookupError as error:
        raise refusal(f"{name}: there is no encoding “{encoding}”. Try utf-8 or cp1251.") from error
    except UnicodeError as error:
        raise refusal(_not_in(name, encoding)) from error
    except Unreadable as error:
        raise refusal(_explained(name, error)) from error
    if encoding and any(_REPLACED in text for column in found.columns.values() for text in column):
        raise refusal(_not_in(name, encoding))
    if not found.rows:
        raise refusal(f"{name}: {_said('no-rows')}")
    return found


def refusal(message: str) -> CommandError:
    """The end of a command whose input is malformed."""
    return CommandError(message, returncode=MALFORMED)


def _columns(name: str, rows: Iterator[Line]) -> TextColumns:
    number, cells = next(rows, (1, []))
    headings = [_text(cell) for cell in cells]
    for heading in headings:
        if heading and headings.count(heading) > 1:
            raise refusal(f"{name}: row {number}, column “{heading}”: {_said('double-heading')}")
    found = [_Column() for _ in headings]
    numbers = array("Q")
    lines = _lines(name, rows, len(headings))
    while chunk := list(islice(lines, _CHUNK)):
        some, rows_of_cells = zip(*chunk, strict=True)
        numbers.extend(some)
        for column, part in zip(found, zip(*rows_of_cells, strict=True), strict=True):
            column.add(part)
    named = {heading: column.texts for heading, column in zip(headings, found, strict=True) if heading}
    return TextColumns(name, named, numbers)


class _Column:
    """A column's cells as stripped texts: each different one is made once, however many rows have it, unless nearly
    all of them differ."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.known: _Texts | None = _Texts()

    def add(self, cells: Sequence[Cell]) -> None:
        """The cells of further rows."""
        if self.known is None:
            self.texts += map(_text, cells)
            return
        self.texts += map(self.known.__getitem__, cells)
        if len(self.known) > max(_MANY, _NEARLY_ALL * len(self.texts)):
            self.known = None


class _Texts(dict[Cell, str]):
    """The text of each cell."""

    def __missing__(self, cell: Cell) -> str:
        text = self[cell] = _text(cell)
        return text


def _text(cell: Cell) -> str:
    return cell.strip() if type(cell) is str else plain(cell).strip()


def _lines(name: str, rows: Iterator[Line], width: int) -> Iterator[tuple[int, Sequence[Cell]]]:
    """The rows that are not empty, each of `width` cells."""
    for number, cells in rows:
        if len(cells) == width and _has_text(cells[0]):
            yield number, cells
            continue
        texts = [_text(cell) for cell in cells]
        if any(texts[width:]):
            raise refusal(f"{name}: row {number}: {_said('too-many-cells')}")
        if any(texts):
            yield number, (texts + [""] * width)[:width]


def _has_text(cell: Cell) -> bool:
    return type(cell) is str and cell != "" and not cell.isspace()


def _not_in(name: str, encoding: str) -> str:
    return f"{name}: the text is not in {encoding}. Leave --encoding out, or try utf-8, cp1251 or utf-16."


def _explained(name: str, error: Unreadable) -> str:
    fault = error.fault
    place = f"{name}: row {fault.row}" if fault.row else name
    option = f" For that, add --encoding {fault.fix}. Sample: {fault.value}" if fault.code == "encoding" else ""
    return f"{place}: {_said(fault.code)}{option}"


def _said(code: str) -> str:
    with override("en"):
        return f"{MESSAGES[code].text} {MESSAGES[code].remedy}"
