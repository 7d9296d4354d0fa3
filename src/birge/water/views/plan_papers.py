"""The plan of a season on a page and as documents; the plan of ten days as documents."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from birge.decisions.charts import bars
from birge.water.plan_paper import as_xlsx, period_pdf, season_pdf, title_of
from birge.water.queries.plan_papers import Plan, plan_of
from birge.water.views.common import context_of
from birge.water.views.periods import opened_period
from birge.water.views.seasons import open_season


@login_required
@require_safe
def season_plan(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Area, orders, plan and forecast by ten days, canal, crop and outlet."""
    season, opened = open_season(request, pk)
    plan = plan_of(season)
    context = {**context_of(opened), "season": season, "plan": plan, "total": plan.total, "periods": _periods(plan)}
    return render(request, "water/plan_papers/plan.html", context)


def _periods(plan: Plan) -> list[dict[str, Any]]:
    total = plan.total
    rows: list[Any] = [
        (str(one), 0, total.ordered.get(one.starts_on, 0), total.planned.get(one.starts_on, 0)) for one in plan.periods
    ]
    return [
        {"period": one, "bar": bar, "expected": plan.expected.get(one.starts_on),
         "is_decided": one.starts_on in plan.decided}
        for one, bar in zip(plan.periods, bars(rows), strict=True)
    ]  # fmt: skip


@login_required
@require_safe
def season_plan_pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The plan of the season on paper."""
    season, _opened = open_season(request, pk)
    return season_pdf(plan_of(season))


@login_required
@require_safe
def season_plan_xlsx(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The plan of the season as a workbook."""
    season, _opened = open_season(request, pk)
    return as_xlsx(plan_of(season), title_of(season))


@login_required
@require_safe
def period_plan_pdf(request: HttpRequest, pk: UUID, starts_on: str) -> HttpResponse:
    """The plan of ten days on paper."""
    season, period, _opened = opened_period(request, pk, starts_on)
    return period_pdf(plan_of(season, [period]))


@login_required
@require_safe
def period_plan_xlsx(request: HttpRequest, pk: UUID, starts_on: str) -> HttpResponse:
    """The plan of ten days as a workbook."""
    season, period, _opened = opened_period(request, pk, starts_on)
    return as_xlsx(plan_of(season, [period]), title_of(season, period))
