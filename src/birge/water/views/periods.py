"""A ten-day period: what everyone asks for, how much is expected, and the way to the share-out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from birge.kernel.lists import Column, Filter, Listing, list_response
from birge.kernel.permissions import require
from birge.registers.models import Household
from birge.water.actions import requests as actions
from birge.water.actions.allocating import NotReady, open_allocation
from birge.water.enums import RequestWay
from birge.water.forms.seasons import ForecastForm, RequestForm
from birge.water.models import Canal, Season, WaterRequest
from birge.water.periods import TenDays
from birge.water.queries.network import heads_on
from birge.water.queries.register import users_named
from birge.water.queries.requests import requests_in
from birge.water.queries.seasons import PeriodState, states_of_periods
from birge.water.rules import can_ask
from birge.water.views.common import Opened, context_of, note_reading, open_association
from birge.water.views.seasons import ASK_OR_SEND, open_season, tried


def opened_period(
    request: HttpRequest, pk: UUID, starts_on: str, *, to_write: bool = False
) -> tuple[Season, TenDays, Opened]:
    """The period of a season; 404 for a day on which none begins."""
    season, opened = open_season(request, pk, to_write=to_write)
    try:
        period = TenDays(date.fromisoformat(starts_on))
    except ValueError:
        raise Http404 from None
    if not season.starts_on <= period.starts_on < season.ends_on:
        raise Http404
    return season, period, opened


@login_required
@require_safe
def period(request: HttpRequest, pk: UUID, starts_on: str) -> HttpResponse:
    """What is asked for, what is expected, whether it is short, and what to do next."""
    season, ten_days, opened = opened_period(request, pk, starts_on)
    state = states_of_periods(season, [ten_days])[0]
    context = {
        **context_of(opened),
        "season": season,
        "period": ten_days,
        "state": state,
        "heads": _heads(season, state),
        "offer_percent": _offer(state.asked_m3, state.supply_m3),
        "may_ask": bool(can_ask(request.user, opened.association, opened.today)),
    }
    return list_response(request, _requests(season, ten_days, opened), "water/period.html", context)


def _offer(asked_m3: Decimal, supply_m3: Decimal | None) -> int | None:
    """What part of every request the supply is, in whole per cent rounded down; None where it is enough."""
    if supply_m3 is None or not asked_m3 or supply_m3 >= asked_m3:
        return None
    return int(supply_m3 * 100 / asked_m3)


def _heads(season: Season, state: PeriodState) -> list[dict[str, Any]]:
    """The sources: what is expected at each, and its share-out."""
    forecasts = {row.head_id: row for row in state.forecasts}
    volumes = {row.head_id: state.period.volume_m3(row.flow_lps) for row in state.forecasts}
    shared = {row.head_id: row for row in state.allocations}
    return [
        {
            "canal": head,
            "forecast": forecasts.get(head.canal_id),
            "volume_m3": volumes.get(head.canal_id),
            "allocation": shared.get(head.canal_id),
        }
        for head in heads_on(season.association_id, state.period)
    ]


def _requests(season: Season, ten_days: TenDays, opened: Opened) -> Listing:
    may_ask = can_ask(opened.user, opened.association, opened.today)
    named: dict[UUID, Any] = {}

    def read(rows: Sequence[WaterRequest]) -> None:
        named.update(users_named({row.user_id for row in rows}, ten_days.starts_on))
        homes = [Household(pk=user.household_id) for user in named.values() if user.household_id]
        note_reading(opened.by, "read_requests", [opened.association, *homes] if rows else [])

    def link(row: WaterRequest) -> str:
        return reverse("water:correct_request", args=[row.pk])

    return Listing(
        title=_("Requests"),
        queryset=requests_in(season, ten_days),
        columns=[
            Column("number", _("No."), lambda row: row.user.number, sort="user__number"),
            Column("user", _("Water user"), lambda row: str(named.get(row.user_id, "")),
                   link=link if may_ask else None),
            Column("outlet", _("Outlet"), lambda row: row.outlet.code, sort="outlet__code"),
            Column("asked", pgettext("water", "Asked for"), lambda row: row.volume_m3, sort="volume_m3", numeric=True,
                   unit="m³"),
            Column("way", _("How it came"), lambda row: row.get_way_display(), sort="way"),
            Column("why", _("Why it differs from the plan"), lambda row: row.why or _missing(row)),
        ],
        search=_search,
        filters=[Filter("way", _("How it came"), RequestWay.choices, lambda rows, value: rows.filter(way=value))],
        empty=_("No requests yet: compute them from the crop plan."),
        order="outlet",
        export_name="requests",
        on_rows=read,
    )  # fmt: skip


def _missing(row: WaterRequest) -> str:
    return _("A norm is missing: write the volume by hand.") if row.computed_m3 is None else ""


def _search(rows: QuerySet[WaterRequest], text: str) -> QuerySet[WaterRequest]:
    return rows.filter(
        Q(user__number=text) | Q(outlet__code__icontains=text) | Q(user__states__name__icontains=text)
    ).distinct()


@login_required
@require_POST
def compute_requests(request: HttpRequest, pk: UUID, starts_on: str) -> HttpResponse:
    """Fill in what the crop plan and the norms give."""
    season, ten_days, opened = opened_period(request, pk, starts_on)
    by = require(can_ask(request.user, opened.association, opened.today))
    count = actions.compute_requests(season, ten_days, by=by, at=timezone.now())
    messages.success(request, _("Requests computed: %(count)s") % {"count": count})
    return redirect("water:period", pk=pk, starts_on=starts_on)


@login_required
@require_http_methods(ASK_OR_SEND)
def forecast(request: HttpRequest, pk: UUID, starts_on: str, head: UUID) -> HttpResponse:
    """How much is expected at this head."""
    _season, ten_days, opened = opened_period(request, pk, starts_on, to_write=True)
    canal = get_object_or_404(Canal, pk=head, association=opened.association)
    back = reverse("water:period", args=[pk, starts_on])
    form = ForecastForm(request.POST or None)
    if request.method == "POST" and tried(
        form,
        lambda: actions.forecast(head=canal, period=ten_days, **form.cleaned_data, by=opened.by, at=timezone.now()),
    ):
        return redirect(back)
    expected = _("Expected flow")
    context = {
        **context_of(opened),
        "form": form,
        "back": back,
        "heading": f"{expected}: {canal.code}, {ten_days}",
        "lead": _("What flows in at the head on average in these days; 1 l/s is 86.4 m³ a day."),
    }
    return render(request, "water/form.html", context)


@login_required
@require_http_methods(ASK_OR_SEND)
def correct_request(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What a user asks for herself: on paper, by phone, in person."""
    asked = get_object_or_404(WaterRequest.objects.select_related("user", "outlet", "season"), pk=pk)
    opened = open_association(request, asked.season.association_id)
    by = require(can_ask(request.user, opened.association, opened.today))
    ten_days = TenDays(asked.period_on)
    user = users_named([asked.user_id], asked.period_on).get(asked.user_id)
    form = RequestForm(request.POST or None, initial={"volume_m3": asked.volume_m3, "way": asked.way, "why": asked.why})
    back = reverse("water:period", args=[asked.season_id, asked.period_on.isoformat()])
    if request.method == "POST" and tried(
        form, lambda: actions.correct_request(asked, **form.cleaned_data, by=by, at=timezone.now())
    ):
        return redirect(back)
    home = [Household(pk=user.household_id)] if user and user.household_id else []
    note_reading(by, "read_request", [asked, *home])
    context = {
        **context_of(opened),
        "form": form,
        "back": back,
        "heading": f"{asked.user.number} {user or ''} · {asked.outlet.code}, {ten_days}",
        "lead": _("Write what the user asks for and why it differs from what the crop plan gives."),
    }
    return render(request, "water/form.html", context)


@login_required
@require_POST
def share(request: HttpRequest, pk: UUID, starts_on: str, head: UUID) -> HttpResponse:
    """Begin the share-out of this source in this period, or go on with it."""
    season, ten_days, opened = opened_period(request, pk, starts_on, to_write=True)
    canal = get_object_or_404(Canal, pk=head, association=opened.association)
    is_demo = getattr(request.user, "is_demo", False)
    try:
        made = open_allocation(
            season=season, head=canal, period=ten_days, by=opened.by, at=timezone.now(), is_demo=is_demo
        )
    except NotReady as error:
        messages.error(request, str(error))
        return redirect("water:period", pk=pk, starts_on=starts_on)
    return redirect(made)
