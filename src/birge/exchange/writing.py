"""Files that are written while they are made: no export is held in memory as a whole."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any


class NothingToTell(Exception):
    """Nothing of this was published yet; `str()` says what is missing."""


def json_list(head: dict[str, Any], name: str, rows: Iterable[dict[str, Any]], *, missing: str) -> Iterator[str]:
    """A JSON object with the fields of `head` and one list, a row a line.

    NothingToTell before anything is told when there is no row: the standards know no empty package.
    """
    written = iter(rows)
    first = next(written, None)
    if first is None:
        raise NothingToTell(missing)
    yield f"{_json(head)[:-1]},{_json(name)}:[\n{_json(first)}"
    for row in written:
        yield f",\n{_json(row)}"
    yield "\n]}\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
