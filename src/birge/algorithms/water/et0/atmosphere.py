"""Air and its water vapour (FAO-56 chapter 3). Pressures in kPa, temperatures in °C; elementwise over arrays."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

DEFAULT_WIND_MPS = 2.0
"""Where wind was not measured: the mean of over 2000 weather stations (FAO-56, p. 63)."""


def pressure(elevation_m: float) -> float:
    """Mean atmospheric pressure at an elevation above the sea (Eq. 7)."""
    return float(101.3 * ((293 - 0.0065 * elevation_m) / 293) ** 5.26)


def psychrometric_constant(pressure_kpa: float) -> float:
    """γ in kPa/°C (Eq. 8)."""
    return 0.665e-3 * pressure_kpa


def saturation_pressure(t_c: Array) -> Array:
    """e°(T), the vapour pressure of saturated air (Eq. 11)."""
    return np.asarray(0.6108 * np.exp(17.27 * t_c / (t_c + 237.3)))


def saturation_slope(t_c: Array) -> Array:
    """Δ, the slope of e°(T), in kPa/°C (Eq. 13)."""
    return np.asarray(4098 * saturation_pressure(t_c) / (t_c + 237.3) ** 2)


def mean_saturation_pressure(tmin_c: Array, tmax_c: Array) -> Array:
    """es of a day: the mean at the two temperatures, not at the mean temperature (Eq. 12)."""
    return (saturation_pressure(tmin_c) + saturation_pressure(tmax_c)) / 2


def vapour_pressure_from_extremes(tmin_c: Array, tmax_c: Array, rh_min_pct: Array, rh_max_pct: Array) -> Array:
    """ea from the least and the greatest relative humidity of the day (Eq. 17)."""
    return (saturation_pressure(tmin_c) * rh_max_pct + saturation_pressure(tmax_c) * rh_min_pct) / 200


def vapour_pressure_from_wet_bulb(dry_c: Array, wet_c: Array, pressure_kpa: float) -> Array:
    """ea from a ventilated (Assmann) psychrometer (Eq. 15, 16)."""
    return saturation_pressure(wet_c) - 0.000662 * pressure_kpa * (dry_c - wet_c)


def wind_at_2m(wind_mps: Array, height_m: float) -> Array:
    """u2 from wind measured at another height over short grass (Eq. 47). Measured at 2 m it is taken as it is."""
    return wind_mps if height_m == 2 else wind_mps * 4.87 / np.log(67.8 * height_m - 5.42)
