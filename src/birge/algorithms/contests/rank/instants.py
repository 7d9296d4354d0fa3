"""Instants: a moment on the clock with its offset from UTC, compared as points in time and not as texts."""

import re
from fractions import Fraction
from typing import Final

import numpy as np

from birge.algorithms.cases import CaseError, Text
from birge.algorithms.contests.rank.model import Instant

# RFC 3339 §5.6; the seconds may be left out.
_INSTANT: Final = re.compile(
    r"(\d{4}-\d\d-\d\d)[Tt ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(\.\d{1,30})?)?"
    r"(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))",
    re.ASCII,
)


class InstantShape:
    """A text like 2026-03-01T17:59:59+06:00 or 2026-03-01T11:59:59Z."""

    def read(self, value: object, packed: bool = False) -> Instant:
        text = Text().read(value)
        parts = _INSTANT.fullmatch(text)
        if parts is None:
            raise CaseError("not_an_instant", found=text)
        day, hour, minute, second, decimals, sign, offset_hours, offset_minutes = parts.groups()
        try:
            days = int(np.datetime64(day, "D").astype(np.int64))
        except ValueError:
            raise CaseError("not_an_instant", found=text) from None
        offset = 60 * (60 * int(offset_hours or 0) + int(offset_minutes or 0))
        seconds = 86_400 * days + 3600 * int(hour) + 60 * int(minute) + int(second or 0)
        whole = seconds + offset if sign == "-" else seconds - offset
        return whole + Fraction(decimals) if decimals else whole
