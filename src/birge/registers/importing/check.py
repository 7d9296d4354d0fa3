"""A check of all rows at once: one query that gives the rows at fault.

A query names `row`, what stands there as `value` and what to offer as `fix`; its other columns fill the message.
Persons are `book_persons p`, households `book_homes h`; see `staging`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from birge.kernel.imports.enums import Level
from birge.kernel.imports.faults import Fault
from birge.registers.importing import sql

MOST = 50_001
"""Nobody corrects more; the imports stop there too."""


@dataclass(frozen=True)
class Check:
    """What is wrong with the rows that `query` gives, and where."""

    code: str
    sheet: str
    column: str
    query: str
    level: Level = Level.ERROR
    accepted_by: str = ""
    """Once this was accepted for the whole file there is nothing to say any more."""

    def faults(self, args: sql.Args) -> Iterator[Fault]:
        """The faults, in the order of the file."""
        for found in sql.rows(f"{self.query} ORDER BY 1 LIMIT {MOST}", args):
            row, value, fix = found.pop("row"), found.pop("value", None), found.pop("fix", None)
            shown = "" if value is None else str(value)
            offered = "" if fix is None else str(fix)
            yield Fault(self.code, self.sheet, row, self.column, shown, found, self.level, offered)
