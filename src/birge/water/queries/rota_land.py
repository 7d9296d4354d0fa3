"""Who takes turns on a canal: its outlets by distance, and the users and parcels behind them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import Sum

from birge.decisions.enums import State
from birge.people.models import Organisation
from birge.water.enums import RotaState
from birge.water.models import (
    Allocation,
    AllocationRow,
    Canal,
    CanalState,
    CropPlan,
    OutletState,
    ParcelState,
    RotaTerms,
    Season,
    Turn,
)
from birge.water.queries.register import tenures_on
from birge.water.queries.requests import Gate

STANDING = (State.DECIDED, State.PUBLISHED)
"""Decisions by whose volumes turns can be made."""


@dataclass(frozen=True)
class Reach:
    """An outlet that the canal's water passes, `distance_m` from the canal's head."""

    outlet: UUID
    code: str
    distance_m: int
    capacity_lps: Decimal


def reach_of(canal: Canal, on: date, *, with_branches: bool) -> dict[UUID, Reach]:
    """The outlets on the canal, and on those below it: two queries.

    Distances run along the canals: an outlet on a branch lies where the branch leaves, and then along it.
    """
    heads = {canal.pk: 0}
    if with_branches:
        below: dict[UUID | None, list[tuple[UUID, int]]] = defaultdict(list)
        states = CanalState.objects.on(on).filter(canal__association=canal.association_id)
        for child, parent, distance in states.values_list("canal", "parent", "distance_m"):
            below[parent].append((child, distance))
        waiting = [canal.pk]
        while waiting:
            parent = waiting.pop()
            found = {child: heads[parent] + distance for child, distance in below[parent] if child not in heads}
            heads |= found
            waiting += found
    rows = OutletState.objects.on(on).filter(canal__in=heads).select_related("outlet")
    return {
        row.outlet_id: Reach(row.outlet_id, row.outlet.code, heads[row.canal_id] + row.distance_m, row.capacity_lps)
        for row in rows
    }


def areas_below(outlets: Collection[UUID], on: date, season: Season | None = None) -> dict[Gate, Decimal]:
    """Hectares by user and outlet: of the register, or with `season` what its crop plan bears on them.

    A second crop after the first takes the same land again, so that a parcel counts with its own area at most.
    """
    rows = list(ParcelState.objects.on(on).filter(outlet__in=outlets).values_list("parcel", "outlet", "area_ha"))
    tenures = tenures_on([parcel for parcel, _outlet, _area in rows], on)
    planned: dict[UUID, Decimal] = {}
    if season is not None:
        plans = CropPlan.objects.filter(season=season, parcel__in=tenures).order_by().values_list("parcel")
        planned = dict(plans.annotate(Sum("area_ha")))
    found: dict[Gate, Decimal] = defaultdict(Decimal)
    for parcel, outlet, area in rows:
        if parcel in tenures:
            own = area if season is None else min(area, planned.get(parcel, Decimal(0)))
            found[tenures[parcel].user_id, outlet] += own
    return dict(found)


def volumes_below(outlets: Collection[UUID], allocation: Allocation) -> dict[Gate, Decimal]:
    """m³ by user and outlet, as the share-out gave them: one query."""
    rows = AllocationRow.objects.filter(allocation=allocation, request__outlet__in=outlets)
    return {
        (user, outlet): given
        for user, outlet, given in rows.values_list("request__user", "request__outlet", "given_m3")
    }


def allocations_standing(association: Organisation | UUID) -> list[Allocation]:
    """The newest share-outs by whose volumes turns can be made."""
    rows = Allocation.objects.filter(association=association, decision__state__in=STANDING)
    return list(rows.select_related("head").order_by("-period_on", "head__code")[:12])


def night_minutes_before(season: Season, users: Collection[UUID], before: datetime) -> Mapping[UUID, int]:
    """How many minutes of night each of these users had in the season's turns that hold and begin before the moment."""
    rows = Turn.objects.filter(
        rota__season=season, rota__state=RotaState.PUBLISHED, user__in=users, starts_at__lt=before
    )
    return dict(rows.order_by().values_list("user").annotate(Sum("night_minutes")))


def terms_on(association: Organisation | UUID, on: date) -> RotaTerms | None:
    """By what rotas are drawn up on that day."""
    found: RotaTerms | None = RotaTerms.objects.on(on).filter(association=association).first()
    return found
