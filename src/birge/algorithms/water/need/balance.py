"""The daily water balance of the root zone with stress (FAO-56 chapter 8, Eq. 82–88), all fields at once.

All rain enters; run-off and capillary rise are 0; what exceeds field capacity drains on the same day. Ks follows from
the depletion at the beginning of the day. A field under full irrigation is refilled to field capacity at the end of the
day on which its depletion would pass RAW, and is never stressed. Newly rooted soil is at field capacity.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from birge.algorithms.water.et0.atmosphere import Array
from birge.algorithms.water.need.curve import kc_on, root_on
from birge.algorithms.water.need.fields import FULL, Fields, Weather


@dataclass(frozen=True)
class Day:
    """One day of the season for all fields, in mm; depletion at its end. Fluxes are 0 where the season is over."""

    et0: Array
    kc: Array
    etc: Array
    rain: Array
    irrigation: Array
    ks: Array
    eta: Array
    drainage: Array
    root_m: Array
    taw: Array
    raw: Array
    depletion: Array


SUMMED = ("etc", "eta", "irrigation", "rain", "drainage")


@dataclass(frozen=True)
class Season:
    """`sums[name][period, field]` in mm for the names in SUMMED; `days`: day 1, 2, … where they were to be kept."""

    sums: dict[str, Array]
    depletion_end_mm: Array
    days: list[Day] = field(default_factory=list)

    def total(self, name: str) -> Array:
        """mm of the whole season, by field."""
        return np.asarray(self.sums[name].sum(axis=0))


def run(
    weather: Weather, fields: Fields, irrigation_mm: Array, period: NDArray[np.int64], keep_days: bool = False
) -> Season:
    """The season of every field.

    `irrigation_mm[day of the weather, column]`: water that reaches the root zone, for fields with a `schedule`;
    `period[day of the weather]`: the period to which the day belongs, from 0. The weather covers every season.
    """
    columns = np.arange(len(fields))
    last = len(weather.et0_mm) - 1
    sums = {name: np.zeros((int(period.max(initial=-1)) + 1, len(fields))) for name in SUMMED}
    depletion, days = fields.depletion0_mm, []
    for number in range(1, int(fields.season_days.max(initial=0)) + 1):
        today = np.minimum(fields.start + number - 1, last)
        planned = np.where(fields.schedule == FULL, 0.0, irrigation_mm[today, np.maximum(fields.schedule, 0)])
        day = _day(number, fields, weather.et0_mm[today], weather.rain_mm[today], planned, depletion)
        for name, total in sums.items():
            total[period[today], columns] += getattr(day, name)
        depletion = day.depletion
        if keep_days:
            days.append(day)
    return Season(sums, depletion, days)


def _day(number: int, fields: Fields, et0: Array, rain: Array, irrigation: Array, before: Array) -> Day:
    live = number <= fields.season_days
    rain, irrigation = rain * live, irrigation * live
    kc, root = kc_on(number, fields), root_on(number, fields)
    etc = kc * et0 * live
    taw = fields.available_mm_per_m * root
    raw = np.clip(fields.p + 0.04 * (5 - etc), 0.1, 0.8) * taw
    full = fields.schedule == FULL
    ks = np.where(full, 1.0, np.clip((taw - before) / (taw - raw), 0, 1))
    eta = np.where(full, etc, np.minimum(ks * etc, taw - before + rain + irrigation))
    after = before - rain - irrigation + eta
    refill = live & full & (after > raw)
    irrigation = np.where(refill, after, irrigation)
    after = np.where(refill, 0.0, after)
    drainage, depletion = np.maximum(-after, 0), np.maximum(after, 0)
    return Day(et0 * live, kc, etc, rain, irrigation, ks, eta, drainage, root, taw, raw, depletion)
