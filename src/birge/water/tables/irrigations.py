"""Which field is irrigated when: by need, never, or by a file of days and amounts."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from birge.algorithms.water.need import FULL
from birge.water.tables.cells import Array, Bounds, Days, Table
from birge.water.tables.fields import FieldsFile

_MM = Bounds(0, 2000, "mm")


def read_irrigations(fields: FieldsFile, days: Days, encoding: str = "") -> tuple[NDArray[np.int64], Array]:
    """(the schedule of each field, the irrigation table: mm by day of the weather and by schedule; column 0 is none).

    Two irrigations on one day are added. Days outside the weather hold no season and are passed over.
    """
    columns, schedules = [np.zeros(len(days))], {"": FULL, "full": FULL, "none": 0}
    for row, text in enumerate(fields.irrigation):
        if text not in schedules:
            schedules[text] = len(columns)
            columns.append(_column(fields.table, row, text, days, encoding))
    return np.array([schedules[text] for text in fields.irrigation], dtype=np.int64), np.stack(columns, axis=1)


def _column(fields: Table, row: int, name: str, days: Days, encoding: str) -> Array:
    beside = Path(fields.name).parent / name
    path = beside if beside.is_file() else Path(name)
    if not path.is_file():
        fields.fail(row, "irrigation", f"there is no file “{name}”. Write full, none, or a file of date,mm.")
    table = Table.read(str(path), encoding, ("date", "mm"), ("date", "mm"))
    amounts, place = table.numbers("mm", _MM), (table.days("date") - days[0]).astype(np.int64)
    inside = (place >= 0) & (place < len(days))
    total = np.zeros(len(days))
    np.add.at(total, place[inside], amounts[inside])
    return total
