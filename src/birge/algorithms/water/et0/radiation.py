"""Sun and radiation (FAO-56 chapter 3). Radiation in MJ/m² of the day or hour, angles in radians; over arrays."""

import numpy as np

from birge.algorithms.water.et0.atmosphere import Array

SOLAR_CONSTANT = 0.0820
"""MJ/m² per minute."""

STEFAN_BOLTZMANN = 4.903e-9
"""MJ per K⁴, m² and day."""

KELVIN = 273.16
"""FAO-56 reckons so in Eq. 39."""

INTERIOR = 0.16
"""kRs of Eq. 50 where land mass dominates; 0.19 on coasts."""

ALBEDO = 0.23


def inverse_distance(day_of_year: Array) -> Array:
    """dr, the inverse relative distance of Earth and Sun (Eq. 23)."""
    return 1 + 0.033 * np.cos(2 * np.pi * day_of_year / 365)


def declination(day_of_year: Array) -> Array:
    """δ (Eq. 24)."""
    return 0.409 * np.sin(2 * np.pi * day_of_year / 365 - 1.39)


def sunset_angle(latitude: float, day_of_year: Array) -> Array:
    """ωs (Eq. 25); 0 where the sun does not rise that day, π where it does not set."""
    return np.asarray(np.arccos(np.clip(-np.tan(latitude) * np.tan(declination(day_of_year)), -1, 1)))


def extraterrestrial(latitude: float, day_of_year: Array) -> Array:
    """Ra of a day (Eq. 21)."""
    angle, delta = sunset_angle(latitude, day_of_year), declination(day_of_year)
    sun = angle * np.sin(latitude) * np.sin(delta) + np.cos(latitude) * np.cos(delta) * np.sin(angle)
    return np.asarray(np.maximum(24 * 60 / np.pi * SOLAR_CONSTANT * inverse_distance(day_of_year) * sun, 0))


def extraterrestrial_hour(latitude: float, day_of_year: Array, middle: Array, hours: float = 1.0) -> Array:
    """Ra of an interval of `hours` whose middle is at the solar angle `middle` (Eq. 28–30).

    0 where the sun is below the horizon at the middle of the interval (FAO-56, p. 75).
    """
    delta, half = declination(day_of_year), np.pi * hours / 24
    sun = 2 * half * np.sin(latitude) * np.sin(delta) + np.cos(latitude) * np.cos(delta) * (
        np.sin(middle + half) - np.sin(middle - half)
    )
    radiation = 12 * 60 / np.pi * SOLAR_CONSTANT * inverse_distance(day_of_year) * sun
    return np.where(np.abs(middle) < sunset_angle(latitude, day_of_year), np.maximum(radiation, 0), 0.0)


def seasonal_correction(day_of_year: Array) -> Array:
    """Sc, by how many hours the sundial is ahead of the mean sun (Eq. 32, 33)."""
    b = 2 * np.pi * (day_of_year - 81) / 364
    return np.asarray(0.1645 * np.sin(2 * b) - 0.1255 * np.cos(b) - 0.025 * np.sin(b))


def daylight_hours(latitude: float, day_of_year: Array) -> Array:
    """N (Eq. 34)."""
    return 24 / np.pi * sunset_angle(latitude, day_of_year)


def from_sunshine(sun_hours: Array, daylight: Array, ra: Array) -> Array:
    """Rs from hours of bright sunshine with the coefficients 0.25 and 0.50 (Eq. 35); 0 where there is no daylight."""
    share = np.divide(sun_hours, daylight, out=np.zeros_like(ra), where=daylight > 0)
    return (0.25 + 0.50 * share) * ra


def from_temperatures(tmin_c: Array, tmax_c: Array, ra: Array, k_rs: float = INTERIOR) -> Array:
    """Rs where neither radiation nor sunshine was measured (Eq. 50, Hargreaves)."""
    return np.asarray(k_rs * np.sqrt(tmax_c - tmin_c) * ra)


def clear_sky(elevation_m: float, ra: Array) -> Array:
    """Rso (Eq. 37)."""
    return (0.75 + 2e-5 * elevation_m) * ra


def net_shortwave(rs: Array) -> Array:
    """Rns over grass (Eq. 38)."""
    return (1 - ALBEDO) * rs


def net_longwave(tmin_c: Array, tmax_c: Array, ea_kpa: Array, relative_shortwave: Array, hours: float = 24.0) -> Array:
    """Rnl (Eq. 39); `relative_shortwave` is Rs/Rso, not above 1. For an interval both temperatures are its own."""
    black_body = STEFAN_BOLTZMANN * hours / 24 * ((tmax_c + KELVIN) ** 4 + (tmin_c + KELVIN) ** 4) / 2
    return np.asarray(black_body * (0.34 - 0.14 * np.sqrt(ea_kpa)) * (1.35 * relative_shortwave - 0.35))


def relative_shortwave(rs: Array, rso: Array, in_darkness: Array | float) -> Array:
    """Rs/Rso, at most 1; `in_darkness` where the clear sky itself sends nothing."""
    otherwise = np.broadcast_to(np.asarray(in_darkness, dtype=np.float64), rs.shape).copy()
    return np.minimum(np.divide(rs, rso, out=otherwise, where=rso > 0), 1)
