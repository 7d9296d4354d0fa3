"""Seasons, and the flow that is expected in their ten-day periods."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Router

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
    missing,
    once,
    page_of,
    wrong_field,
)
from birge.water.actions.requests import forecast
from birge.water.api.finding import period_from, seen_association, seen_season, today_of
from birge.water.api.schemas.sharing import ForecastIn, ForecastOut, SeasonOut
from birge.water.models import Canal, Forecast, Season
from birge.water.rules import can_write

router = Router()


@router.get(
    "/water/associations/{association}/seasons",
    auth=Token(Scope.WATER_READ),
    response=answers(Page[SeasonOut]),
    operation_id="listSeasons",
    summary="Seasons of an association",
)
def list_seasons(request: HttpRequest, association: UUID, limit: Limit = 50, after: After = None) -> dict[str, Any]:
    """When an association waters, and by which acts."""
    found = seen_association(caller(request), association)
    return page_of(Season.objects.filter(association=found), limit=limit, after=after)


@router.get(
    "/water/seasons/{season}/forecasts",
    auth=Token(Scope.WATER_READ),
    response=answers(Page[ForecastOut]),
    operation_id="listForecasts",
    summary="Expected flows of a season",
)
def list_forecasts(request: HttpRequest, season: UUID, limit: Limit = 50, after: After = None) -> dict[str, Any]:
    """How much is expected at each source in the ten-day periods that begin in the season."""
    found = seen_season(caller(request), season)
    rows = Forecast.objects.filter(
        head__association=found.association_id, period_on__gte=found.starts_on, period_on__lt=found.ends_on
    )
    return page_of(rows, limit=limit, after=after)


@router.put(
    "/water/seasons/{season}/forecasts",
    auth=Token(Scope.WATER_WRITE),
    response=answers(ForecastOut, write=True),
    operation_id="setForecast",
    summary="Say how much is expected",
)
def set_forecast(request: HttpRequest, season: UUID, key: RepeatKey, body: ForecastIn) -> HttpResponse:
    """How much is expected at a source in ten days of the season; it stands in the place of what was said before."""
    who = caller(request)
    found = seen_season(who, season)

    def work() -> Written:
        actor = acting(can_write(who.user, found.association, today_of(who)))
        head = Canal.objects.filter(pk=body.head, association=found.association_id).first()
        if head is None:
            raise missing("body/body/head")
        period = period_from(body.period_on)
        if period is None or not found.starts_on <= period.starts_on < found.ends_on:
            raise wrong_field(
                "body/body/period_on", _("Name the first day of ten days of this season: the 1st, 11th or 21st.")
            )
        flow = Decimal(body.flow_lps)
        made = forecast(head=head, period=period, flow_lps=flow, source=body.source, by=actor, at=who.at)
        return 200, ForecastOut.from_orm(made)

    return once(request, who, key, work)
