"""Reference evapotranspiration of hours (FAO-56 chapter 4, Eq. 53)."""

import numpy as np

from birge.algorithms.water.et0 import radiation
from birge.algorithms.water.et0.atmosphere import (
    Array,
    pressure,
    psychrometric_constant,
    saturation_pressure,
    saturation_slope,
)
from birge.algorithms.water.et0.daily import IN_DARKNESS, Terms
from birge.algorithms.water.et0.equations import HOUR, penman_monteith
from birge.algorithms.water.et0.weather import Days, HourlyWeather, Site, day_of_year

_BEFORE_SUNSET_H = 2.5
"""At night the sky is as clear as it was in the hour that held this moment, 2–3 hours before sunset (p. 75)."""


def hourly(site: Site, weather: HourlyWeather) -> Terms:
    """Penman–Monteith by hours. The soil takes up 0.1 Rn by day and 0.5 Rn at night (Eq. 45, 46).

    Night is where the sun is below the horizon in the middle of the hour. Where humidity or sun was not measured, the
    day's least and greatest temperatures are those of the hours that are there.
    """
    t_c, start = weather.t_c, weather.starts_at
    days = day_of_year(start)
    middle = _solar_angle(site, start, days)
    ra = radiation.extraterrestrial_hour(site.latitude, days, middle)
    by_day = ra > 0
    tmin_c, tmax_c = _range_of_the_day(start, t_c)
    rs = weather.solar(site, tmin_c, tmax_c, ra, np.ones_like(ra))
    rso = radiation.clear_sky(site.elevation_m, ra)
    es = saturation_pressure(t_c)
    ea = weather.vapour(es, tmin_c)
    relative = radiation.relative_shortwave(rs, rso, _evening(site, start, rs, rso))
    rns = radiation.net_shortwave(rs)
    rnl = radiation.net_longwave(t_c, t_c, ea, relative, hours=1)
    g = np.where(by_day, 0.1, 0.5) * (rns - rnl)
    u2 = weather.wind(site, len(t_c))
    delta, gamma = saturation_slope(t_c), psychrometric_constant(pressure(site.elevation_m))
    et0 = penman_monteith(
        t_c=t_c, delta=delta, gamma=gamma, energy=rns - rnl - g, u2_mps=u2, deficit_kpa=es - ea, step=HOUR
    )
    return Terms(delta, gamma, u2, es, ea, ra, by_day.astype(np.float64), rs, rso, rns, rnl, rns - rnl, g, et0)


def _solar_angle(site: Site, start: Days, days: Array) -> Array:
    """ω in the middle of each hour (Eq. 31), from −π to π, 0 at solar noon."""
    clock = _hours(start) % 24 + 0.5
    solar = clock + _ahead(site) + radiation.seasonal_correction(days)
    return (np.pi / 12 * (solar - 12) + np.pi) % (2 * np.pi) - np.pi


def _ahead(site: Site) -> float:
    """By how many hours the sun at the site is ahead of the middle of its time zone."""
    return site.longitude_deg / 15 - site.utc_offset_h


def _evening(site: Site, start: Days, rs: Array, rso: Array) -> Array:
    """Rs/Rso of the hour 2–3 hours before the last sunset; `IN_DARKNESS` where the rows do not hold that hour."""
    hours = _hours(start)
    moment = _last_sunset(site, start) - _BEFORE_SUNSET_H
    order = np.argsort(hours, kind="stable")
    found = order[np.maximum(np.searchsorted(hours[order], moment, side="right") - 1, 0)]
    holds = (hours[found] <= moment) & (moment < hours[found] + 1)
    return np.where(holds, radiation.relative_shortwave(rs, rso, IN_DARKNESS)[found], IN_DARKNESS)


def _last_sunset(site: Site, start: Days) -> Array:
    """The last sunset before the middle of each hour, in hours of the clock since 1970."""
    today = start.astype("datetime64[D]")
    sunset = np.full(len(start), -np.inf)
    for day in (today - 2, today - 1, today):
        days = day_of_year(day)
        solar = 12 + 12 / np.pi * radiation.sunset_angle(site.latitude, days)
        clock = _hours(day) + solar - _ahead(site) - radiation.seasonal_correction(days)
        sunset = np.where(clock <= _hours(start) + 0.5, clock, sunset)
    return sunset


def _hours(moments: Days) -> Array:
    return np.asarray(moments.astype("datetime64[m]").astype(np.int64) / 60)


def _range_of_the_day(start: Days, t_c: Array) -> tuple[Array, Array]:
    """The least and the greatest temperature among the hours of the same date."""
    _, day = np.unique(start.astype("datetime64[D]"), return_inverse=True)
    least, greatest = np.full(day.max(initial=-1) + 1, np.inf), np.full(day.max(initial=-1) + 1, -np.inf)
    np.minimum.at(least, day, t_c)
    np.maximum.at(greatest, day, t_c)
    return least[day], greatest[day]
