"""Fields as columns: one entry per field in every array."""

from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from birge.algorithms.water.et0.atmosphere import Array

Whole = NDArray[np.int64]

FULL = -1
"""In `Fields.schedule`: irrigate whenever the crop would begin to be short."""


@dataclass(frozen=True)
class Fields:
    """`start`: the index of the planting day in the weather; that day is day 1 of the season.

    Stages in days, none negative, at least one day in all. `available_mm_per_m` = 1000 (θFC − θWP) > 0. `root_ini_m` ≤
    `root_m`. `p` before the daily adjustment. `depletion0_mm` at the beginning of day 1, at most what the roots reach.
    `schedule`: FULL or a column of the irrigation table.
    """

    start: Whole
    ini_days: Whole
    dev_days: Whole
    mid_days: Whole
    late_days: Whole
    kc_ini: Array
    kc_mid: Array
    kc_end: Array
    available_mm_per_m: Array
    root_ini_m: Array
    root_m: Array
    p: Array
    depletion0_mm: Array
    schedule: Whole

    def __len__(self) -> int:
        return len(self.start)

    @property
    def season_days(self) -> Whole:
        return self.ini_days + self.dev_days + self.mid_days + self.late_days

    def with_coefficients(self, kc_mid: Array, kc_end: Array) -> "Fields":
        return replace(self, kc_mid=kc_mid, kc_end=kc_end)

    def take(self, rows: Whole | slice) -> "Fields":
        """The same columns for some of the fields."""
        return Fields(**{column.name: getattr(self, column.name)[rows] for column in fields(self)})


@dataclass(frozen=True)
class Weather:
    """Consecutive days. `u2_mps` and `rh_min_pct` are for the climate adjustment of coefficients."""

    first_day: np.datetime64
    et0_mm: Array
    rain_mm: Array
    u2_mps: Array
    rh_min_pct: Array

    @property
    def days(self) -> NDArray[np.datetime64]:
        return np.asarray(self.first_day.astype("datetime64[D]") + np.arange(len(self.et0_mm)))
