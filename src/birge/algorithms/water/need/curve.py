"""The crop coefficient and the roots of each day, and how climate moves the tabulated coefficients."""

import numpy as np
from numpy.typing import NDArray

from birge.algorithms.water.et0.atmosphere import Array
from birge.algorithms.water.need.fields import Fields, Weather, Whole

_STEADY_END = 0.45
"""Below this the coefficient at the end is not adjusted: the crop dries out in the field (FAO-56, Eq. 65)."""


def kc_on(day: int, fields: Fields) -> Array:
    """Kc of day 1, 2, … of the season: level, then straight lines in development and late season (Eq. 66)."""
    before_late = fields.ini_days + fields.dev_days + fields.mid_days
    grown = _part(day - fields.ini_days, fields.dev_days)
    ripened = _part(day - before_late, fields.late_days)
    return fields.kc_ini + grown * (fields.kc_mid - fields.kc_ini) + ripened * (fields.kc_end - fields.kc_mid)


def root_on(day: int, fields: Fields) -> Array:
    """Depth of the roots: a straight line that reaches `root_m` on the last day before mid-season."""
    until_mid = fields.ini_days + fields.dev_days
    return fields.root_ini_m + _part(np.full(len(fields), day), until_mid) * (fields.root_m - fields.root_ini_m)


def _part(day: Whole, length: Whole) -> Array:
    """How much of a stage has passed, from 0 to 1; a stage of no length has passed when its day 1 has come."""
    return np.clip(day / np.maximum(length, 1e-9), 0, 1)


def adjusted(kc: Array, u2_mps: Array, rh_min_pct: Array, height_m: Array) -> Array:
    """A tabulated mid-season or late coefficient in this climate (Eq. 62, 65; the same for basal ones, Eq. 70).

    Wind is taken between 1 and 6 m/s, humidity between 20 and 80 %, height between 0.1 and 10 m.
    """
    wind, humidity = np.clip(u2_mps, 1, 6) - 2, np.clip(rh_min_pct, 20, 80) - 45
    return np.asarray(kc + (0.04 * wind - 0.004 * humidity) * (np.clip(height_m, 0.1, 10) / 3) ** 0.3)


def adjust_to_climate(
    fields: Fields, weather: Weather, height_m: Array, mid: NDArray[np.bool_], end: NDArray[np.bool_]
) -> Fields:
    """The fields with kc_mid and kc_end adjusted where `mid` and `end` say that they come from a table.

    The climate is the mean over the days of that stage. At the end only coefficients from 0.45 on are adjusted. Where
    nothing is to be adjusted, `height_m` may be NaN.
    """
    mid_from = fields.start + fields.ini_days + fields.dev_days
    late_from = mid_from + fields.mid_days
    kc_mid = adjusted(fields.kc_mid, *_climate(weather, mid_from, fields.mid_days), height_m)
    kc_end = adjusted(fields.kc_end, *_climate(weather, late_from, fields.late_days), height_m)
    mid = mid & (fields.mid_days > 0)
    end = end & (fields.late_days > 0) & (fields.kc_end >= _STEADY_END)
    return fields.with_coefficients(np.where(mid, kc_mid, fields.kc_mid), np.where(end, kc_end, fields.kc_end))


def _climate(weather: Weather, first: Whole, days: Whole) -> tuple[Array, Array]:
    """Means of wind and humidity over `days` days from `first`, of each field."""
    return _mean(weather.u2_mps, first, days), _mean(weather.rh_min_pct, first, days)


def _mean(values: Array, first: Whole, days: Whole) -> Array:
    total = np.concatenate([[0.0], np.cumsum(values)])
    return np.asarray((total[first + days] - total[first]) / np.maximum(days, 1))
