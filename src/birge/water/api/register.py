"""The register of an association on a day. Every reading of users and parcels is journalled."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router

from birge.kernel.api import After, Caller, Limit, Page, Scope, SearchText, Token, answers, caller, page_of
from birge.people.models import Organisation
from birge.places.api.schemas import On
from birge.water.api.finding import note_reading, seen_association, seen_associations, today_of
from birge.water.api.schemas.register import AssociationOut, CanalOut, GaugeOut, OutletOut, ParcelOut, UserOut
from birge.water.enums import HolderSide
from birge.water.kinds import KINDS
from birge.water.models import GaugeRating
from birge.water.queries.register import (
    area_by_outlet,
    area_by_user,
    holders_of,
    rows_on,
    search_rows,
    tenures_on,
    users_named,
)
from birge.water.readings import read_of

router = Router()


@router.get(
    "/water/associations",
    auth=Token(Scope.WATER_READ),
    response=answers(Page[AssociationOut]),
    operation_id="listWaterAssociations",
    summary="Associations whose register I read",
)
def list_associations(request: HttpRequest, limit: Limit = 50, after: After = None) -> dict[str, Any]:
    """The associations of water users in which the caller works, or that work at her place."""
    return page_of(seen_associations(caller(request)), limit=limit, after=after)


@router.get(
    "/water/associations/{association}/canals",
    auth=Token(Scope.WATER_READ),
    response=answers(Page[CanalOut]),
    operation_id="listCanals",
    summary="Canals of an association",
)
def list_canals(
    request: HttpRequest, association: UUID, on: On = None, q: SearchText = "", limit: Limit = 50, after: After = None
) -> dict[str, Any]:
    """Where each canal takes its water, how long and how wide it is, whose it is. `q`: part of a code or name."""
    found = _Register(caller(request), association, on)
    page = found.page("canal", q, limit, after)
    held = holders_of([row.canal_id for row in page["items"]], found.on)
    for row in page["items"]:
        row.owner = held.get((row.canal_id, HolderSide.OWNER))
        row.operator = held.get((row.canal_id, HolderSide.OPERATOR))
    return page


@router.get(
    "/water/associations/{association}/outlets",
    auth=Token(Scope.WATER_READ),
    response=answers(Page[OutletOut]),
    operation_id="listOutlets",
    summary="Outlets of an association",
)
def list_outlets(
    request: HttpRequest, association: UUID, on: On = None, q: SearchText = "", limit: Limit = 50, after: After = None
) -> dict[str, Any]:
    """Where water leaves a canal, and how much land is watered there. `q`: part of a code."""
    found = _Register(caller(request), association, on)
    page = found.page("outlet", q, limit, after)
    _count(page["items"], "outlet_id", area_by_outlet([row.outlet_id for row in page["items"]], found.on))
    return page


@router.get(
    "/water/associations/{association}/gauge-posts",
    auth=Token(Scope.WATER_READ),
    response=answers(Page[GaugeOut]),
    operation_id="listGaugePosts",
    summary="Gauge posts of an association",
)
def list_gauge_posts(
    request: HttpRequest, association: UUID, on: On = None, q: SearchText = "", limit: Limit = 50, after: After = None
) -> dict[str, Any]:
    """Where the flow is measured, how, and by which table. `q`: part of a code."""
    found = _Register(caller(request), association, on)
    page = found.page("gauge", q, limit, after)
    ratings = GaugeRating.objects.on(found.on).filter(gauge__in=[row.gauge_id for row in page["items"]])
    tables = dict(ratings.values_list("gauge", "rows"))
    for row in page["items"]:
        row.table = tables.get(row.gauge_id, [])
    return page


@router.get(
    "/water/associations/{association}/users",
    auth=Token(Scope.WATER_READ),
    response=answers(Page[UserOut]),
    operation_id="listWaterUsers",
    summary="Water users of an association",
)
def list_users(
    request: HttpRequest, association: UUID, on: On = None, q: SearchText = "", limit: Limit = 50, after: After = None
) -> dict[str, Any]:
    """Who waters, and how much land. `q`: part of a name or number. The reading is journalled."""
    found = _Register(caller(request), association, on)
    page = found.page("user", q, limit, after)
    _count(page["items"], "user_id", area_by_user([row.user_id for row in page["items"]], found.on))
    note_reading(found.who, found.association, "read_users", read_of(page["items"]))
    return page


@router.get(
    "/water/associations/{association}/parcels",
    auth=Token(Scope.WATER_READ),
    response=answers(Page[ParcelOut]),
    operation_id="listParcels",
    summary="Parcels of an association",
)
def list_parcels(
    request: HttpRequest, association: UUID, on: On = None, q: SearchText = "", limit: Limit = 50, after: After = None
) -> dict[str, Any]:
    """What is watered, from which outlet, by whom. `q`: part of a number. The reading is journalled."""
    found = _Register(caller(request), association, on)
    page = found.page("parcel", q, limit, after)
    tenures = tenures_on([row.parcel_id for row in page["items"]], found.on)
    for row in page["items"]:
        row.tenure = tenures.get(row.parcel_id)
    users = users_named({tenure.user_id for tenure in tenures.values()}, found.on)
    note_reading(found.who, found.association, "read_parcels", read_of(users.values()))
    return page


class _Register:
    """The register of an association that the caller reads, on a day."""

    def __init__(self, who: Caller, association: UUID, on: date | None) -> None:
        self.who = who
        self.association: Organisation = seen_association(who, association)
        self.on = on or today_of(who)

    def page(self, kind: str, text: str, limit: int, after: UUID | None) -> dict[str, Any]:
        rows = rows_on(KINDS[kind], self.association, self.on)
        return page_of(
            rows.filter(search_rows(KINDS[kind], text.strip())) if text.strip() else rows, limit=limit, after=after
        )


def _count(rows: Sequence[Any], column: str, areas: dict[UUID, Any]) -> None:
    for row in rows:
        row.parcels, row.hectares = areas.get(getattr(row, column), (0, 0))
