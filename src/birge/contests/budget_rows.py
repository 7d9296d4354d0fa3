"""The typed rows of a budget as the page draws them, with their sums: what a script does while she types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from birge.contests.application_content import CELLS, Typed, read_rows, sums_of

_SPARE_ROWS = 3


def budget_context(typed: Typed, by_part: Mapping[str, Any]) -> dict[str, Any]:
    """What `_budget.html` needs; `by_part` are the findings by part of the form."""
    return {
        "rows": _rows(typed, by_part),
        "sums": sums_of(read_rows(typed.rows)[0]),
        "rows_error": by_part.get("rows"),
    }


def _rows(typed: Typed, by_part: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The typed rows and some empty ones, each with its computed cost and what is wrong in it."""
    rows: list[dict[str, Any]] = [dict(row) for row in typed.rows]
    rows += [dict.fromkeys(CELLS, "") for _spare in range(_SPARE_ROWS)]
    for number, row in enumerate(rows):
        good, _wrong = read_rows([row]) if any(row.values()) else ([], [])
        row["number"], row["error"] = number, by_part.get(f"rows:{number}")
        row["cost_tyiyn"] = good[0]["cost_tyiyn"] if good else None
    return rows
