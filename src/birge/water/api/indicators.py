"""How well an association delivered."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router

from birge.kernel.api import Scope, Token, answers, caller
from birge.water.api.finding import seen_season, today_of
from birge.water.api.schemas.running import IndicatorsOut
from birge.water.performance import performance_of
from birge.water.queries.indicators import bands_on

router = Router()


@router.get(
    "/water/seasons/{season}/indicators",
    auth=Token(Scope.WATER_READ),
    response=answers(IndicatorsOut),
    operation_id="getIndicators",
    summary="Indicators of a season",
)
def get_indicators(request: HttpRequest, season: UUID) -> dict[str, Any]:
    """How adequately, efficiently, dependably and equally water was delivered in the periods that are over."""
    who = caller(request)
    asked, today = seen_season(who, season), today_of(who)
    found = performance_of(asked.association, asked.starts_on, asked.ends_on, today)
    judged = found.judged(bands_on(asked.association, today))
    return {
        "season": asked.pk,
        "judged": [{"kind": one.kind, "value": one.value, "verdict": one.verdict or None} for one in judged],
        "gini": found.whole.gini,
        "jain": found.whole.jain,
        "relative_supply": found.relative_irrigation,
        "delivered_to_planned": found.delivered_to_planned,
        "head_to_tail": found.head_to_tail,
        "interquartile": found.interquartile,
        "late_minutes": found.timeliness,
        "night": found.night,
        "required_m3": found.required,
        "delivered_m3": found.delivered,
        "periods": found.by_period(),
        "silent": [period.starts_on for period in found.left_out],
    }
