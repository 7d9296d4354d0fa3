"""What the crops of a season need by FAO-56 beside the norms: computed once for each crop, all crops together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import numpy as np

from birge.algorithms.water.need import (
    FULL,
    SOILS,
    Fields,
    Weather,
    adjust_to_climate,
    gross_m3,
    period_label,
    periods_of,
    run,
)
from birge.water.enums import Edition, Filled
from birge.water.models import Crop, CropNeed, CropPlan, NeedSetting, Season
from birge.water.periods import TenDays, ten_days_in
from birge.water.queries.need import coefficients_on, crop_needs_on, setting_on
from birge.water.queries.plan_papers import norms_in
from birge.water.queries.weather import FilledDay, days_at, weather_of

VALUES = ("kc_ini", "kc_mid", "kc_end", "ini_days", "dev_days", "mid_days", "late_days", "height_m", "root_m", "p")
STAGES = VALUES[3:7]
TABLED = frozenset({"kc_mid", "kc_end"})
"""Values that move with the climate where they come from a table."""


@dataclass(frozen=True)
class Grown:
    """How a crop is grown: values, which of them are tabled, when it is planted; `lacking`: what is unknown."""

    crop: Crop
    need: CropNeed
    planted_on: date
    values: Mapping[str, float]
    tabled: frozenset[str]
    lacking: tuple[str, ...]

    @property
    def days(self) -> int:
        """Of the whole season."""
        return int(sum(self.values.get(name, 0) for name in STAGES))

    @property
    def last_on(self) -> date:
        """The last day of the season."""
        return self.planted_on + timedelta(days=max(self.days, 1) - 1)


@dataclass(frozen=True)
class InTenDays:
    """One crop in ten days: mm of the root zone, and m³ per ha at the user's gate."""

    period: TenDays
    et0_mm: float
    rain_mm: float
    etc_mm: float
    net_mm: float
    gross_m3_ha: Decimal
    filled: int


@dataclass
class CropResult:
    """A crop's need ten days by ten days, or why there is none: "not-set", "lacking", "no-weather"."""

    crop: Crop
    grown: Grown | None = None
    problem: str = ""
    missing_on: date | None = None
    periods: dict[date, InTenDays] = field(default_factory=dict)

    @property
    def gross_m3_ha(self) -> Decimal:
        """Of the ten days of the season."""
        return sum((row.gross_m3_ha for row in self.periods.values()), Decimal(0))


@dataclass(frozen=True)
class Line:
    """A crop in a hydromodule zone: how much of it there is, its norms, and its need."""

    crop: Crop
    zone: str
    area_ha: Decimal
    norms: Mapping[date, Decimal]
    result: CropResult

    @property
    def norm_m3_ha(self) -> Decimal | None:
        """Of all the ten days that have one."""
        return sum(self.norms.values(), Decimal(0)) if self.norms else None


@dataclass(frozen=True)
class SeasonNeed:
    """All lines of a season. `setting` None: nobody has said yet by which station and soil."""

    season: Season
    setting: NeedSetting | None
    lines: list[Line]
    filled: Mapping[Filled, int]


def need_of(season: Season, on: date) -> SeasonNeed:
    """The need of every crop of the season's plan, beside its norms: eight queries, whatever the number of fields."""
    areas, crops = _areas(season)
    setting = setting_on(season.association_id, on)
    results, filled = _computed(season, crops, setting, on)
    norms = norms_in(season, list(ten_days_in(season.starts_on, season.ends_on)))
    lines = [
        Line(crops[crop], zone, area, _norms_of(norms, crop, zone), results[crop])
        for (crop, zone), area in areas.items()
    ]
    lines.sort(key=lambda line: (-line.area_ha, line.crop.code, line.zone))
    return SeasonNeed(season, setting, lines, filled)


def _areas(season: Season) -> tuple[dict[tuple[UUID, str], Decimal], dict[UUID, Crop]]:
    """(hectares by crop and zone, the crops): one query."""
    found: dict[tuple[UUID, str], Decimal] = {}
    crops: dict[UUID, Crop] = {}
    for plan in CropPlan.objects.filter(season=season).select_related("crop"):
        key = (plan.crop_id, plan.hydromodule)
        found[key] = found.get(key, Decimal(0)) + plan.area_ha
        crops[plan.crop_id] = plan.crop
    return found, crops


def _norms_of(norms: Mapping[tuple[UUID, str, date], Decimal], crop: UUID, zone: str) -> dict[date, Decimal]:
    days = {on for one, _zone, on in norms if one == crop}
    found = {on: norms.get((crop, zone, on), norms.get((crop, "", on))) for on in sorted(days)}
    return {on: value for on, value in found.items() if value is not None}


