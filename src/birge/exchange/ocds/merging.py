"""OCDS 1.1 merging: the releases of a process become its compiled release.

The routine of the standard ("Merging"): by date; objects field by field; a list of objects that all have an `id` by
these ids; any other list as a whole; null takes a field away. Our releases use none of the fields that the schema
marks as merged as a whole (`wholeListMerge`), and of those left out only `id`, `date` and `tag`.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import Any

LEFT_OUT = frozenset({"id", "date", "tag"})


def compiled(releases: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """The state after the last of these releases of one ocid."""
    ordered = sorted(releases, key=lambda release: str(release["date"]))
    ocid, date = ordered[-1]["ocid"], ordered[-1]["date"]
    state: dict[str, Any] = {"tag": ["compiled"], "id": f"{ocid}-{date}", "date": date}
    for release in ordered:
        _merge(state, {name: part for name, part in release.items() if name not in LEFT_OUT})
    return state


def _merge(state: dict[str, Any], news: dict[str, Any]) -> None:
    for name, new in news.items():
        old = state.get(name)
        if new is None:
            state.pop(name, None)
        elif isinstance(new, dict) and isinstance(old, dict):
            _merge(old, new)
        elif old is not None and _has_ids(new) and _has_ids(old):
            state[name] = _merged_rows(old, new)
        else:
            state[name] = deepcopy(new)


def _has_ids(part: Any) -> bool:
    return isinstance(part, list) and all(isinstance(row, dict) and "id" in row for row in part)


def _merged_rows(old: list[dict[str, Any]], new: list[dict[str, Any]]) -> list[dict[str, Any]]:
    rows = {row["id"]: row for row in old}
    for row in new:
        if row["id"] in rows:
            _merge(rows[row["id"]], row)
        else:
            rows[row["id"]] = deepcopy(row)
    return list(rows.values())
