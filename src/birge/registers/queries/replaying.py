"""The book read from its journal alone: what proves that the tables say what people entered, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from birge.kernel.models import JournalEntry
from birge.registers.queries.lines import lines_of_entry

Lines = dict[str, dict[str, dict[str, Any]]]
"""Table -> id of the line -> the line, as `queries.lines.row_as_json` writes it."""


def replayed(until: datetime) -> Lines:
    """Every line that stands in the book at that moment, from the journal's entries up to it, oldest first.

    Lines that came with a file are not in the journal one by one: millions would stand there twice. Its journal entry
    names the entry of the book, and the lines are read by it from the tables (a line never changes; only who struck it
    out is added). So of an import the replay proves what became of its lines, not what the file said: that is proved by
    the file and its rows, which are kept with the batch.
    """
    entries = JournalEntry.objects.filter(verb__startswith="registers.", is_read=False, at__lte=until).order_by("id")
    return replay(_in_full(entry) for entry in entries.iterator())


def _in_full(entry: JournalEntry) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
    """What an entry of the journal entered and struck out; of an import and its undoing line by line."""
    before, after = entry.before, entry.after
    if after and "batch" in after:
        after = {"entered": lines_of_entry(UUID(after["entry"]))}
    if before and "struck_import" in before:
        lines = lines_of_entry(UUID(before["struck_import"]))
        before = {"struck": {table: [row["id"] for row in rows] for table, rows in lines.items()}}
    return before, after


def replay(entries: Iterable[tuple[dict[str, Any] | None, dict[str, Any] | None]]) -> Lines:
    """Enter and strike out, entry by entry."""
    lines: Lines = {}
    for before, after in entries:
        for table, ids in (before or {}).get("struck", {}).items():
            for identity in ids:
                lines.get(table, {}).pop(identity, None)
        for table, rows in (after or {}).get("entered", {}).items():
            lines.setdefault(table, {}).update((row["id"], row) for row in rows)
    return {table: rows for table, rows in lines.items() if rows}
