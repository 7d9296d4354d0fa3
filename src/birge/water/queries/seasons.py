"""Finds crop plans and norms, and how far the ten-day periods of a season have come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from birge.people.models import Organisation
from birge.water.models import Allocation, CropPlan, Forecast, Norm, ParcelState, Season, WaterRequest
from birge.water.periods import TenDays


def plans_of(season: Season) -> QuerySet[CropPlan]:
    """What parcels bear in the season."""
    return CropPlan.objects.filter(season=season).select_related("parcel", "crop")


def latest_season(association: Organisation, on: date) -> Season | None:
    """The season that began last; else the first that will."""
    rows = Season.objects.filter(association=association)
    return rows.filter(starts_on__lte=on).order_by("-starts_on").first() or rows.order_by("starts_on").first()


def parcels_in(season: Season) -> QuerySet[Any]:
    """How the association's parcels are, and were, in the days of the season."""
    rows: QuerySet[Any] = ParcelState.objects.filter(
        parcel__association=season.association_id, starts_on__lt=season.ends_on, ends_on__gt=season.starts_on
    )
    return rows


def search_plans(rows: QuerySet[CropPlan], text: str) -> QuerySet[CropPlan]:
    """By the number of the parcel or the name of the crop."""
    crop = Q(crop__names__ky__icontains=text) | Q(crop__names__ru__icontains=text)
    return rows.filter(Q(parcel__number__icontains=text) | crop)


@dataclass
class NormLine:
    """Ten-day periods one after the other in which a crop takes the same in a zone, on the same ground."""

    crop: Any
    hydromodule: str
    m3_ha: Decimal
    source: str
    first: int
    last: int


def norms_on(association: Organisation, on: date) -> list[NormLine]:
    """The norms that hold on that day, neighbours with the same value together."""
    rows = Norm.objects.on(on).filter(association=association).select_related("crop")
    lines: list[NormLine] = []
    for _key, own in groupby(
        rows.order_by("crop__code", "hydromodule", "ten_days"), key=lambda row: (row.crop_id, row.hydromodule)
    ):
        for row in own:
            last = lines[-1] if lines else None
            if last and (last.crop, last.hydromodule, last.m3_ha, last.source, last.last + 1) == (
                row.crop, row.hydromodule, row.m3_ha, row.source, row.ten_days,
            ):  # fmt: skip
                last.last = row.ten_days
            else:
                lines.append(NormLine(row.crop, row.hydromodule, row.m3_ha, row.source, row.ten_days, row.ten_days))
    return lines


@dataclass
class PeriodState:
    """How far a period has come: what was asked for, what is expected, and its share-outs."""

    period: TenDays
    requests: int = 0
    asked_m3: Decimal = Decimal(0)
    forecasts: list[Forecast] = field(default_factory=list)
    allocations: list[Allocation] = field(default_factory=list)

    @property
    def supply_m3(self) -> Decimal | None:
        """What is expected at all heads together; None where nobody has said anything."""
        flows = [row.flow_lps for row in self.forecasts]
        return self.period.volume_m3(sum(flows, Decimal(0))) if flows else None

    @property
    def is_short(self) -> bool:
        """Whether less is expected at the heads than is asked for at the gates, even before losses."""
        return self.supply_m3 is not None and self.supply_m3 < self.asked_m3


def states_of_periods(season: Season, periods: Iterable[TenDays]) -> list[PeriodState]:
    """Each of these periods of the season: three queries."""
    found = {period.starts_on: PeriodState(period) for period in periods}
    asked = WaterRequest.objects.filter(season=season, period_on__in=found).order_by().values("period_on")
    for row in asked.annotate(n=Count("pk"), m3=Sum("volume_m3")):
        found[row["period_on"]].requests, found[row["period_on"]].asked_m3 = row["n"], row["m3"]
    for forecast in Forecast.objects.filter(head__association=season.association_id, period_on__in=found):
        found[forecast.period_on].forecasts.append(forecast)
    for allocation in allocations_of(season).filter(period_on__in=found):
        found[allocation.period_on].allocations.append(allocation)
    return list(found.values())


def allocations_of(season: Season) -> QuerySet[Allocation]:
    """The share-outs of the season, with their decisions, latest last."""
    rows = Allocation.objects.filter(season=season).select_related("decision", "head")
    return rows.order_by("period_on", "head__code", "pk")
