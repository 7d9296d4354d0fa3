"""What was measured, and what FAO-56 puts in the place of what was not."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from birge.algorithms.water.et0.atmosphere import (
    DEFAULT_WIND_MPS,
    Array,
    mean_saturation_pressure,
    saturation_pressure,
    vapour_pressure_from_extremes,
    wind_at_2m,
)
from birge.algorithms.water.et0.radiation import INTERIOR, from_sunshine, from_temperatures

Days = NDArray[np.datetime64]


class Substitute(StrEnum):
    """What was not measured and is replaced as FAO-56 says."""

    HUMIDITY = "humidity"
    """The dew point is the least temperature of the day (Eq. 48)."""
    WIND = "wind"
    """2 m/s (p. 63)."""
    SUN = "sun"
    """Solar radiation from the range of the day's temperatures (Eq. 50)."""


@dataclass(frozen=True)
class Site:
    """Where the weather was measured. Latitude and longitude in degrees, north and east positive.

    Longitude and the offset of the clock from UTC are needed for hours only. `k_rs`: 0.16 inland, 0.19 on a coast.
    """

    latitude_deg: float
    elevation_m: float
    longitude_deg: float = 0.0
    utc_offset_h: float = 0.0
    wind_height_m: float = 2.0
    k_rs: float = INTERIOR

    @property
    def latitude(self) -> float:
        """In radians."""
        return float(np.radians(self.latitude_deg))


@dataclass(frozen=True)
class Measured:
    """What days and hours have in common. At most one humidity and one of sun; None: not measured.

    For an hour, radiation in MJ/m² per hour and the part of the hour with sunshine.
    """

    rh_pct: Array | None = None
    tdew_c: Array | None = None
    ea_kpa: Array | None = None
    wind_mps: Array | None = None
    rs_mj_m2: Array | None = None
    sun_hours: Array | None = None

    def substitutes(self, humidity_known: bool = False) -> frozenset[Substitute]:
        """What is replaced because it was not measured."""
        known = {
            Substitute.HUMIDITY: humidity_known or _some(self.rh_pct, self.tdew_c, self.ea_kpa),
            Substitute.WIND: self.wind_mps is not None,
            Substitute.SUN: _some(self.rs_mj_m2, self.sun_hours),
        }
        return frozenset(name for name, is_known in known.items() if not is_known)

    def wind(self, site: Site, count: int) -> Array:
        """u2."""
        if self.wind_mps is None:
            return np.full(count, DEFAULT_WIND_MPS)
        return wind_at_2m(self.wind_mps, site.wind_height_m)

    def solar(self, site: Site, tmin_c: Array, tmax_c: Array, ra: Array, daylight: Array) -> Array:
        """Rs."""
        if self.rs_mj_m2 is not None:
            return self.rs_mj_m2
        if self.sun_hours is not None:
            return from_sunshine(self.sun_hours, daylight, ra)
        return from_temperatures(tmin_c, tmax_c, ra, site.k_rs)

    def vapour(self, es_kpa: Array, tmin_c: Array) -> Array:
        """ea; `tmin_c` is the least temperature of the day."""
        if self.ea_kpa is not None:
            return self.ea_kpa
        if self.tdew_c is not None:
            return saturation_pressure(self.tdew_c)
        if self.rh_pct is not None:
            return self.rh_pct / 100 * es_kpa
        return saturation_pressure(tmin_c)


@dataclass(frozen=True, kw_only=True)
class DailyWeather(Measured):
    """One row per day, or per ten days or month with means and its middle day. tmin ≤ tmax."""

    day_of_year: Array
    tmin_c: Array
    tmax_c: Array
    rh_min_pct: Array | None = None
    rh_max_pct: Array | None = None

    def replaced(self) -> frozenset[Substitute]:
        return self.substitutes(humidity_known=self.rh_min_pct is not None)

    def actual_vapour(self) -> Array:
        """ea (Eq. 14, 17, 19 or 48, by what was measured)."""
        if self.rh_min_pct is not None and self.rh_max_pct is not None:
            return vapour_pressure_from_extremes(self.tmin_c, self.tmax_c, self.rh_min_pct, self.rh_max_pct)
        return self.vapour(mean_saturation_pressure(self.tmin_c, self.tmax_c), self.tmin_c)

    def least_humidity(self) -> Array:
        """RHmin in per cent: measured, else what the vapour is of e°(Tmax) (Eq. 63, 64)."""
        if self.rh_min_pct is not None:
            return self.rh_min_pct
        return 100 * self.actual_vapour() / saturation_pressure(self.tmax_c)


@dataclass(frozen=True, kw_only=True)
class HourlyWeather(Measured):
    """One row per hour in any order, hours may be missing; `starts_at` (datetime64[m]) by the clock of the site."""

    starts_at: Days
    t_c: Array


def day_of_year(days: Days) -> Array:
    """J of each date: 1 January is 1."""
    whole = days.astype("datetime64[D]")
    return np.asarray((whole - whole.astype("datetime64[Y]")).astype(np.float64) + 1)


def _some(*columns: Array | None) -> bool:
    return any(column is not None for column in columns)
