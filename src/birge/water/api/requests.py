"""What users ask for in ten days. Every reading of the list is journalled."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Field, Router

from birge.kernel.api import (
    After,
    Limit,
    Page,
    RepeatKey,
    Scope,
    Token,
    Written,
    acting,
    answers,
    caller,
    once,
    page_of,
    wrong_field,
)
from birge.water.actions.requests import correct_request
from birge.water.api.finding import Day, note_users, seen_association, seen_season, today_of
from birge.water.api.schemas.sharing import RequestIn, RequestOut
from birge.water.enums import RequestWay
from birge.water.models import WaterRequest
from birge.water.rules import can_ask

router = Router()

Period = Annotated[Day | None, Field(description="Only of the ten days that begin on this day")]


@router.get(
    "/water/seasons/{season}/requests",
    auth=Token(Scope.WATER_READ),
    response=answers(Page[RequestOut]),
    operation_id="listWaterRequests",
    summary="Requests of a season",
)
def list_requests(
    request: HttpRequest, season: UUID, period_on: Period = None, limit: Limit = 50, after: After = None
) -> dict[str, Any]:
    """What each user asks for at each outlet. The reading is journalled."""
    who = caller(request)
    found = seen_season(who, season)
    rows = WaterRequest.objects.filter(season=found).select_related("user", "outlet")
    page = page_of(rows.filter(period_on=period_on) if period_on else rows, limit=limit, after=after)
    note_users(who, found.association, "read_requests", [row.user_id for row in page["items"]])
    return page


@router.put(
    "/water/requests/{asked}",
    auth=Token(Scope.WATER_WRITE),
    response=answers(RequestOut, write=True),
    operation_id="correctWaterRequest",
    summary="Correct a request",
)
def correct(request: HttpRequest, asked: UUID, key: RepeatKey, body: RequestIn) -> HttpResponse:
    """Write down what a user asks for herself, on paper, by phone or in person, or go back to the plan."""
    who = caller(request)
    found = WaterRequest.objects.select_related("season", "user", "outlet").filter(pk=asked).first()
    if found is None:
        raise Http404
    association = seen_association(who, found.season.association_id)

    def work() -> Written:
        actor = acting(can_ask(who.user, association, today_of(who)))
        if body.volume_m3 is None and body.way != RequestWay.COMPUTED:
            raise wrong_field("body/body/volume_m3", _("Write how much is asked for."))
        volume = Decimal(body.volume_m3 or 0)
        changed = correct_request(found, volume_m3=volume, way=body.way, why=body.why, by=actor, at=who.at)
        return 200, RequestOut.from_orm(changed)

    return once(request, who, key, work)
