"""Stations, days and means of the weather, and by what the need of crops is computed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import numpy as np
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.people.models import Organisation
from birge.water.actions.writing import plain, write
from birge.water.models import Coefficient, Crop, CropNeed, MonthMean, NeedSetting, Station, WeatherDay
from birge.water.tables.weather import DAILY, contradictions
from birge.water.wording import WEATHER


@transaction.atomic
def enter_station(*, association: Organisation, values: Mapping[str, Any], by: Actor, at: datetime) -> Station:
    """A station whose weather the association uses. Raises ValidationError."""
    station = Station(association=association, **values)
    station.full_clean()
    station.save(force_insert=True)
    after = {name: str(value) for name, value in values.items()}
    journal.record(by=by, at=at, verb="water.enter_station", subject=station, also=[association], after=after)
    return station


@transaction.atomic
def write_day(*, station: Station, on: date, measured: Mapping[str, Any], by: Actor, at: datetime) -> WeatherDay:
    """What was measured on a day; once more corrects it, the journal keeps what stood. Raises ValidationError."""
    texts = _checked(measured)
    Station.objects.select_for_update().get(pk=station.pk)
    row = WeatherDay.objects.filter(station=station, on=on).first() or WeatherDay(station=station, on=on)
    before = row.measured or None
    row.measured, row.batch, row.by, row.at = texts, None, by.as_json(), at
    row.save()
    after = {"on": on.isoformat(), **texts}
    journal.record(by=by, at=at, verb="water.write_weather", subject=station, before=before, after=after)
    return row


@transaction.atomic
def write_mean(
    *, station: Station, month: int, measured: Mapping[str, Any], source: str, by: Actor, at: datetime
) -> MonthMean:
    """The long-term mean of a month, with who says so. Raises ValidationError."""
    texts = _checked(measured)
    Station.objects.select_for_update().get(pk=station.pk)
    row = MonthMean.objects.filter(station=station, month=month).first() or MonthMean(station=station, month=month)
    before = {**row.measured, "source": row.source} if row.measured else None
    row.measured, row.source, row.by, row.at = texts, source, by.as_json(), at
    row.save()
    after = {"month": month, **texts, "source": source}
    journal.record(by=by, at=at, verb="water.write_mean", subject=station, before=before, after=after)
    return row


def _checked(measured: Mapping[str, Any]) -> dict[str, str]:
    """As texts, without what is empty. Raises ValidationError by column for what contradicts itself."""
    given = {name: value for name, value in measured.items() if value is not None}
    arrays = {name: np.array([float(value)]) for name, value in given.items()}
    for found in contradictions(DAILY, arrays):
        message = WEATHER[found.code]
        raise ValidationError({found.heading: f"{str(message.text) % found.params} {message.remedy}"})
    if ("rh_min_pct" in given) != ("rh_max_pct" in given):
        raise ValidationError({"rh_min_pct": _("Write both the least and the greatest humidity, or neither.")})
    return {name: f"{value:f}" for name, value in given.items()}


@transaction.atomic
def choose_need(
    *, association: Organisation, values: Mapping[str, Any], since: date, by: Actor, at: datetime
) -> NeedSetting:
    """From `since` on the need is computed by this station, edition, soil and efficiency. Raises ValidationError."""
    if values["station"].association_id != association.pk:
        raise ValidationError({"station": _("Choose one of this association.")})
    row: NeedSetting = _written(
        NeedSetting, {"association": association}, values, since, association, "choose_need", by, at
    )
    return row


@transaction.atomic
def grow(
    *, association: Organisation, crop: Crop, values: Mapping[str, Any], since: date, by: Actor, at: datetime
) -> CropNeed:
    """From `since` on the association grows the crop so. Raises ValidationError."""
    _check_day(values["month"], values["day"])
    line = {"association": association, "crop": crop}
    row: CropNeed = _written(CropNeed, line, values, since, association, "grow_crop", by, at)
    return row


@transaction.atomic
def set_coefficient(
    *, edition: str, name: str, values: Mapping[str, Any], since: date, by: Actor, at: datetime
) -> Coefficient:
    """From `since` on the edition's table says this of the crop. Raises ValidationError."""
    line = {"edition": edition, "name": name}
    row: Coefficient = _written(Coefficient, line, values, since, None, "set_coefficient", by, at)
    return row


def _check_day(month: int, day: int) -> None:
    try:
        date(2025, month, day)
    except ValueError:
        raise ValidationError({"day": _("No year has this day.")}) from None


def _written(
    model: Any, line: Mapping[str, Any], values: Mapping[str, Any], since: date, about: Any, verb: str, by: Actor,
    at: datetime,
) -> Any:  # fmt: skip
    old, new = write(model, line, values, since)
    if new is not old:
        journal.record(by=by, at=at, verb=f"water.{verb}", subject=about or new, before=plain(old), after=plain(new))
    return new
