"""What `birge water need` prints: ten-day periods and the season of each field, and its days."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from birge.algorithms.water.need import Fields, Season, Weather, gross_m3
from birge.water.tables.cells import Array
from birge.water.tables.fields import FieldsFile

SEASON = "season"
FIGURES = ("etc_mm", "eta_mm", "net_mm", "gross_m3")
MORE = ("rain_mm", "drainage_mm", "depletion_mm", "kc_ini", "kc_mid", "kc_end", "planted_on", "ends_on")
DAY = ("et0", "kc", "etc", "rain", "irrigation", "ks", "eta", "drainage", "root_m", "taw", "raw", "depletion")


@dataclass(frozen=True)
class Result:
    """The season of the fields in the file's order."""

    file: FieldsFile
    fields: Fields
    weather: Weather
    period: np.ndarray
    labels: list[str]
    season: Season

    def figures(self) -> Array:
        """By period, field and figure of FIGURES."""
        sums = self.season.sums
        gross = gross_m3(sums["irrigation"], self.file.values["area_ha"], self.file.values["efficiency"])
        return np.stack([sums["etc"], sums["eta"], sums["irrigation"], gross], axis=-1)

    def rows(self) -> Iterator[tuple[int, list[tuple[str, Array]]]]:
        """(field, its periods in order and its season last, each with its figures)."""
        figures = self.figures()
        totals = figures.sum(axis=0)
        last = self.fields.start + self.fields.season_days - 1
        spans = zip(self.period[self.fields.start].tolist(), self.period[last].tolist(), strict=True)
        for field, (first, end) in enumerate(spans):
            named = [(self.labels[number], figures[number, field]) for number in range(first, end + 1)]
            yield field, [*named, (SEASON, totals[field])]


def as_csv(result: Result) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("field", "period", *FIGURES))
    for field, rows in result.rows():
        name = result.file.ids[field]
        writer.writerows((name, label, *map(_decimals, figures.tolist())) for label, figures in rows)
    return text.getvalue()


def as_json(result: Result) -> str:
    """`{"fields": […]}`, a line for each field; numbers to three decimals."""
    more = zip(*(column.tolist() for column in _more(result)), strict=True)
    documents = (_document(result, field, rows, next(more)) for field, rows in result.rows())
    return '{"fields": [\n' + ",\n".join(json.dumps(one, ensure_ascii=False) for one in documents) + "\n]}\n"


def as_daily_csv(result: Result) -> str:
    """A row for each day of each season."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("field", "date", *(name if name in ("kc", "ks", "root_m") else f"{name}_mm" for name in DAY)))
    table = np.array([[getattr(day, name) for name in DAY] for day in result.season.days])
    dates = np.datetime_as_string(result.weather.days)
    for field, name in enumerate(result.file.ids):
        start, count = int(result.fields.start[field]), int(result.fields.season_days[field])
        days = zip(dates[start : start + count], table[:count, :, field].tolist(), strict=True)
        writer.writerows((name, date, *map(_decimals, values)) for date, values in days)
    return text.getvalue()


def _more(result: Result) -> list[np.ndarray]:
    """The columns of MORE, by field."""
    fields, season, planted_on = result.fields, result.season, result.file.planted_on
    ends_on = planted_on + fields.season_days - 1
    figures = [season.total("rain"), season.total("drainage"), season.depletion_end_mm]
    return [*figures, fields.kc_ini, fields.kc_mid, fields.kc_end, planted_on.astype(str), ends_on.astype(str)]


def _document(result: Result, field: int, rows: list[tuple[str, Array]], more: Sequence[float | str]) -> dict[str, Any]:
    season = zip(MORE, (value if isinstance(value, str) else _rounded(value) for value in more), strict=True)
    return {
        "id": result.file.ids[field],
        "season": {**_named(rows[-1][1]), **dict(season)},
        "periods": [{"period": label, **_named(figures)} for label, figures in rows[:-1]],
    }


def _named(figures: Array) -> dict[str, float]:
    return {name: _rounded(value) for name, value in zip(FIGURES, figures.tolist(), strict=True)}


def _rounded(value: float) -> float:
    return round(value, 3) + 0.0


def _decimals(value: float) -> str:
    return f"{value + 0.0:.3f}"
