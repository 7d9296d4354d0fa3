"""The delivery journal: what was read at gauge posts, and what each user got."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router

from birge.kernel.api import After, Limit, Page, Scope, Token, answers, caller, page_of
from birge.water.api.finding import FromDay, ToDay, note_users, seen_association
from birge.water.api.schemas.running import DeliveryOut, ReadingOut
from birge.water.models import Delivery, GaugeReading
from birge.water.queries.volumes import midnight

router = Router()


@router.get(
    "/water/associations/{association}/gauge-readings",
    auth=Token(Scope.WATER_READ),
    response=answers(Page[ReadingOut]),
    operation_id="listGaugeReadings",
    summary="Gauge readings of an association",
)
def list_readings(
    request: HttpRequest,
    association: UUID,
    gauge: UUID | None = None,
    from_on: FromDay = None,
    to_on: ToDay = None,
    limit: Limit = 50,
    after: After = None,
) -> dict[str, Any]:
    """What was read at its gauge posts on the days that are named; corrected readings are left out."""
    found = seen_association(caller(request), association)
    rows = GaugeReading.objects.filter(gauge__association=found, corrected_by=None)
    if gauge:
        rows = rows.filter(gauge=gauge)
    return page_of(_in_days(rows, "read_at", from_on, to_on), limit=limit, after=after)


@router.get(
    "/water/associations/{association}/deliveries",
    auth=Token(Scope.WATER_READ),
    response=answers(Page[DeliveryOut]),
    operation_id="listDeliveries",
    summary="Deliveries of an association",
)
def list_deliveries(
    request: HttpRequest,
    association: UUID,
    from_on: FromDay = None,
    to_on: ToDay = None,
    limit: Limit = 50,
    after: After = None,
) -> dict[str, Any]:
    """The water that began to run to users on the days that are named; corrected entries are left out.

    The reading is journalled.
    """
    who = caller(request)
    found = seen_association(who, association)
    rows = Delivery.objects.filter(association=found, corrected_by=None).select_related("user", "outlet")
    page = page_of(_in_days(rows, "started_at", from_on, to_on), limit=limit, after=after)
    note_users(who, found, "read_deliveries", [row.user_id for row in page["items"]])
    return page


def _in_days(rows: Any, column: str, from_on: FromDay, to_on: ToDay) -> Any:
    if from_on:
        rows = rows.filter(**{f"{column}__gte": midnight(from_on)})
    return rows.filter(**{f"{column}__lt": midnight(to_on)}) if to_on else rows
