"""The book read from its journal alone: what proves that the tables say what people entered, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from birge.kernel.models import JournalEntry

Lines = dict[str, dict[str, dict[str, Any]]]
"""Table -> id of the line -> the line, as `actions.writing.row_as_json` writes it."""


def replayed(until: datetime) -> Lines:
    """Every line that stands in the book at that moment, from the journal's entries up to it, oldest first.

    Lines that came with an import are not in the journal one by one: its entry names the batch, whose file and rows
    are kept. They are known by their entry (`Fact.entry`), and are left out here.
    """
    entries = JournalEntry.objects.filter(verb__startswith="registers.", is_read=False, at__lte=until).order_by("id")
    return replay((entry.before, entry.after) for entry in entries.iterator())


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
