"""Moments and nights in whole minutes, by the clock on the wall: a rota knows no time zone."""

import re
from dataclasses import dataclass
from typing import Final

import numpy as np

from birge.algorithms.cases import CaseError, Record, Text

DAY: Final = 24 * 60
_MOMENT: Final = re.compile(r"(\d{4}-\d\d-\d\d)([T ])(\d\d:\d\d)((?::00)?(?:Z|[+-]\d\d:\d\d)?)", re.ASCII)
_CLOCK: Final = re.compile(r"([01]\d|2[0-3]):([0-5]\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Moment:
    """`minute` since 1970-01-01T00:00 of the same clock; `joint` and `suffix`: how the case wrote its moments."""

    minute: int
    joint: str = "T"
    suffix: str = ""

    def after(self, minutes: int) -> "Moment":
        return Moment(self.minute + minutes, self.joint, self.suffix)

    def __str__(self) -> str:
        day, _, time = str(np.datetime64(self.minute, "m")).partition("T")
        return f"{day}{self.joint}{time}{self.suffix}"


@dataclass(frozen=True, slots=True)
class Night:
    """From `begins` to `ends`, minutes of the day; over midnight where it ends earlier than it begins."""

    begins: int
    ends: int

    def minutes(self, start: int, end: int) -> int:
        """How many of the minutes from `start` to before `end` are in a night."""
        return self._before(end) - self._before(start)

    def _before(self, minute: int) -> int:
        days, rest = divmod(minute - self.begins, DAY)
        length = (self.ends - self.begins) % DAY
        return days * length + min(rest, length)


class MomentShape:
    def read(self, value: object, packed: bool = False) -> Moment:
        text = Text().read(value)
        parts = _MOMENT.fullmatch(text)
        try:
            if parts is None:
                raise ValueError
            minute = int(np.datetime64(f"{parts[1]}T{parts[3]}", "m").astype(np.int64))
        except ValueError:
            raise CaseError("not_a_moment", found=text) from None
        return Moment(minute, parts[2], parts[4])


class _ClockTime:
    def read(self, value: object, packed: bool = False) -> int:
        text = Text().read(value)
        parts = _CLOCK.fullmatch(text)
        if parts is None:
            raise CaseError("not_a_clock_time", found=text)
        return int(parts[1]) * 60 + int(parts[2])


def _night(**ends: int) -> Night:
    if ends["from"] == ends["to"]:
        raise CaseError("empty_night").inside("to")
    return Night(ends["from"], ends["to"])


NIGHT: Final = Record(_night, **{"from": _ClockTime(), "to": _ClockTime()})
