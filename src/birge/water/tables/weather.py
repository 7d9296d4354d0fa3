"""Weather of a station by days or by hours: read, checked, put in the order of time."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np

from birge.algorithms.water.et0 import DailyWeather, HourlyWeather, day_of_year
from birge.algorithms.water.et0.atmosphere import saturation_pressure
from birge.kernel.imports.columns import refusal
from birge.water.tables.cells import Array, Bounds, Days, Table

DAILY, HOURLY = "daily", "hourly"

_CELSIUS = Bounds(-60, 60, "°C")
_PER_CENT = Bounds(0, 100, "%")
_COMMON = {
    "rh_pct": _PER_CENT,
    "tdew_c": _CELSIUS,
    "ea_kpa": Bounds(0, 12, "kPa", "Pressures in hPa are divided by 10."),
    "wind_mps": Bounds(0, 75, "m/s", "Speeds in km/h are divided by 3.6."),
    "rain_mm": Bounds(0, 2000, "mm"),
}
_WATTS = "W/m² × 0.0864 are MJ/m² per day, × 0.0036 per hour."
COLUMNS = {
    DAILY: {
        "tmin_c": _CELSIUS,
        "tmax_c": _CELSIUS,
        "rh_min_pct": _PER_CENT,
        "rh_max_pct": _PER_CENT,
        **_COMMON,
        "rs_mj_m2": Bounds(0, 50, "MJ/m² per day", _WATTS),
        "sun_hours": Bounds(0, 24, "hours"),
    },
    HOURLY: {
        "t_c": _CELSIUS,
        **_COMMON,
        "rs_mj_m2": Bounds(0, 6, "MJ/m² per hour", _WATTS),
        "sun_hours": Bounds(0, 1, "of the hour"),
    },
}
_TIME = {DAILY: "date", HOURLY: "datetime"}
_TEMPERATURES = {DAILY: ("tmin_c", "tmax_c"), HOURLY: ("t_c",)}
_HUMIDITY = ("rh_min_pct", "rh_pct", "tdew_c", "ea_kpa")
_SUN = ("rs_mj_m2", "sun_hours")
_PAIR = ("rh_min_pct", "rh_max_pct")

_OVER_SATURATION_C = 1.0
"""By how much instruments may put the dew point above the air's temperature."""


@dataclass(frozen=True)
class WeatherFile:
    """The rows in the order of time. `values` by column; `order`: the row of the table where each stands."""

    table: Table
    step: str
    times: Days
    values: dict[str, Array]
    order: np.ndarray

    def daily(self) -> DailyWeather:
        return DailyWeather(day_of_year=day_of_year(self.times), **self._measured())

    def hourly(self) -> HourlyWeather:
        return HourlyWeather(starts_at=self.times, **self._measured())

    def gaps(self) -> tuple[int, np.datetime64 | None]:
        """(how many days or hours are missing between the first and the last, the first of them)."""
        unit = np.timedelta64(1, "D") if self.step == DAILY else np.timedelta64(60, "m")
        steps = np.diff(self.times) / unit
        missing = int(np.sum(np.maximum(np.ceil(steps) - 1, 0)))
        return missing, self.times[int(np.argmax(steps > 1))] + unit if missing else None

    def _measured(self) -> dict[str, Array]:
        return {name: column for name, column in self.values.items() if name != "rain_mm"}


def read_weather(name: str, step: str, encoding: str = "", only: Collection[str] = ()) -> WeatherFile:
    """The file's weather by days or hours. `only`: measured columns that matter, others are not looked at.

    Raises CommandError (exit code 2) with the line, the column and what to do.
    """
    table = Table.read(name, encoding, ["date", "datetime", *COLUMNS[DAILY], "t_c"], ())
    _check_step(table, step)
    _check_alternatives(table, step)
    bounds = {heading: limit for heading, limit in COLUMNS[step].items() if heading in table and _wanted(heading, only)}
    values = {heading: table.numbers(heading, limit) for heading, limit in bounds.items()}
    for found in contradictions(step, values):
        table.fail(found.row, found.heading, _SAID[found.code].format(**found.params))
    times = table.days("date") if step == DAILY else table.moments("datetime")
    table.check_once(_TIME[step], times)
    order = np.argsort(times, kind="stable")
    return WeatherFile(table, step, times[order], {key: column[order] for key, column in values.items()}, order)


def _wanted(heading: str, only: Collection[str]) -> bool:
    return not only or heading in only


def _check_step(table: Table, step: str) -> None:
    other = HOURLY if step == DAILY else DAILY
    needed = (_TIME[step], *_TEMPERATURES[step])
    for heading in (_TIME[other], *_TEMPERATURES[other], *(_PAIR if step == HOURLY else ())):
        if heading in table:
            table.fail(None, heading, f"this is a column of {other} weather; by the step “{step}” {', '.join(needed)} "
                       f"are read. Choose --step {other} of `birge water et0`, or change the column.")  # fmt: skip
    for heading in needed:
        if heading not in table:
            raise refusal(f"{table.name}: line 1: there is no column “{heading}”. {step.capitalize()} weather needs "
                          f"{', '.join(needed)}; there are: {', '.join(table.columns)}.")  # fmt: skip


def _check_alternatives(table: Table, step: str) -> None:
    for one, other in (_PAIR, _PAIR[::-1]):
        if one in table and other not in table:
            table.fail(None, one, f"it needs the column “{other}” beside it. Add that, or give rh_pct.")
    for group in (_HUMIDITY, _SUN):
        there = [heading for heading in group if heading in table]
        if len(there) > 1:
            table.fail(None, there[1], f"it tells the same as “{there[0]}”. Leave one of them out.")


@dataclass(frozen=True)
class Contradiction:
    """What cannot be: `swapped` (the smaller above the larger), `part` (parts of 1 for per cent), `vapour`."""

    row: int
    heading: str
    code: str
    params: dict[str, str]


_SAID = {
    "swapped": "{low} is above {other}, {high}. Exchange the two if the columns are swapped.",
    "part": "no value is above {most}. Write per cent: 84, not 0.84.",
    "vapour": "{value} is more vapour than air of {warmest} °C can hold. Correct it.",
}


def contradictions(step: str, values: dict[str, Array]) -> Iterator[Contradiction]:
    """What contradicts itself; the first row of each kind. A value that is not there (NaN) contradicts nothing."""
    yield from _swapped(values, "tmin_c", "tmax_c")
    yield from _swapped(values, *_PAIR)
    for heading in ("rh_pct", "rh_max_pct"):
        column = values.get(heading)
        known = column[~np.isnan(column)] if column is not None else np.zeros(0)
        if len(known) > 1 and 0 < known.max() <= 1:
            yield Contradiction(0, heading, "part", {"most": f"{known.max():g}"})
    warmest = values[_TEMPERATURES[step][-1]]
    limits = {"tdew_c": warmest + _OVER_SATURATION_C, "ea_kpa": saturation_pressure(warmest + _OVER_SATURATION_C)}
    for heading, limit in limits.items():
        column = values.get(heading)
        if column is not None and (column > limit).any():
            row = int(np.argmax(column > limit))
            yield Contradiction(row, heading, "vapour", {"value": f"{column[row]:g}", "warmest": f"{warmest[row]:g}"})


def _swapped(values: dict[str, Array], low: str, high: str) -> Iterator[Contradiction]:
    if low in values and high in values and (values[low] > values[high]).any():
        row = int(np.argmax(values[low] > values[high]))
        at, above = values[low][row], values[high][row]
        yield Contradiction(row, low, "swapped", {"low": f"{at:g}", "other": high, "high": f"{above:g}"})
