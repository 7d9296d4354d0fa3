"""Text tables: comma, semicolon or tab; quoted line breaks; any length of file in bounded memory."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from birge.kernel.imports.faults import Fault, Unreadable
from birge.kernel.imports.readers.tables import Line, Table

MAX_LINE = 1_000_000
"""Characters in one line; a longer one is not a table's row."""


def open_csv(raw: BinaryIO, size: int, encoding: str) -> Table:
    """The file as one table."""
    return Table("", _rows(raw, encoding), lambda: 1.0 if raw.closed else raw.tell() / max(1, size))


def _rows(raw: BinaryIO, encoding: str) -> Iterator[Line]:
    with io.TextIOWrapper(raw, encoding=encoding, errors="replace", newline="") as text:
        lines = _Lines(text)
        first = lines.peek()
        if first.lower().startswith("sep="):
            lines.skip()
        reader = csv.reader(lines, delimiter=_delimiter(first), strict=False)
        number = lines.count + 1
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                raise Unreadable(Fault("broken-quotes", row=number)) from error
            if lines.is_over:  # the reader wanted more, so it is still inside quotes
                raise Unreadable(Fault("broken-quotes", row=number))
            yield number, cells  # type: ignore[misc]  # list[str] is a list of cells
            number = lines.count + 1


class _Lines:
    """The lines of a text, counted, none longer than `MAX_LINE`; `is_over`: one was asked for after the last."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self.text = text
        self.count = 0
        self.is_over = False
        self.next_line = self._read()

    def _read(self) -> str:
        line = self.text.readline(MAX_LINE)
        if len(line) >= MAX_LINE:
            raise Unreadable(Fault("long-line", row=self.count + 1))
        return line

    def peek(self) -> str:
        return self.next_line

    def skip(self) -> None:
        self.count += 1
        self.next_line = self._read()

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self.next_line
        if not line:
            self.is_over = True
            raise StopIteration
        self.skip()
        return line


def _delimiter(line: str) -> str:
    """What separates the headings: the mark that stands most often outside quotes."""
    if line.lower().startswith("sep=") and len(line.strip()) == 5:
        return line.strip()[4]
    outside = "".join(line.split('"')[::2])
    return max(";,\t", key=outside.count)
