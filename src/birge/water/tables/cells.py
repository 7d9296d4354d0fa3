"""Columns of numbers and days, with the line and the column of whatever is wrong."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NoReturn

import numpy as np
from numpy.typing import NDArray

from birge.kernel.imports.columns import TextColumns, read_columns, refusal
from birge.kernel.imports.figures import NotANumber, date_from, decimal_from

Array = NDArray[np.float64]
Days = NDArray[np.datetime64]

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?", re.ASCII)


@dataclass(frozen=True)
class Bounds:
    """Between which numbers a column lies, what it is in, and what is likely wrong with a number outside."""

    least: float
    most: float
    unit: str = ""
    hint: str = ""
    above_least: bool = False

    def holds(self, values: Array) -> NDArray[np.bool_]:
        lower = values > self.least if self.above_least else values >= self.least
        return np.asarray(lower & (values <= self.most))

    def __str__(self) -> str:
        lower = f"above {self.least:g}" if self.above_least else f"from {self.least:g}"
        hint = f" {self.hint}" if self.hint else ""
        return f"It lies {lower} to {self.most:g}{self.unit and ' ' + self.unit}.{hint}"


class Table:
    """A table file with known headings. Every error is a CommandError with exit code 2."""

    def __init__(self, text: TextColumns) -> None:
        self.name = text.name
        self.columns = text.columns
        self.rows = text.rows

    @classmethod
    def read(cls, name: str, encoding: str, known: Collection[str], required: Collection[str]) -> Table:
        table = cls(read_columns(name, encoding))
        table._check_headings(known, required)
        return table

    def __contains__(self, heading: str) -> bool:
        return heading in self.columns

    def __len__(self) -> int:
        return len(self.rows)

    def fail(self, row: int | None, heading: str, message: str) -> NoReturn:
        """Refuse the file for the cell in this row (0 is the first below the headings; None: the headings)."""
        line = 1 if row is None else self.rows[row]
        raise refusal(f"{self.name}: line {line}, column “{heading}”: {message}")

    def numbers(self, heading: str, bounds: Bounds, *, optional: bool = False) -> Array:
        """The column as numbers; where `optional`, an empty cell, or no such column, is NaN."""
        if optional and heading not in self.columns:
            return np.full(len(self), np.nan)
        texts = self.columns[heading]
        values = self._parsed(heading, texts, optional)
        outside = ~bounds.holds(values) & ~np.isnan(values)
        if outside.any():
            row = int(np.argmax(outside))
            self.fail(row, heading, f"{texts[row]} cannot be. {bounds}")
        return values

    def days(self, heading: str) -> Days:
        """The column as days, written as 2026-04-05 (or 05.04.2026)."""
        texts = self.columns[heading]
        if all(map(_DAY.fullmatch, texts)):
            try:
                return np.array(texts, dtype="datetime64[D]")
            except ValueError:
                pass  # a day that no calendar has: found below
        found = [self._day(row, heading, text) for row, text in enumerate(texts)]
        return np.array(found, dtype="datetime64[D]")

    def moments(self, heading: str) -> Days:
        """The column as moments, written as 2026-04-05T14:00."""
        texts = self.columns[heading]
        for row, text in enumerate(texts):
            if not _MOMENT.fullmatch(text):
                self.fail(row, heading, f"{_shown(text)} is not a moment. Write it as 2026-04-05T14:00, by the clock "
                          "of --utc-offset and without an offset of its own.")  # fmt: skip
        try:
            return np.array(texts, dtype="datetime64[s]").astype("datetime64[m]")
        except ValueError:
            row = next(row for row, text in enumerate(texts) if not _exists(text))
            self.fail(row, heading, f"{texts[row]} is in no calendar. Correct it.")

    def check_once(self, heading: str, values: Sequence[str] | Days) -> None:
        """Refuse a value that stands in two rows."""
        first: dict[object, int] = {}
        if len(np.unique(np.asarray(values))) == len(values):
            return
        for row, value in enumerate(values):
            earlier = first.setdefault(value, row)
            if earlier != row:
                self.fail(row, heading, f"{value} stands in line {self.rows[earlier]} already. Leave one of them out.")

    def _check_headings(self, known: Collection[str], required: Collection[str]) -> None:
        for heading in self.columns:
            if heading not in known:
                self.fail(None, heading, f"this column is not known. Known columns: {', '.join(known)}. Rename it, or "
                          "take it out.")  # fmt: skip
        for heading in required:
            if heading not in self.columns:
                there = ", ".join(self.columns)
                raise refusal(f"{self.name}: line 1: there is no column “{heading}”. Add it; there are: {there}.")

    def _parsed(self, heading: str, texts: Sequence[str], optional: bool) -> Array:
        try:
            values = np.array(texts, dtype=np.float64)
        except ValueError:
            return np.array([self._number(row, heading, text, optional) for row, text in enumerate(texts)])
        if not np.isfinite(values).all() or any("_" in text for text in texts):
            return np.array([self._number(row, heading, text, optional) for row, text in enumerate(texts)])
        return values

    def _number(self, row: int, heading: str, text: str, optional: bool) -> float:
        if not text:
            if optional:
                return float("nan")
            self.fail(row, heading, "the cell is empty. Fill it in, or take out the row or the whole column.")
        try:
            return float(decimal_from(text)[0])
        except NotANumber:
            self.fail(row, heading, f"{_shown(text)} is not a number. Write it as 12.5.")

    def _day(self, row: int, heading: str, text: str) -> str:
        day = date_from(text)
        if day is None:
            self.fail(row, heading, f"{_shown(text)} is not a day. Write it as 2026-04-05.")
        return day.isoformat()


def _exists(text: str) -> bool:
    try:
        np.datetime64(text)
    except ValueError:
        return False
    return True


def _shown(text: str) -> str:
    return f"“{text[:60]}”"
