"""What crop plans and norms give for a ten-day period, and what was asked for in it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db.models import QuerySet

from birge.water.enums import TenureKind
from birge.water.models import CropPlan, Norm, Season, Tenure, WaterRequest
from birge.water.periods import TenDays

Gate = tuple[UUID, UUID]
"""A user and an outlet: what a request is about."""


@dataclass
class Land:
    """What a user waters through one outlet on a day, ha: `plot_ha` of it are household plots."""

    area_ha: Decimal = Decimal(0)
    plot_ha: Decimal = Decimal(0)


@dataclass
class Need:
    """What plans and norms give at one gate; `is_complete`: every crop planned there has a norm."""

    volume_m3: Decimal = Decimal(0)
    is_complete: bool = True


def gates_on(season: Season, period: TenDays) -> dict[Gate, Land]:
    """Every user and outlet through which she waters on the first day of the period: one query."""
    found: dict[Gate, Land] = defaultdict(Land)
    for _parcel, user, outlet, kind, area in _watered(season, period):
        land = found[user, outlet]
        land.area_ha += area
        land.plot_ha += area if kind == TenureKind.PLOT else 0
    return dict(found)


def needs_in(season: Season, period: TenDays) -> dict[Gate, Need]:
    """What each gate takes by crop plans and norms: three queries."""
    gates = {parcel: (user, outlet) for parcel, user, outlet, _kind, _area in _watered(season, period)}
    found: dict[Gate, Need] = {gate: Need() for gate in gates.values()}
    norms = _norms(season, period)
    for plan in CropPlan.objects.filter(season=season):
        if plan.parcel_id not in gates:
            continue
        need = found[gates[plan.parcel_id]]
        norm = norms.get((plan.crop_id, plan.hydromodule), norms.get((plan.crop_id, "")))
        if norm is None:
            need.is_complete = False
        else:
            need.volume_m3 += plan.area_ha * norm
    return found


def _watered(season: Season, period: TenDays) -> list[tuple[UUID, UUID, UUID, str, Decimal]]:
    """(parcel, user, outlet, by what right, hectares) of every parcel that has all of these on that day."""
    rows = Tenure.objects.on(period.starts_on).filter(
        parcel__association=season.association_id,
        parcel__states__starts_on__lte=period.starts_on,
        parcel__states__ends_on__gt=period.starts_on,
        parcel__states__outlet__isnull=False,
    )
    return list(rows.values_list("parcel", "user", "parcel__states__outlet", "kind", "parcel__states__area_ha"))


def _norms(season: Season, period: TenDays) -> dict[tuple[UUID, str], Decimal]:
    rows = Norm.objects.on(period.starts_on).filter(association=season.association_id, ten_days=period.number)
    return {(crop, zone): m3_ha for crop, zone, m3_ha in rows.values_list("crop", "hydromodule", "m3_ha")}


def requests_in(season: Season, period: TenDays) -> QuerySet[WaterRequest]:
    """What was asked for in the period."""
    return WaterRequest.objects.filter(season=season, period_on=period.starts_on).select_related("user", "outlet")
