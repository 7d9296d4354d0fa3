"""What a season is planned by, from files: the crop plan, and the flows that are expected. `target` is the season."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.imports.enums import Level, Type
from birge.kernel.imports.faults import Fault
from birge.kernel.imports.kinds import Column, ImportKind, Message, Sheet
from birge.kernel.imports.models import ImportBatch, ImportRow
from birge.kernel.permissions import Answer, no
from birge.kernel.texts import LANGUAGES
from birge.places.models import Place
from birge.water.actions.seasons import plan_many
from birge.water.models import Canal, Crop, CropPlan, Forecast, Season
from birge.water.periods import TenDays, ten_days_in
from birge.water.queries.network import scheme_over
from birge.water.queries.seasons import parcels_in
from birge.water.rules import can_write, writable_by

M2_IN_HA = 10_000
LEAST_M2 = 100
"""Less than that, an area is hardly in square metres."""

CROP_PLAN = Sheet(
    name="crops", title=_("Crop plan"), key=("parcel", "crop"), aliases=("Эгин планы", "План посевов"),
    columns=(
        Column("parcel", _("Number of the parcel"), required=True, max_length=30,
               aliases=("Тилке", "Тилкенин номери", "Участок", "Номер участка")),
        Column("crop", _("Crop"), required=True, max_length=60, aliases=("Эгин", "Культура"),
               hint=_("Its code or name, as in the list of crops")),
        Column("area_ha", _("Area, ha"), Type.DECIMAL, least=Decimal("0.0001"), most=999_999, places=4,
               aliases=("Аянты, га", "Площадь, га", "Аянты", "Площадь"), hint=_("Empty: the whole parcel.")),
        Column("hydromodule", _("Hydromodule zone"), max_length=20, aliases=("Гидромодуль", "Гидромодульный район")),
    ),
)  # fmt: skip

FORECAST = Sheet(
    name="forecast", title=_("Forecast of the season"), key=("head", "period"), aliases=("Болжол", "Прогноз"),
    columns=(
        Column("head", _("Head canal (code)"), required=True, max_length=20, aliases=("Башкы канал", "Головной канал")),
        Column("period", _("First day of the ten days"), Type.DATE, required=True, aliases=("Он күндүк", "Декада"),
               hint=_("The 1st, 11th or 21st of a month")),
        Column("flow_lps", _("Expected flow at the head, l/s"), Type.DECIMAL, required=True, least=0, most=9_999_999,
               places=2, aliases=("Агым, л/с", "Расход, л/с")),
        Column("source", _("Who says so"), max_length=200, aliases=("Ким айтты", "Кто говорит")),
    ),
)  # fmt: skip

STANDS_ALREADY = Message(
    _("This stands already."), _("Leave the row out, and correct what stands there on its page."), leaves_out=True
)


class _OfSeason(ImportKind):
    """Rows go into one season of an association that this person writes."""

    def can_import(self, user: Any, place: UUID, target: str) -> Answer:
        season = season_named(target)
        if season is None or season.association.place_id != place:
            return no(_("Begin on the page of the season, with the button “Bring a file”."))
        return can_write(user, season.association, timezone.localdate())

    def places(self, user: Any, on: date) -> Any:
        return Place.objects.filter(pk__in=writable_by(user, on).exclude(place=None).values("place"))

    def batches(self, user: Any, on: date) -> Q:
        seasons = Season.objects.filter(association__in=writable_by(user, on)).values_list("pk", flat=True)
        return Q(target__in=[str(pk) for pk in seasons])

    def target_title(self, target: str) -> str:
        season = season_named(target)
        return f"{season.association}: {season}" if season else ""

    def target_url(self, batch: ImportBatch) -> str:
        return reverse(self.leads_to, args=[batch.target]) if season_named(batch.target) else ""

    leads_to: str


class CropPlanImport(_OfSeason):
    """What the parcels bear. What stands in the plan is never overwritten."""

    name = "water-crop-plan"
    title = _("Crop plan of a season")
    sheets = (CROP_PLAN,)
    leads_to = "water:plans"
    messages = {
        "unknown-parcel": Message(
            _("In this season no parcel with this number is in the register."), _("Correct the number of the parcel.")
        ),
        "unknown-crop": Message(
            _("This crop is not in the list."), _("Write a code or name of the list; an administrator adds crops.")
        ),
        "larger-than-parcel": Message(_("The parcel is smaller: %(area)s ha."), _("Write the area in hectares.")),
        "area-in-metres": Message(
            _("The parcel is smaller: %(area)s ha."),
            _("If it was written in square metres, it is %(hectares)s ha."),
            at_once=True,
        ),
        "stands-already": STANDS_ALREADY,
    }

    def check(self, batch: ImportBatch) -> Iterator[Fault]:
        season = season_named(batch.target)
        if season is None:
            return
        parcels, crops = _parcels(season), _crops()
        standing = set(CropPlan.objects.filter(season=season).values_list("parcel", "crop"))
        for number, data in rows_of(batch):
            known, crop = parcels.get(data.get("parcel", "")), crops.get(data.get("crop", "").casefold())
            if data.get("parcel") and known is None:
                yield Fault("unknown-parcel", CROP_PLAN.name, number, "parcel", data["parcel"])
            if data.get("crop") and crop is None:
                yield Fault("unknown-crop", CROP_PLAN.name, number, "crop", data["crop"])
            if known and data.get("area_ha") is not None:
                yield from _of_area(number, Decimal(str(data["area_ha"])), known[1])
            if known and crop and (known[0], crop.pk) in standing:
                yield Fault("stands-already", CROP_PLAN.name, number, "parcel", data["parcel"])

    def apply(self, batch: ImportBatch, by: Actor, at: datetime) -> dict[str, int]:
        season = Season.objects.get(pk=batch.target)
        parcels, crops = _parcels(season), _crops()
        plans = [
            CropPlan(
                season=season,
                parcel_id=parcels[data["parcel"]][0],
                crop=crops[data["crop"].casefold()],
                area_ha=Decimal(str(data.get("area_ha") or parcels[data["parcel"]][1])),
                hydromodule=data.get("hydromodule", ""),
                batch=batch.pk,
            )
            for _number, data in rows_of(batch)
        ]
        plan_many(plans, season=season, by=by, at=at)
        return {"crops": len(plans)}

    def can_undo(self, batch: ImportBatch) -> Answer:
        return unchanged(batch, CropPlan)

    def undo(self, batch: ImportBatch, by: Actor, at: datetime) -> None:
        CropPlan.objects.filter(batch=batch.pk).delete()


def _of_area(number: int, area: Decimal, most: Decimal) -> Iterator[Fault]:
    """An area beyond that of the parcel: in square metres it may fit."""
    if area <= most:
        return
    params = {"area": f"{most.normalize():f}"}
    hectares = (area / M2_IN_HA).quantize(Decimal("0.0001"))
    if area >= LEAST_M2 and hectares <= most:
        fix = f"{hectares.normalize():f}"
        yield Fault("area-in-metres", CROP_PLAN.name, number, "area_ha", str(area), {**params, "hectares": fix},
                    Level.OFFER, fix)  # fmt: skip
    else:
        yield Fault("larger-than-parcel", CROP_PLAN.name, number, "area_ha", str(area), params)


class ForecastImport(_OfSeason):
    """The flows that are expected. What was written already is never overwritten."""

    name = "water-forecast"
    title = _("Forecast of the flow of a season")
    sheets = (FORECAST,)
    leads_to = "water:season_forecast"
    messages = {
        "unknown-head": Message(
            _("On that day no canal with this code takes its water from a source."), _("Correct the code.")
        ),
        "no-period": Message(
            _("No ten days of the season begin on that day."), _("Write the 1st, 11th or 21st of a month.")
        ),
        "stands-already": STANDS_ALREADY,
    }

    def check(self, batch: ImportBatch) -> Iterator[Fault]:
        season = season_named(batch.target)
        if season is None:
            return
        heads = _heads(season)
        standing = set(
            Forecast.objects.filter(head__association=season.association_id).values_list("head__code", "period_on")
        )
        for number, data in rows_of(batch):
            if not data.get("period") or not data.get("head"):
                continue
            on = date.fromisoformat(data["period"])
            if on not in heads:
                yield Fault("no-period", FORECAST.name, number, "period", data["period"])
            elif data["head"] not in heads[on]:
                yield Fault("unknown-head", FORECAST.name, number, "head", data["head"])
            elif (data["head"], on) in standing:
                yield Fault("stands-already", FORECAST.name, number, "period", data["period"])

    def apply(self, batch: ImportBatch, by: Actor, at: datetime) -> dict[str, int]:
        season = Season.objects.get(pk=batch.target)
        canals = dict(Canal.objects.filter(association=season.association_id).values_list("code", "pk"))
        rows = [
            Forecast(
                head_id=canals[data["head"]],
                period_on=date.fromisoformat(data["period"]),
                flow_lps=Decimal(str(data["flow_lps"])),
                source=data.get("source", ""),
                batch=batch.pk,
                by=by.as_json(),
                at=at,
            )
            for _number, data in rows_of(batch)
        ]
        Forecast.objects.bulk_create(rows, batch_size=500)
        after = {"count": len(rows), "batch": str(batch.pk)}
        journal.record(by=by, at=at, verb="water.forecasts", subject=season, after=after)
        return {"forecast": len(rows)}

    def can_undo(self, batch: ImportBatch) -> Answer:
        return unchanged(batch, Forecast)

    def undo(self, batch: ImportBatch, by: Actor, at: datetime) -> None:
        Forecast.objects.filter(batch=batch.pk).delete()


def season_named(target: str) -> Season | None:
    """The season that the batch is for."""
    try:
        return Season.objects.select_related("association__place").filter(pk=UUID(target)).first()
    except ValueError:
        return None


def rows_of(batch: ImportBatch) -> list[tuple[int, dict[str, Any]]]:
    """(line of the file, values) of every staged row."""
    return list(ImportRow.objects.filter(batch=batch).order_by("number").values_list("number", "data"))


def unchanged(batch: ImportBatch, model: Any) -> Answer:
    """Whether every row that came is still as it came: a correction takes its row out of the batch."""
    if model.objects.filter(batch=batch.pk).count() == sum(batch.result.values()):
        return Answer(allowed=True)
    return no(_("Something of it was changed, or something else depends on it by now."))


def _parcels(season: Season) -> dict[str, tuple[UUID, Decimal]]:
    """(id, hectares) of the parcels of the season by number; the latest state counts."""
    rows = parcels_in(season).order_by("starts_on").values_list("parcel__number", "parcel", "area_ha")
    return {number: (parcel, area) for number, parcel, area in rows}


def _crops() -> dict[str, Crop]:
    """The crops that can be chosen, by code and by name in every language."""
    found: dict[str, Crop] = {}
    for crop in Crop.objects.filter(is_used=True):
        names = [crop.names.get(language, "") for language in LANGUAGES]
        found |= {name.casefold(): crop for name in [*names, crop.code] if name}
    return found


def _heads(season: Season) -> dict[date, set[str]]:
    """The codes of the canals that take their water from a source, by the first day of each ten days."""
    scheme = scheme_over(season.association_id, season.starts_on, season.ends_on)
    periods: list[TenDays] = list(ten_days_in(season.starts_on, season.ends_on))
    return {one.starts_on: {row.canal.code for row in scheme.heads(one.starts_on)} for one in periods}
