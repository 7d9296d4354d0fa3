"""SQLite taught to treat our letters as PostgreSQL does.

Out of the box its LIKE, upper and lower know ASCII only ("өмүр" does not find "Өмүр"), and it sorts Ң Ө Ү last.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

KYRGYZ = "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя"
_ORDER = {letter: index for index, letter in enumerate(KYRGYZ, start=0x1000)}


def sort_key(text: str) -> str:
    """A key that sorts as the Kyrgyz alphabet does (Н Ң О Ө … У Ү), capitals beside small letters."""
    folded = text.casefold()
    return "".join(chr(_ORDER.get(letter, ord(letter))) for letter in folded) + "\0" + text.swapcase()


def compare(left: str, right: str) -> int:
    """The collation: negative, zero or positive, as `sort_key` orders the two."""
    one, other = sort_key(left), sort_key(right)
    return (one > other) - (one < other)


@lru_cache(maxsize=512)
def _pattern(like: str, escape: str) -> re.Pattern[str]:
    out = []
    letters = iter(like)
    for letter in letters:
        if escape and letter == escape:
            out.append(re.escape(next(letters, "")))
        else:
            out.append({"%": ".*", "_": "."}.get(letter) or re.escape(letter))
    return re.compile("".join(out), re.IGNORECASE | re.DOTALL)


def like(pattern: str | None, value: object, escape: str = "") -> bool | None:
    """SQL's `value LIKE pattern ESCAPE escape`, deaf to case in every alphabet."""
    if pattern is None or value is None:
        return None
    return _pattern(pattern, escape).fullmatch(str(value)) is not None


def teach_sqlite(sender: object, connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    """On every new connection to SQLite: case folding, LIKE and the Kyrgyz collation."""
    if connection.vendor != "sqlite":
        return
    database = connection.connection
    for name, function in (("upper", str.upper), ("lower", str.lower)):
        database.create_function(
            name, 1, lambda value, change=function: None if value is None else change(str(value)), deterministic=True
        )
    database.create_function("like", 2, like, deterministic=True)
    database.create_function("like", 3, like, deterministic=True)
    database.create_collation("kyrgyz", compare)
