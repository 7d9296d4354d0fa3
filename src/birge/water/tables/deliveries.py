"""The file of deliveries: outlet, period, required_m3, delivered_m3, and perhaps group and position."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from birge.algorithms.water.indicators import Deliveries, codes_of
from birge.water.tables.cells import Array, Bounds, Table

REQUIRED: Final = ("outlet", "period", "required_m3", "delivered_m3")
LABELS: Final = ("group", "position")
_VOLUME: Final = Bounds(0, 1e12, "m³")
_LEAST_M3: Final = 1e-6
"""A millilitre: what is less but not nothing is a slip, and no ratio to it tells anything."""


@dataclass(frozen=True)
class DeliveriesFile:
    """`labels`: the columns `group` and `position` that the file has; "" where a row says none."""

    deliveries: Deliveries
    labels: Mapping[str, Sequence[str]]


def read_deliveries(name: str, encoding: str = "") -> DeliveriesFile:
    """Raises CommandError (exit code 2) that names the file, the line, the column and what to do."""
    table = Table.read(name, encoding, (*REQUIRED, *LABELS), REQUIRED)
    for heading in ("outlet", "period"):
        for row, text in enumerate(table.columns[heading]):
            if not text:
                table.fail(row, heading, "the cell is empty. Fill it in, or take out the row.")
    outlet, _ = codes_of(table.columns["outlet"])
    period, _ = codes_of(table.columns["period"])
    _check_once(table)
    required, delivered = (table.numbers(heading, _VOLUME) for heading in ("required_m3", "delivered_m3"))
    for heading, column in (("required_m3", required), ("delivered_m3", delivered)):
        _check_not_tiny(table, heading, column)
    labels = {heading: table.columns[heading] for heading in LABELS if heading in table}
    return DeliveriesFile(Deliveries(outlet, period, required, delivered), labels)


def _check_not_tiny(table: Table, heading: str, column: Array) -> None:
    tiny = (column > 0) & (column < _LEAST_M3)
    if tiny.any():
        row = int(np.argmax(tiny))
        table.fail(row, heading, f"{table.columns[heading][row]} m³ is less than a millilitre. Is it in another unit?")


def _check_once(table: Table) -> None:
    """Refuse a second row for an outlet and a period: which of the two were true?"""
    first: dict[tuple[str, str], int] = {}
    for row, pair in enumerate(zip(table.columns["outlet"], table.columns["period"], strict=True)):
        earlier = first.setdefault(pair, row)
        if earlier != row:
            stands = f"outlet {pair[0]} has period {pair[1]} in line {table.rows[earlier]} already."
            table.fail(row, "period", f"{stands} Leave one of them out, or add them up.")
