"""Reference evapotranspiration of grass, ET0, by FAO-56: Penman–Monteith and Hargreaves.

terms = daily(Site(40.5, 790), DailyWeather(day_of_year=…, tmin_c=…, tmax_c=…))     # terms.et0 in mm per day
terms = monthly(site, weather)                                                       # of consecutive months
terms = hourly(Site(40.5, 790, longitude_deg=73, utc_offset_h=6), HourlyWeather(…))  # terms.et0 in mm per hour
"""

from birge.algorithms.water.et0.daily import Terms, daily, hargreaves_daily, monthly
from birge.algorithms.water.et0.equations import monthly_soil_heat
from birge.algorithms.water.et0.hourly import hourly
from birge.algorithms.water.et0.weather import DailyWeather, HourlyWeather, Site, Substitute, day_of_year

__all__ = [
    "DailyWeather",
    "HourlyWeather",
    "Site",
    "Substitute",
    "Terms",
    "daily",
    "day_of_year",
    "hargreaves_daily",
    "hourly",
    "monthly",
    "monthly_soil_heat",
]
