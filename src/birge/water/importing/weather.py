"""Days of weather from a file; `target` is the station. The columns and bounds are those of `birge water et0`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

import numpy as np
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.imports.enums import Type
from birge.kernel.imports.faults import Fault
from birge.kernel.imports.kinds import Column, ImportKind, Message, Sheet
from birge.kernel.imports.models import ImportBatch
from birge.kernel.permissions import Answer, no
from birge.places.models import Place
from birge.water.importing.seasons import STANDS_ALREADY, rows_of, unchanged
from birge.water.models import Station, WeatherDay
from birge.water.queries.weather import HUMIDITY, SUN
from birge.water.rules import can_write, writable_by
from birge.water.tables.weather import COLUMNS, DAILY, contradictions
from birge.water.wording import MEASURED, WEATHER

NEEDED = ("tmin_c", "tmax_c")

DAYS = Sheet(
    name="days", title=_("Days of weather"), key=("date",), aliases=("Күндөр", "Дни"),
    columns=(
        Column("date", _("Day"), Type.DATE, required=True, aliases=("Күнү", "Дата")),
        *(
            Column(name, MEASURED[name], Type.DECIMAL, required=name in NEEDED, least=int(bounds.least),
                   most=int(bounds.most))
            for name, bounds in COLUMNS[DAILY].items()
        ),
    ),
)  # fmt: skip


class WeatherImport(ImportKind):
    """What stands already is never overwritten; a day in the file twice is refused."""

    name = "water-weather"
    title = _("Weather of a station by days")
    sheets = (DAYS,)
    messages = {
        **WEATHER,
        "half-a-pair": Message(
            _("Only one of the least and the greatest humidity is written."), _("Write both, or neither.")
        ),
        "tells-the-same": Message(
            _("Two columns tell the same: %(one)s and %(other)s."), _("Leave one of them out of the file.")
        ),
        "stands-already": STANDS_ALREADY,
    }

    def can_import(self, user: Any, place: UUID, target: str) -> Answer:
        station = _station(target)
        if station is None or station.association.place_id != place:
            return no(_("Begin on the page of the station, with the button “Bring a file”."))
        return can_write(user, station.association, timezone.localdate())

    def places(self, user: Any, on: date) -> Any:
        return Place.objects.filter(pk__in=writable_by(user, on).exclude(place=None).values("place"))

    def batches(self, user: Any, on: date) -> Q:
        stations = Station.objects.filter(association__in=writable_by(user, on)).values_list("pk", flat=True)
        return Q(target__in=[str(pk) for pk in stations])

    def target_title(self, target: str) -> str:
        station = _station(target)
        return f"{station.association}: {station}" if station else ""

    def target_url(self, batch: ImportBatch) -> str:
        return reverse("water:station", args=[batch.target]) if _station(batch.target) else ""

    def check(self, batch: ImportBatch) -> Iterator[Fault]:
        rows, station = rows_of(batch), _station(batch.target)
        standing = set(WeatherDay.objects.filter(station=station).values_list("on", flat=True))
        for number, data in rows:
            if data.get("date") and date.fromisoformat(data["date"]) in standing:
                yield Fault("stands-already", DAYS.name, number, "date", data["date"])
            if ("rh_min_pct" in data) != ("rh_max_pct" in data):
                yield Fault("half-a-pair", DAYS.name, number, "rh_min_pct" if "rh_max_pct" in data else "rh_max_pct")
        for group in (HUMIDITY, SUN):
            there = [name for name in group if any(name in data for _number, data in rows)]
            if len(there) > 1:
                yield Fault("tells-the-same", DAYS.name, None, there[1], "", {"one": there[0], "other": there[1]})
        yield from _impossible(rows)

    def apply(self, batch: ImportBatch, by: Actor, at: datetime) -> dict[str, int]:
        station = Station.objects.get(pk=batch.target)
        rows = [
            WeatherDay(station=station, on=date.fromisoformat(data["date"]), measured=_measured(data), batch=batch.pk,
                       by=by.as_json(), at=at)
            for _number, data in rows_of(batch)
        ]  # fmt: skip
        WeatherDay.objects.bulk_create(rows, batch_size=500)
        after = {"count": len(rows), "batch": str(batch.pk)}
        journal.record(by=by, at=at, verb="water.bring_weather", subject=station, after=after)
        return {"days": len(rows)}

    def can_undo(self, batch: ImportBatch) -> Answer:
        return unchanged(batch, WeatherDay)

    def undo(self, batch: ImportBatch, by: Actor, at: datetime) -> None:
        WeatherDay.objects.filter(batch=batch.pk).delete()


def _measured(data: dict[str, Any]) -> dict[str, str]:
    return {name: str(data[name]) for name in COLUMNS[DAILY] if data.get(name) is not None}


def _impossible(rows: list[tuple[int, dict[str, Any]]]) -> Iterator[Fault]:
    """What contradicts itself, every such row at its cell; parts of 1 for per cent once for the column."""
    for number, data in rows:
        if all(data.get(name) is not None for name in NEEDED):
            one = {name: np.array([float(text)]) for name, text in _measured(data).items()}
            for found in contradictions(DAILY, one):
                yield Fault(found.code, DAYS.name, number, found.heading, str(data[found.heading]), found.params)
    complete = [data for _number, data in rows if all(data.get(name) is not None for name in NEEDED)]
    columns = {name: np.array([float(data.get(name, "nan")) for data in complete]) for name in COLUMNS[DAILY]}
    for found in contradictions(DAILY, columns) if complete else ():
        if found.code == "part":
            yield Fault(found.code, DAYS.name, None, found.heading, "", found.params)


def _station(target: str) -> Station | None:
    try:
        return Station.objects.select_related("association__place").filter(pk=UUID(target)).first()
    except ValueError:
        return None
