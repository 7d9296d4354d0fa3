"""Numbers and dates as people and spreadsheets write them."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any


class NotANumber(Exception):
    """The cell holds no number."""


_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?", re.ASCII)
_GROUPED = re.compile(r"[-+]?\d{1,3}(?:([ ',.])\d{3})(?:\1\d{3})*(?:(?!\1)[.,]\d+)?", re.ASCII)
_SPACES = re.compile(r"(?<=\d)[\s'](?=\d{3}(?!\d))")
_AMBIGUOUS = re.compile(r"[-+]?\d{1,3}[.,]\d{3}", re.ASCII)
_EXPONENT = re.compile(r"[-+]?\d+(?:[.,]\d+)?[eE][-+]?\d{1,2}", re.ASCII)


def decimal_from(cell: Any) -> tuple[Decimal, bool]:
    """The number, and whether it may have been meant otherwise ("1,234": read as 1.234, perhaps meant as 1234).

    A comma or a point is the decimal mark when it stands once; spaces separate thousands. A spreadsheet's float is
    taken at its 15 significant digits. Raises `NotANumber`.
    """
    if isinstance(cell, bool) or not isinstance(cell, int | float | str):
        raise NotANumber
    if isinstance(cell, int):
        return Decimal(cell), False
    if isinstance(cell, float):
        return _finite(format(cell, ".15g")), False
    text = _SPACES.sub("", cell.replace("\u2212", "-"))
    if _NUMBER.fullmatch(text):
        return Decimal(text.replace(",", ".")), bool(_AMBIGUOUS.fullmatch(text)) and not text.startswith(("0", "-0"))
    if _GROUPED.fullmatch(text):
        return Decimal(_without_groups(text)), False
    if _EXPONENT.fullmatch(text):
        return Decimal(text.replace(",", ".")), False
    raise NotANumber


def _finite(text: str) -> Decimal:
    value = Decimal(text)
    if not value.is_finite():
        raise NotANumber
    return value


def _without_groups(text: str) -> str:
    """The last mark is the decimal one when it differs from the one before it."""
    last = max(text.rfind(","), text.rfind("."))
    mark = text[last]
    other = "." if mark == "," else ","
    if other in text:
        return text[:last].replace(other, "") + "." + text[last + 1 :]
    return text.replace(mark, "")


_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:\s?[гж]\.?)?", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?", re.ASCII)
_FIRST_YEAR, _LAST_YEAR = 1850, 2150
_EPOCH = date(1899, 12, 30)


def date_from(cell: Any) -> date | None:
    """The day: a spreadsheet's date, its serial number, 31.12.2026 or 2026-12-31; None if it is none of these."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return _day_numbered(cell)
    if isinstance(cell, str):
        if match := _DAY_FIRST.fullmatch(cell):
            return _day(match[3], match[2], match[1])
        if match := _YEAR_FIRST.fullmatch(cell):
            return _day(match[1], match[2], match[3])
    return None


def _day_numbered(number: float) -> date | None:
    """Serial numbers below 3000 are more likely a year than a day of 1900–1908."""
    return _EPOCH + timedelta(days=int(number)) if 3000 < number < 92_000 else None


def _day(year: str, month: str, day: str) -> date | None:
    if not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def plain(cell: Any) -> str:
    """A cell as a person would have typed it."""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float):
        return format(cell, ".0f") if cell.is_integer() else format(cell, ".15g")
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, date | time):
        return cell.isoformat()
    return "" if cell is None else str(getattr(cell, "shown", cell))
