"""Opening whatever was uploaded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from birge.kernel.imports.readers.csv_file import open_csv
from birge.kernel.imports.readers.sniffing import XLSX, encoding_of, format_of
from birge.kernel.imports.readers.tables import Table
from birge.kernel.imports.readers.xlsx_file import open_xlsx


@contextmanager
def open_tables(path: Path, encoding: str = "") -> Iterator[list[Table]]:
    """The tables of a file, by what it is, not by what it is called; raises `Unreadable`.

    `encoding` is what a person chose for a text file, "" to find out.
    """
    is_workbook = format_of(path) == XLSX
    encoding = encoding or ("" if is_workbook else encoding_of(path))
    with path.open("rb") as file:
        yield open_xlsx(file) if is_workbook else [open_csv(file, path.stat().st_size, encoding)]
