"""Cells of a column as values of its type: text stays text, whatever a spreadsheet made of it.

A column is parsed in one go for many rows, so that clean text costs almost nothing. A fault never stops the reading.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from functools import partial
from typing import Any

from birge.kernel.imports.enums import Level, Type
from birge.kernel.imports.faults import Fault
from birge.kernel.imports.figures import NotANumber, date_from, decimal_from, plain
from birge.kernel.imports.kinds import Column
from birge.kernel.imports.letters import SUSPECT, look_alikes, old_font, still_mixed
from birge.kernel.imports.words import choices_of, folded, yes_no_words

PlaceAnswer = tuple[str, str]
"""(the place's id, "") or ("", the code of the fault)."""


@dataclass(frozen=True)
class Broken:
    """A cell that the spreadsheet itself could not compute, or whose formula was never computed."""

    code: str
    shown: str


Cell = str | int | float | bool | datetime | date | time | Broken | None


@dataclass
class Parsed:
    """A column's values (None where empty or faulty) and its faults, whose `row` is the index into the values."""

    values: list[Any]
    faults: list[Fault] = field(default_factory=list)

    def blame(self, index: int, code: str, value: object = "", **more: Any) -> None:
        """Note a fault and empty the value, unless the fault leaves it standing."""
        level = more.pop("level", Level.ERROR)
        self.faults.append(Fault(code, row=index, value=str(value)[:200], level=level, **more))
        if level is Level.ERROR:
            self.values[index] = None


FindPlaces = Callable[[Collection[str]], dict[str, PlaceAnswer]]


def parse_column(column: Column, cells: Sequence[Cell], accepted: Collection[str], find: FindPlaces) -> Parsed:
    """The values of a column. `accepted` names the offers that were accepted for the whole file."""
    parsed = Parsed(list(cells))
    if column.type is Type.TEXT:
        _texts(column, parsed, accepted)
    elif column.type is Type.PLACE:
        _texts(column, parsed, accepted)
        _places(parsed, find)
    else:
        _each(parsed, _PARSERS[column.type](column))
    if column.required or column.default is not None:
        _empty(column, parsed)
    return parsed


def _empty(column: Column, parsed: Parsed) -> None:
    """Cells without anything in them get the default, or are blamed; those with a faulty value were blamed already."""
    blamed = {fault.row for fault in parsed.faults if fault.level is Level.ERROR}
    for index, value in enumerate(parsed.values):
        if value is None and index not in blamed:
            if column.default is not None:
                parsed.values[index] = column.default
            else:
                parsed.blame(index, "required")


def _each(parsed: Parsed, parse: Callable[[Cell], Any]) -> None:
    """Parse cell by cell, each different content once."""
    known: dict[Any, Any] = {}
    for index, cell in enumerate(parsed.values):
        if cell is None or cell == "":
            parsed.values[index] = None
            continue
        memo = (cell.__class__, cell)
        if memo not in known:
            known[memo] = _tried(parse, cell)
        value = known[memo]
        if isinstance(value, Fault):
            if value.level is Level.WARNING:
                parsed.values[index] = value.params["read_as"]
            parsed.blame(index, value.code, plain(cell), params=value.params, level=value.level)
        else:
            parsed.values[index] = value


def _tried(parse: Callable[[Cell], Any], cell: Cell) -> Any:
    if isinstance(cell, Broken):
        return Fault(cell.code)
    if isinstance(cell, str):
        cell = " ".join(cell.split())
        if not cell:
            return None
    return parse(cell)


_ODD = re.compile("[\x00-\x08\x0e-\x1e\x7f\ufffe\uffff\ud800-\udfff]")
_BETWEEN = "\ue000"  # a private letter that no sheet holds
_LOOSE = re.compile("[^\\S ]|  | \ue000|\ue000 |^ | $|[\u200b-\u200f\ufeff\xad]")
_INVISIBLE = re.compile("[\u200b-\u200f\ufeff\xad]")


def _texts(column: Column, parsed: Parsed, accepted: Collection[str]) -> None:
    """Text: whitespace made regular; numbers as people wrote them; strange letters offered for correction.

    One look at the whole column decides which of the careful steps it needs at all.
    """
    values = parsed.values
    if set(map(type, values)) - {str}:
        _as_texts(parsed)
    joined = _BETWEEN.join([value for value in values if value])
    if _LOOSE.search(joined) or not unicodedata.is_normalized("NFC", joined):
        values[:] = [_tidied(value) if value else value for value in values]
    if _ODD.search(joined):
        for index, value in enumerate(values):
            if value and _ODD.search(value):
                parsed.blame(index, "control-characters", _ODD.sub("\ufffd", value))
    if SUSPECT.search(joined):
        _letters(parsed, accepted)
    if column.digits:
        _digits(column.digits, parsed)
    _lengths(column.max_length, parsed)


def _lengths(most: int, parsed: Parsed) -> None:
    for index, value in enumerate(parsed.values):
        if not value:
            parsed.values[index] = None
        elif len(value) > most:
            parsed.blame(index, "too-long", value, params={"most": most})


def _as_texts(parsed: Parsed) -> None:
    for index, cell in enumerate(parsed.values):
        if cell is None or cell.__class__ is str:
            continue
        if isinstance(cell, Broken):
            parsed.blame(index, cell.code, cell.shown)
        elif isinstance(cell, int | float) and abs(cell) >= 10**15:  # a spreadsheet keeps 15 digits
            parsed.blame(index, "lost-digits", plain(cell))
        else:
            parsed.values[index] = plain(cell)


def _tidied(text: str) -> str:
    return " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split())


_OFFERS = (("old-font", old_font), ("look-alike", look_alikes))


def _letters(parsed: Parsed, accepted: Collection[str]) -> None:
    for index, value in enumerate(parsed.values):
        if not value or not SUSPECT.search(value):
            continue
        for code, corrected in _OFFERS:
            better = corrected(value)
            if better != value:
                if code in accepted:
                    value = parsed.values[index] = better
                else:
                    parsed.blame(index, code, value, level=Level.OFFER, fix=better[:200])
        if still_mixed(value):
            parsed.blame(index, "mixed-letters", value, level=Level.WARNING)


_SHORTENED = re.compile(r"\d[.,]?\d*[eE]\+?\d+")


def _digits(count: int, parsed: Parsed) -> None:
    for index, value in enumerate(parsed.values):
        if not value:
            continue
        code = value.replace(" ", "").replace("-", "")
        if len(code) == count and code.isascii() and code.isdigit():
            parsed.values[index] = code
        elif _SHORTENED.fullmatch(value):
            parsed.blame(index, "lost-digits", value)
        else:
            parsed.blame(index, "digits", value, params={"count": count})


def _places(parsed: Parsed, find: FindPlaces) -> None:
    found = find({value for value in parsed.values if value})
    for index, value in enumerate(parsed.values):
        if value:
            place, code = found[value]
            if code:
                parsed.blame(index, code, value)
            else:
                parsed.values[index] = place


def _whole(column: Column, cell: Cell) -> Any:
    try:
        value, _ambiguous = decimal_from(cell)
    except NotANumber:
        return Fault("not-whole")
    if value != value.to_integral_value():
        return Fault("not-whole")
    return _bounded(column, value) or int(value)


def _decimal(column: Column, cell: Cell) -> Any:
    try:
        value, ambiguous = decimal_from(cell)
    except NotANumber:
        return Fault("not-number")
    wrong = _bounded(column, value)
    if wrong:
        return wrong
    exponent = value.normalize().as_tuple().exponent
    if column.places is not None and isinstance(exponent, int) and -exponent > column.places:
        return Fault("too-fine", params={"places": column.places})
    text = format(value, "f")
    if ambiguous:
        return Fault("ambiguous-number", params={"read_as": text}, level=Level.WARNING)
    return text


def _bounded(column: Column, value: Decimal) -> Fault | None:
    if column.least is not None and value < column.least:
        return Fault("too-small", params={"least": str(column.least)})
    if column.most is not None and value > column.most:
        return Fault("too-big", params={"most": str(column.most)})
    return None


def _date(column: Column, cell: Cell) -> Any:
    day = date_from(cell)
    return day.isoformat() if day else Fault("not-date")


def _choice(column: Column) -> Callable[[Cell], Any]:
    words = choices_of(column)

    def parse(cell: Cell) -> Any:
        code = words.get(folded(plain(cell)))
        return code if code is not None else Fault("not-choice")

    return parse


def _yes_no(column: Column) -> Callable[[Cell], Any]:
    words = yes_no_words()

    def parse(cell: Cell) -> Any:
        if isinstance(cell, bool):
            return cell
        answer = words.get(folded(plain(cell)))
        return answer if answer is not None else Fault("not-yes-no")

    return parse


_PARSERS: dict[Type, Callable[[Column], Callable[[Cell], Any]]] = {
    Type.WHOLE: lambda column: partial(_whole, column),
    Type.DECIMAL: lambda column: partial(_decimal, column),
    Type.DATE: lambda column: partial(_date, column),
    Type.CHOICE: _choice,
    Type.YES_NO: _yes_no,
}
