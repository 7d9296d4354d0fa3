"""Birth dates as eight digits, YYYYMMDD, with zeros for what is not known; no calendar is asked: typing errors stay."""

from __future__ import annotations

import re
from collections.abc import Sequence

_PARTS = re.compile(r"[0-9]+")


def digits_of(texts: Sequence[str]) -> list[str]:
    """Each date as YYYYMMDD, "" for none.

    1990-05-31, 31.05.1990, 31/5/1990, 19900531, 1990, 1990-05-31 00:00:00 are read. Slashes or points with the year
    last mean day, month, year, unless in some row of the column only month, day, year is possible and in none the
    other way round.
    """
    split = [_PARTS.findall(text) for text in texts]
    last = [parts for parts in split if len(parts) >= 3 and len(parts[2]) == 4]
    month_first = any(int(parts[1]) > 12 for parts in last) and not any(int(parts[0]) > 12 for parts in last)
    return [_digits(parts, month_first) for parts in split]


def _digits(parts: list[str], month_first: bool) -> str:
    if not parts:
        return ""
    if len(parts) >= 3:
        first, second, third = parts[:3]
        if len(first) == 4 and len(second) <= 2 and len(third) <= 2:
            return _joined(first, second, third)
        if len(third) == 4 and len(first) <= 2 and len(second) <= 2:
            return _joined(third, first, second) if month_first else _joined(third, second, first)
    elif len(parts) == 2 and len(parts[0]) == 4:
        return _joined(parts[0], parts[1][:2], "")
    elif len(parts) == 2 and len(parts[1]) == 4:
        return _joined(parts[1], parts[0][:2], "")
    elif len(parts) == 1:
        return {8: parts[0], 6: parts[0] + "00", 4: parts[0] + "0000"}.get(len(parts[0]), "")
    return ""


def joined(year: str, month: str, day: str) -> str:
    """The date of which the three columns hold the parts; "" if none of them holds any."""
    parts = (year.split(".")[0].strip(), month.split(".")[0].strip(), day.split(".")[0].strip())
    if any(part and not part.isdigit() for part in parts):
        return ""
    text = _joined(parts[0][:4], parts[1][-2:], parts[2][-2:])
    return "" if text == "00000000" else text


def _joined(year: str, month: str, day: str) -> str:
    return year.zfill(4) + month.zfill(2) + day.zfill(2)
