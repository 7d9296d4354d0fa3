"""What each field needs, by ten-day periods: the daily water balance of its root zone (FAO-56, single coefficient).

Fields: field, area_ha, crop, planted_on, soil (or theta_fc, theta_wp); optional ini_days, dev_days, mid_days,
late_days, kc_ini, kc_mid, kc_end, height_m, root_ini_m, root_m, p, depletion0_mm, efficiency, irrigation (full, none,
or a file of date,mm). Weather: as for et0, by days. Out: field, period, etc_mm, eta_mm, net_mm, gross_m3; the season
comes last.
"""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import numpy as np

from birge.algorithms.water.et0 import daily, hargreaves_daily
from birge.algorithms.water.need import EDITIONS, Fields, Weather, adjust_to_climate, periods_of, run
from birge.kernel.commands import BirgeCommand
from birge.kernel.imports.columns import refusal
from birge.water.commands.et0 import HARGREAVES, name_gaps, name_too_much_sun
from birge.water.commands.results import Result, as_csv, as_daily_csv, as_json
from birge.water.commands.station import add_station, name_substitutes, site_of
from birge.water.tables.cells import Array
from birge.water.tables.fields import STAGES, FieldsFile, read_fields
from birge.water.tables.irrigations import read_irrigations
from birge.water.tables.weather import DAILY, WeatherFile, read_weather

HELP = "what fields need: the water balance of their root zone"


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("fields", help="the fields, a CSV or XLSX file")
    parser.add_argument("weather", help="the weather by days, a CSV or XLSX file")
    add_station(parser)
    parser.add_argument(
        "--coefficients", choices=tuple(EDITIONS), default="fao56-1998",
        help="the edition from which what the fields leave open is taken (default: fao56-1998)",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--daily", metavar="FILE", help="write every day of every field into this CSV file")


def work(command: BirgeCommand, options: dict[str, Any]) -> str:
    _check_places(options["daily"], options["output"])
    edition = options["coefficients"]
    fields = read_fields(options["fields"], edition, EDITIONS[edition], options["encoding"])
    file = read_weather(options["weather"], DAILY, options["encoding"])
    start = _starts(fields, file)
    weather = _calendar(file, *_climate(command, file, options))
    if fields.soils:
        command.stderr.write(
            f"{fields.table.name}: to be confirmed: the water that the soil holds ({', '.join(fields.soils)})."
        )
    schedule, irrigation = read_irrigations(fields, weather.days, options["encoding"])
    columns = _columns(fields, weather, start, schedule)
    period, labels = periods_of(weather.days)
    season = run(weather, columns, irrigation, period, keep_days=options["daily"] is not None)
    result = Result(fields, columns, weather, period, labels, season)
    text = as_json(result) if options["json"] else as_csv(result)
    if options["daily"] is not None:
        command.emit(as_daily_csv(result), options["daily"])
    return text


def _check_places(daily: str | None, output: str | None) -> None:
    """The days and the periods go to two places."""
    places = ["-" if name in (None, "-") else str(Path(str(name)).resolve()) for name in (daily, output)]
    if daily is not None and places[0] == places[1]:
        place = "stdout" if places[0] == "-" else daily
        raise refusal(f"--daily: {place} takes the periods already. Name another file for the days.")


def _climate(command: BirgeCommand, file: WeatherFile, options: dict[str, Any]) -> tuple[Array, Array, Array]:
    """(ET0, u2, RHmin) of the days of the file."""
    site, days = site_of(options), file.daily()
    name_gaps(command, file)
    name_substitutes(command, file.table.name, days.replaced())
    if "rain_mm" not in file.values:
        command.stderr.write(f"{file.table.name}: rain was not measured: none is taken.")
    terms = daily(site, days)
    name_too_much_sun(command, file, terms)
    et0 = hargreaves_daily(site, days) if options["method"] == HARGREAVES else terms.et0
    return et0, terms.u2, np.clip(days.least_humidity(), 0, 100)


def _starts(fields: FieldsFile, file: WeatherFile) -> np.ndarray:
    """The day of planting of each field, counted from the weather's first day; the weather must cover its season."""
    start = (fields.planted_on - file.times[0]).astype(np.int64)
    there = np.zeros(int((file.times[-1] - file.times[0]).astype(np.int64)) + 1, dtype=bool)
    there[(file.times - file.times[0]).astype(np.int64)] = True
    known = np.concatenate([[0], np.cumsum(there)])
    end = start + fields.season_days
    inside = (start >= 0) & (end <= len(there))
    covered = inside & (known[np.clip(end, 0, len(there))] - known[np.clip(start, 0, len(there))] == end - start)
    if not covered.all():
        row = int(np.argmax(~covered))
        season = np.arange(start[row], end[row])
        missing = next(day for day in season if not 0 <= day < len(there) or not there[day])
        last = fields.planted_on[row] + fields.season_days[row] - 1
        raise refusal(
            f"{fields.table.name}: line {fields.table.rows[row]}, field “{fields.ids[row]}”: the season lasts from "
            f"{fields.planted_on[row]} to {last}, and {file.table.name} has no weather of {file.times[0] + missing}. "
            "Add the missing days, or correct planted_on or the days of the stages."
        )
    return np.asarray(start)


def _calendar(file: WeatherFile, et0: Array, u2: Array, rh_min: Array) -> Weather:
    """Every day from the first to the last; days that are missing (outside all seasons) hold zeros."""
    place = (file.times - file.times[0]).astype(np.int64)

    def spread(values: Array) -> Array:
        column = np.zeros(int(place[-1]) + 1)
        column[place] = values
        return column

    rain = file.values.get("rain_mm", np.zeros(len(place)))
    return Weather(file.times[0], spread(et0), spread(rain), spread(u2), spread(rh_min))


def _columns(fields: FieldsFile, weather: Weather, start: np.ndarray, schedule: np.ndarray) -> Fields:
    values, whole = fields.values, {name: fields.values[name].astype(np.int64) for name in STAGES}
    columns = Fields(
        start=start,
        ini_days=whole["ini_days"],
        dev_days=whole["dev_days"],
        mid_days=whole["mid_days"],
        late_days=whole["late_days"],
        kc_ini=values["kc_ini"],
        kc_mid=values["kc_mid"],
        kc_end=values["kc_end"],
        available_mm_per_m=1000 * (values["theta_fc"] - values["theta_wp"]),
        root_ini_m=values["root_ini_m"],
        root_m=values["root_m"],
        p=values["p"],
        depletion0_mm=values["depletion0_mm"],
        schedule=schedule,
    )
    return adjust_to_climate(
        columns, weather, values["height_m"], fields.from_table["kc_mid"], fields.from_table["kc_end"]
    )
