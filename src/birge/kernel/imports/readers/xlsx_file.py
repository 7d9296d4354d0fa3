"""Workbooks: read row by row as stored, in bounded memory.

openpyxl opens the workbook (sheets, shared texts, which styles are dates); the rows are read here, because a formula
that was never computed must be told apart from an empty cell, and because one pass over the XML is faster.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import Any, BinaryIO, cast
from xml.etree import ElementTree  # expat limits entity expansion since 2.4.1

import openpyxl
from openpyxl.utils.datetime import from_excel

from birge.kernel.imports.cells import Broken, Cell
from birge.kernel.imports.faults import Fault, Unreadable
from birge.kernel.imports.readers.tables import Line, Table

_NAMESPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ROW, _DATA, _VALUE = f"{_NAMESPACE}row", f"{_NAMESPACE}sheetData", f"{_NAMESPACE}v"
_FORMULA, _INLINE, _TEXT, _MERGE = (f"{_NAMESPACE}{name}" for name in ("f", "is", "t", "mergeCell"))

MAX_COLUMNS = 500
"""Cells further to the right are not read."""


def open_xlsx(file: BinaryIO) -> list[Table]:
    """The sheets of a workbook in their order; raises `Unreadable` when it is damaged."""
    try:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
    except (KeyError, ValueError, OSError, zipfile.BadZipFile, ElementTree.ParseError, TypeError) as error:
        raise Unreadable(Fault("damaged")) from error
    return [_table(book, sheet) for sheet in book.worksheets]


def _table(book: Any, sheet: Any) -> Table:
    progress = {"read": 0, "size": 1}
    merged: list[str] = []
    return Table(
        sheet.title,
        _rows(book, sheet, progress, merged),
        lambda: min(1.0, progress["read"] / progress["size"]),
        hidden=sheet.sheet_state != "visible",
        merged=merged,
    )


def _rows(book: Any, sheet: Any, progress: dict[str, int], merged: list[str]) -> Iterator[Line]:
    member = sheet._worksheet_path
    value_of = partial(_value, sheet._shared_strings, book)
    try:
        with book._archive.open(member) as source:
            progress["size"] = max(1, book._archive.getinfo(member).file_size)
            yield from _parsed(source, value_of, progress, merged)
    except (ElementTree.ParseError, zipfile.BadZipFile, ValueError, IndexError, OSError) as error:
        raise Unreadable(Fault("damaged")) from error


def _parsed(source: BinaryIO, value_of: Any, progress: dict[str, int], merged: list[str]) -> Iterator[Line]:
    number, data = 0, None
    for event, element in ElementTree.iterparse(source, events=("start", "end")):  # noqa: S314
        if event == "start":
            if element.tag == _DATA:
                data = element
            continue
        if element.tag == _ROW:
            number = int(element.get("r") or number + 1)
            yield number, _cells(element, value_of)
            if data is not None:
                data.clear()
            progress["read"] = source.tell()
        elif element.tag == _MERGE:
            merged.append(element.get("ref", ""))


def _cells(row: ElementTree.Element, value_of: Any) -> list[Cell]:
    cells: list[Cell] = []
    for element in row:
        reference = element.get("r")
        position = _column_index(reference) if reference else len(cells)
        if position >= MAX_COLUMNS:
            break
        while len(cells) < position:
            cells.append(None)
        cells.append(value_of(element))
    return cells


_columns: dict[str, int] = {}


def _column_index(reference: str) -> int:
    """ "C17" -> 2."""
    letters = reference.rstrip("0123456789")
    index = _columns.get(letters)
    if index is None:
        index = 0
        for letter in letters:
            index = index * 26 + ord(letter) - 64
        index -= 1
        _columns[letters] = index
    return index


def _value(texts: list[str], book: Any, element: ElementTree.Element) -> Cell:
    kind = element.get("t", "n")
    if kind == "inlineStr":
        return "".join(part.text or "" for part in element.iter(_TEXT))
    stored = element.findtext(_VALUE)
    if not stored:
        formula = element.find(_FORMULA)
        if formula is not None and kind != "str":
            return Broken("formula-without-value", f"={formula.text or ''}")
        return None
    if kind == "s":
        return texts[int(stored)]
    if kind == "n":
        return _number(stored, element, book)
    if kind == "b":
        return stored == "1"
    if kind == "e":
        return Broken("cell-error", stored)
    if kind == "d":
        with suppress(ValueError):
            return datetime.fromisoformat(stored)
    return stored


def _number(stored: str, element: ElementTree.Element, book: Any) -> Cell:
    value: int | float = int(stored) if stored.isdigit() else float(stored)
    if int(element.get("s", 0)) in book._date_formats:
        with suppress(ValueError, OverflowError):
            return cast(Cell, from_excel(value, book.epoch))
    return value
