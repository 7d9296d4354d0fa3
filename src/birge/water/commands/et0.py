"""Reference evapotranspiration (FAO-56) of each day or hour of a weather file.

Columns: date, tmin_c, tmax_c (or, by hours, datetime and t_c); one of rh_min_pct with rh_max_pct, rh_pct, tdew_c,
ea_kpa; wind_mps; one of rs_mj_m2, sun_hours. What was not measured is replaced as FAO-56 says, and named on stderr.
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterable
from typing import Any

import numpy as np

from birge.algorithms.water.et0 import Terms, daily, hargreaves_daily, hourly
from birge.kernel.commands import BirgeCommand
from birge.kernel.imports.columns import refusal
from birge.water.commands.station import METHODS, add_station, between, name_substitutes, site_of
from birge.water.tables.cells import Array, Days
from birge.water.tables.weather import DAILY, HOURLY, WeatherFile, read_weather

HELP = "reference evapotranspiration from weather"
HARGREAVES = METHODS[1]


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("weather", help="the weather, a CSV or XLSX file")
    add_station(parser)
    parser.add_argument("--step", choices=(DAILY, HOURLY), default=DAILY, help="of the file (default: daily)")
    parser.add_argument("--longitude", type=between(-180, 180), help="degrees east; for hours")
    parser.add_argument("--utc-offset", type=between(-12, 14), metavar="H", help="of the file's clock; for hours")


def work(command: BirgeCommand, options: dict[str, Any]) -> str:
    step, method = options["step"], options["method"]
    if step == HOURLY and method == HARGREAVES:
        raise refusal("--method hargreaves needs daily weather: it rests on the range of a day's temperatures.")
    if step == HOURLY and None in (options["longitude"], options["utc_offset"]):
        raise refusal("--step hourly needs --longitude and --utc-offset: they tell where the sun stood at each hour.")
    only = ("tmin_c", "tmax_c") if method == HARGREAVES else ()
    file = read_weather(options["weather"], step, options["encoding"], only)
    name_gaps(command, file)
    return _csv(file, _et0(command, file, options))


def name_gaps(command: BirgeCommand, file: WeatherFile) -> None:
    """Say on stderr what is missing inside the file."""
    count, first = file.gaps()
    if count:
        unit = "days" if file.step == DAILY else "hours"
        command.stderr.write(f"{file.table.name}: {unit} missing: {count}, the first of them {first}.")


def name_too_much_sun(command: BirgeCommand, file: WeatherFile, terms: Terms) -> None:
    """Say on stderr where the file has more sun than can shine at this latitude on that day."""
    for heading, most in {"sun_hours": terms.daylight, "rs_mj_m2": terms.ra}.items():
        over = file.values[heading] > most if heading in file.values else np.zeros(0, dtype=bool)
        if over.any():
            first = int(np.argmax(over))
            line = file.table.rows[int(file.order[first])]
            command.stderr.write(
                f"{file.table.name}: line {line}, column “{heading}”: {file.values[heading][first]:g} is more than the "
                f"{most[first]:.1f} that are possible on {file.times[first]} at this latitude. "
                f"Look at the unit, the date and --latitude. Such days: {over.sum()}."
            )


def _et0(command: BirgeCommand, file: WeatherFile, options: dict[str, Any]) -> Array:
    site = site_of(options)
    if options["method"] == HARGREAVES:
        return hargreaves_daily(site, file.daily())
    if file.step == HOURLY:
        hours = file.hourly()
        name_substitutes(command, file.table.name, hours.substitutes())
        return hourly(site, hours).et0
    days = file.daily()
    name_substitutes(command, file.table.name, days.replaced())
    terms = daily(site, days)
    name_too_much_sun(command, file, terms)
    return terms.et0


def _csv(file: WeatherFile, et0: Array) -> str:
    heading = "date" if file.step == DAILY else "datetime"
    return f"{heading},et0_mm\n" + "".join(_lines(file.times, et0))


def _lines(times: Days, et0: Array) -> Iterable[str]:
    return (f"{time},{value:.3f}\n" for time, value in zip(np.datetime_as_string(times), et0 + 0.0, strict=True))
