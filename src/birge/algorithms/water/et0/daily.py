"""Reference evapotranspiration of days, ten-day periods and months, with every term on the way to it."""

from dataclasses import dataclass

import numpy as np

from birge.algorithms.water.et0 import radiation
from birge.algorithms.water.et0.atmosphere import (
    Array,
    mean_saturation_pressure,
    pressure,
    psychrometric_constant,
    saturation_slope,
)
from birge.algorithms.water.et0.equations import DAY, hargreaves, monthly_soil_heat, penman_monteith
from birge.algorithms.water.et0.weather import DailyWeather, Site

IN_DARKNESS = 0.8
"""Rs/Rso where the sun does not show it (FAO-56, p. 75: 0.7–0.8 in dry climates at night)."""


@dataclass(frozen=True)
class Terms:
    """Every term of the equation, as FAO-56's worked examples list them: kPa, MJ/m² per day or hour, m/s, mm."""

    delta: Array
    gamma: float
    u2: Array
    es: Array
    ea: Array
    ra: Array
    daylight: Array
    rs: Array
    rso: Array
    rns: Array
    rnl: Array
    rn: Array
    g: Array
    et0: Array


def daily(site: Site, weather: DailyWeather, soil_heat: Array | float = 0.0) -> Terms:
    """Penman–Monteith by days, or by ten days with their means and middle day (Eq. 6); `soil_heat` is G."""
    t_c = (weather.tmin_c + weather.tmax_c) / 2
    ra = radiation.extraterrestrial(site.latitude, weather.day_of_year)
    daylight = radiation.daylight_hours(site.latitude, weather.day_of_year)
    rs = weather.solar(site, weather.tmin_c, weather.tmax_c, ra, daylight)
    rso = radiation.clear_sky(site.elevation_m, ra)
    es, ea = mean_saturation_pressure(weather.tmin_c, weather.tmax_c), weather.actual_vapour()
    relative = radiation.relative_shortwave(rs, rso, IN_DARKNESS)
    rns = radiation.net_shortwave(rs)
    rnl = radiation.net_longwave(weather.tmin_c, weather.tmax_c, ea, relative)
    g = np.broadcast_to(np.asarray(soil_heat, dtype=np.float64), rs.shape)
    u2 = weather.wind(site, len(rs))
    delta, gamma = saturation_slope(t_c), psychrometric_constant(pressure(site.elevation_m))
    et0 = penman_monteith(
        t_c=t_c, delta=delta, gamma=gamma, energy=rns - rnl - g, u2_mps=u2, deficit_kpa=es - ea, step=DAY
    )
    return Terms(delta, gamma, u2, es, ea, ra, daylight, rs, rso, rns, rnl, rns - rnl, g, et0)


def monthly(site: Site, weather: DailyWeather) -> Terms:
    """Penman–Monteith of consecutive months from their means, mm per day. `day_of_year` is that of the 15th.

    Unlike over days and ten-day periods, the soil takes up heat from one month to the next (Eq. 43, 44).
    """
    return daily(site, weather, monthly_soil_heat((weather.tmin_c + weather.tmax_c) / 2))


def hargreaves_daily(site: Site, weather: DailyWeather) -> Array:
    """ET0 from temperatures alone (Eq. 52), in mm per day."""
    return hargreaves(weather.tmin_c, weather.tmax_c, radiation.extraterrestrial(site.latitude, weather.day_of_year))
