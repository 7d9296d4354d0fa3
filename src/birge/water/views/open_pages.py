"""What everyone sees of an association: the plan, today's water, the indicators, the decisions, the canals."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from birge.algorithms.packages.shape import SMALLEST
from birge.kernel.money import TYIYN_IN_SOM
from birge.people.models import Organisation
from birge.places.queries import names_by_place
from birge.water.charts import adequacy_bars, adequacy_by_period
from birge.water.enums import HolderSide
from birge.water.kinds import KINDS
from birge.water.models import Canal, CanalHolder, Season
from birge.water.open_figures import figures_of, hides_inputs
from birge.water.open_windows import windows_of
from birge.water.queries.fees import collection
from birge.water.queries.fees.tariffs import tariffs_of
from birge.water.queries.open_pages import (
    OpenPeriod,
    canals_by_decision,
    open_associations,
    open_periods,
    owing_users,
    season_on,
    turns_of_rotas_between,
)
from birge.water.queries.register import canals_named, history_of, rows_on
from birge.water.queries.upkeep import assessments_of, latest_of, year_of_upkeep
from birge.water.queries.volumes import midnight
from birge.water.wording import PARTS, period_of

DEBT_TO_SOM = 1000
"""Debts are told in whole thousands of som: a single payment is not seen in them."""


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every association that has canals in its register."""
    today = timezone.localdate()
    rows = sorted(open_associations(today), key=str)
    places = names_by_place({row.place_id for row in rows if row.place_id}, today)
    listed = [(row, places.get(row.place_id, {}) if row.place_id else {}) for row in rows]
    return render(request, "water/open/index.html", {"associations": listed})


def _opened(pk: UUID) -> tuple[Organisation, dict[str, Any]]:
    today = timezone.localdate()
    association = get_object_or_404(open_associations(today), pk=pk)
    place = association.place_id
    return association, {
        "association": association,
        "place_names": names_by_place([place], today).get(place, {}) if place else {},
        "today": today,
        "season": season_on(association, today),
    }


@require_safe
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Today's water, the plan of the season, how well it was delivered, and what was decided."""
    association, context = _opened(pk)
    today, season = context["today"], context["season"]
    periods = open_periods(season) if season else []
    shares = [share for row in periods for share in row.standing]
    context |= {
        "windows": _windows(association, today),
        "periods": periods,
        "by_canal": canals_by_decision(shares),
        "decisions": [share.decision for row in reversed(periods) for share in reversed(row.shares)],
    }
    if season:
        context |= _indicators(season, periods, today)
    return render(request, "water/open/page.html", context)


def _windows(association: Organisation, today: date) -> list[tuple[Any, Any]]:
    """(canal, window) of what runs today."""
    from_at, to_at = midnight(today), midnight(today + timedelta(days=1))
    found = windows_of(turns_of_rotas_between(association, from_at, to_at), from_at, to_at)
    canals = canals_named({window.canal for window in found}, today) if found else {}
    return [(canals.get(window.canal), window) for window in found]


def _indicators(season: Season, periods: list[OpenPeriod], today: date) -> dict[str, Any]:
    figures = figures_of(season, periods, today)
    return {
        "figures": figures,
        "hidden": hides_inputs(periods),
        "bars": adequacy_by_period(figures.periods),
        "parts": adequacy_bars([(str(PARTS[int(group.names[0])]), group) for group in figures.parts]),
    }


@require_safe
def canals(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The canals and whose they are from when to when; tariffs; debts as totals."""
    association, context = _opened(pk)
    today, season = context["today"], context["season"]
    states = list(rows_on(KINDS["canal"], association, today).order_by("canal__code"))
    held: dict[UUID, list[Any]] = {}
    owned = Canal.objects.filter(association=association)
    for row in history_of(CanalHolder, canal__in=owned).select_related("organisation"):
        held.setdefault(row.canal_id, []).append((period_of(row), row))
    context |= {
        "canals": [(state, held.get(state.canal_id, [])) for state in states],
        "metres": sum(state.length_m for state in states),
        "sides": list(HolderSide),
        "upkeep": year_of_upkeep(association, today.year),
        "found": latest_of(assessments_of(association)),
        "tariffs": [row for row in tariffs_of(association) if row.starts_on <= today < row.ends_on],
    }
    if season and owing_users(association, season) >= SMALLEST:
        billed = collection(association, season.starts_on, season.ends_on)
        step = DEBT_TO_SOM * TYIYN_IN_SOM
        context |= {"collected": billed.rate, "owed_som": round(billed.owed_tyiyn / step) * DEBT_TO_SOM}
    return render(request, "water/open/canals.html", context)
