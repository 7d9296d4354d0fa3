"""The weather of consecutive days at a station: as measured, else filled by a named method and marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np

from birge.algorithms.water.et0 import DailyWeather, Site, daily, day_of_year
from birge.algorithms.water.need import Weather
from birge.water.enums import Filled
from birge.water.models import MonthMean, Station, WeatherDay

Measured = Mapping[str, float]
HUMIDITY = ("rh_min_pct", "rh_pct", "tdew_c", "ea_kpa")
SUN = ("rs_mj_m2", "sun_hours")
DAYS_OF_MONTH = 30.4


@dataclass(frozen=True)
class FilledDay:
    """A day, what is taken of it, and where that comes from."""

    on: date
    measured: Measured
    how: Filled


def days_at(station: Station, first: date, last: date, fill_days: int) -> list[FilledDay]:
    """Every day in [first, last]: two queries.

    A gap of at most `fill_days` between two measured days is filled by straight lines; other days take the long-term
    mean of their month; without that they are missing.
    """
    around = timedelta(days=fill_days + 1)
    rows = WeatherDay.objects.filter(station=station, on__gte=first - around, on__lte=last + around)
    known = {on: _numbers(measured) for on, measured in rows.values_list("on", "measured")}
    means = {row.month: _of_a_day(_numbers(row.measured)) for row in MonthMean.objects.filter(station=station)}
    return [_day(first + timedelta(days=number), known, means, fill_days) for number in range((last - first).days + 1)]


def _numbers(measured: Mapping[str, str]) -> dict[str, float]:
    return {name: float(text) for name, text in measured.items()}


def _of_a_day(mean: dict[str, float]) -> dict[str, float]:
    """Rain of a month is spread over its days."""
    return {name: value / DAYS_OF_MONTH if name == "rain_mm" else value for name, value in mean.items()}


def _day(on: date, known: Mapping[date, Measured], means: Mapping[int, Measured], fill_days: int) -> FilledDay:
    if on in known:
        return FilledDay(on, known[on], Filled.MEASURED)
    before, after = _nearest(on, known, -1, fill_days), _nearest(on, known, 1, fill_days)
    if before and after and (after - before).days - 1 <= fill_days:
        part = (on - before).days / (after - before).days
        one, other = known[before], known[after]
        between = {name: one[name] + part * (other[name] - one[name]) for name in one if name in other}
        return FilledDay(on, between, Filled.INTERPOLATED)
    if on.month in means:
        return FilledDay(on, means[on.month], Filled.MEAN)
    return FilledDay(on, {}, Filled.MISSING)


def _nearest(on: date, known: Mapping[date, Measured], step: int, most: int) -> date | None:
    return next((day for n in range(1, most + 1) if (day := on + timedelta(days=step * n)) in known), None)


def site_of(station: Station) -> Site:
    """The station as the algorithms know it."""
    return Site(
        latitude_deg=float(station.latitude),
        elevation_m=float(station.elevation_m),
        longitude_deg=float(station.longitude),
        wind_height_m=float(station.wind_height_m),
    )


def weather_of(station: Station, days: list[FilledDay]) -> Weather:
    """ET0, rain, wind and humidity of the days; of a missing day nothing, so no season may lie on one.

    What was not measured on a day is replaced as FAO-56 says: humidity by the least temperature, wind by 2 m/s, sun by
    the range of temperature.
    """
    columns = {name: np.zeros(len(days)) for name in ("et0", "rain", "u2", "rh_min")}
    site = site_of(station)
    for names, places in _alike(days):
        dates = np.array([days[place].on for place in places], dtype="datetime64[D]")
        values: dict[str, Any] = {
            name: np.array([days[place].measured[name] for place in places]) for name in names if name != "rain_mm"
        }
        weather = DailyWeather(day_of_year=day_of_year(dates), **values)
        terms = daily(site, weather)
        columns["et0"][places] = terms.et0
        columns["u2"][places] = terms.u2
        columns["rh_min"][places] = np.clip(weather.least_humidity(), 0, 100)
        columns["rain"][places] = [days[place].measured.get("rain_mm", 0.0) for place in places]
    first = np.datetime64(days[0].on, "D")
    return Weather(first, columns["et0"], columns["rain"], columns["u2"], columns["rh_min"])


def _alike(days: list[FilledDay]) -> Iterable[tuple[tuple[str, ...], list[int]]]:
    """The days that have the same columns, together: (columns, places). Of several humidities the first counts."""
    groups: dict[tuple[str, ...], list[int]] = {}
    for place, one in enumerate(days):
        if one.how != Filled.MISSING:
            groups.setdefault(_used(one.measured), []).append(place)
    return groups.items()


def _used(measured: Measured) -> tuple[str, ...]:
    names = ["tmin_c", "tmax_c", *(name for name in ("wind_mps", "rain_mm") if name in measured)]
    humidity = next((name for name in HUMIDITY if name in measured), None)
    names += ["rh_min_pct", "rh_max_pct"] if humidity == "rh_min_pct" else [humidity] if humidity else []
    return (*names, *[name for name in SUN if name in measured][:1])