def _computed(
    season: Season, crops: Mapping[UUID, Crop], setting: NeedSetting | None, on: date
) -> tuple[dict[UUID, CropResult], dict[Filled, int]]:
    results = {pk: CropResult(crop, problem="not-set") for pk, crop in crops.items()}
    if setting is None or not crops:
        return results, {}
    grown = _grown(season, crops, setting, on)
    for one in grown:
        results[one.crop.pk] = CropResult(one.crop, one, "lacking" if one.lacking else "")
    ready = [one for one in grown if not one.lacking]
    if not ready:
        return results, {}
    first = min(min(one.planted_on for one in ready), season.starts_on)
    last = max(max(one.last_on for one in ready), season.ends_on)
    days = days_at(setting.station, first, last, setting.fill_days)
    ready = [one for one in ready if _has_weather(results[one.crop.pk], one, days)]
    if ready:
        _run(results, ready, setting, weather_of(setting.station, days), days, season)
    inside = [day for day in days if season.starts_on <= day.on < season.ends_on]
    return results, {how: sum(day.how == how for day in inside) for how in Filled}


def _has_weather(result: CropResult, grown: Grown, days: list[FilledDay]) -> bool:
    missing = next((day.on for day in days
                    if day.how == Filled.MISSING and grown.planted_on <= day.on <= grown.last_on), None)  # fmt: skip
    if missing is not None:
        result.problem, result.missing_on = "no-weather", missing
    return missing is None


def _grown(season: Season, crops: Mapping[UUID, Crop], setting: NeedSetting, on: date) -> list[Grown]:
    tables = coefficients_on(on)
    needs = [need for need in crop_needs_on(season.association_id, on) if need.crop_id in crops]
    return [_one(season, crops[need.crop_id], need, setting.edition, tables) for need in needs]


def _one(season: Season, crop: Crop, need: CropNeed, edition: str, tables: Mapping[tuple[str, str], Any]) -> Grown:
    """Its own values first, then those of the edition; what that edition does not have is of 1998."""
    sources = [need, tables.get((edition, need.table_crop)), tables.get((Edition.FAO56_1998, need.table_crop))]
    values: dict[str, float] = {}
    tabled = set()
    for name in VALUES:
        place = next((n for n, row in enumerate(sources) if row is not None and getattr(row, name) is not None), None)
        if place is not None:
            values[name] = float(getattr(sources[place], name))
            tabled |= {name} & TABLED if place else set()
    lacking = tuple(name for name in VALUES if name not in values)
    planted = date(season.starts_on.year, need.month, need.day)
    if planted >= season.ends_on:
        planted = planted.replace(year=planted.year - 1)
    if not lacking and sum(values[name] for name in STAGES) < 1:
        lacking = STAGES
    return Grown(crop, need, planted, values, frozenset(tabled), lacking)


def _run(
    results: dict[UUID, CropResult],
    grown: list[Grown],
    setting: NeedSetting,
    weather: Weather,
    days: list[FilledDay],
    season: Season,
) -> None:
    fields = _fields(grown, setting, weather, days[0].on)
    period, labels = periods_of(weather.days)
    sums = run(weather, fields, np.zeros((len(days), 1)), period).sums
    efficiency, one_ha = np.full(len(grown), float(setting.efficiency)), np.ones(len(grown))
    gross = gross_m3(sums["irrigation"], one_ha, efficiency)
    places = {label: number for number, label in enumerate(labels)}
    et0 = np.bincount(period, weather.et0_mm)
    rain = np.bincount(period, weather.rain_mm)
    filled = np.bincount(period, [day.how not in (Filled.MEASURED, Filled.MISSING) for day in days])
    for ten_days in ten_days_in(season.starts_on, season.ends_on):
        place = places[period_label(np.datetime64(ten_days.starts_on, "D"))]
        for column, one in enumerate(grown):
            results[one.crop.pk].periods[ten_days.starts_on] = InTenDays(
                ten_days, float(et0[place]), float(rain[place]), float(sums["etc"][place, column]),
                float(sums["irrigation"][place, column]), Decimal(str(round(float(gross[place, column]), 2))),
                int(filled[place]),
            )  # fmt: skip


def _fields(grown: list[Grown], setting: NeedSetting, weather: Weather, first: date) -> Fields:
    def column(name: str) -> Any:
        return np.array([one.values[name] for one in grown])

    def whole(name: str) -> Any:
        return column(name).astype(np.int64)

    soil = SOILS[setting.soil]
    fields = Fields(
        start=np.array([(one.planted_on - first).days for one in grown], dtype=np.int64),
        ini_days=whole("ini_days"),
        dev_days=whole("dev_days"),
        mid_days=whole("mid_days"),
        late_days=whole("late_days"),
        kc_ini=column("kc_ini"),
        kc_mid=column("kc_mid"),
        kc_end=column("kc_end"),
        available_mm_per_m=np.full(len(grown), 1000 * (soil.theta_fc - soil.theta_wp)),
        root_ini_m=column("root_m"),
        root_m=column("root_m"),
        p=column("p"),
        depletion0_mm=np.zeros(len(grown)),
        schedule=np.full(len(grown), FULL, dtype=np.int64),
    )
    tabled = {name: np.array([name in one.tabled for one in grown]) for name in TABLED}
    return adjust_to_climate(fields, weather, column("height_m"), tabled["kc_mid"], tabled["kc_end"])
