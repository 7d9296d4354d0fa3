"""The weather of an association: its stations, the days of one with what was filled, and its means."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from birge.water.actions import weather as actions
from birge.water.enums import Filled
from birge.water.forms.weather import MonthMeanForm, StationForm, WeatherDayForm
from birge.water.models import Station, WeatherDay
from birge.water.queries.need import setting_on
from birge.water.queries.weather import FilledDay, days_at, weather_of
from birge.water.views.common import Opened, context_of, open_association
from birge.water.views.seasons import ASK_OR_SEND, tried

FILL_DAYS = 3
"""Where the association has not chosen yet."""
STATUS = {Filled.MEASURED: "done", Filled.INTERPOLATED: "waiting", Filled.MEAN: "waiting", Filled.MISSING: "failed"}


@login_required
@require_http_methods(ASK_OR_SEND)
def weather(request: HttpRequest, association: UUID) -> HttpResponse:
    """The stations, and a new one."""
    opened = open_association(request, association, to_write=request.method == "POST")
    form = StationForm(request.POST or None)
    if request.method == "POST" and tried(
        form,
        lambda: actions.enter_station(association=opened.association, values=form.cleaned_data, by=opened.by,
                                      at=timezone.now()),
    ):  # fmt: skip
        messages.success(request, _("Written into the register."))
        return redirect("water:weather", association=association)
    stations = Station.objects.filter(association=opened.association).order_by("name")
    context = {**context_of(opened), "stations": stations, "form": form if opened.may_write else None,
               "setting": setting_on(opened.association.pk, opened.today)}  # fmt: skip
    return render(request, "water/weather/index.html", context)


def open_station(request: HttpRequest, pk: UUID, *, to_write: bool = False) -> tuple[Station, Opened]:
    """A station of an association whose register this person reads; else 404."""
    station = get_object_or_404(Station, pk=pk)
    opened = open_association(request, station.association_id, to_write=to_write)
    station.association = opened.association
    return station, opened


@login_required
@require_http_methods(["GET", "HEAD"])
def station(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A station: a month of days with their ET0, each marked where it was filled; its means."""
    found, opened = open_station(request, pk)
    setting = setting_on(opened.association.pk, opened.today)
    fill_days = setting.fill_days if setting and setting.station_id == found.pk else FILL_DAYS
    first = _month(request, found, opened.today)
    after = (first + timedelta(days=31)).replace(day=1)
    days = days_at(found, first, after - timedelta(days=1), fill_days)
    et0 = weather_of(found, days).et0_mm
    context = {
        **context_of(opened),
        "station": found,
        "first": first,
        "before": (first - timedelta(days=1)).replace(day=1),
        "after": after,
        "fill_days": fill_days,
        "rows": [_row(one, value) for one, value in zip(days, et0.tolist(), strict=True)],
        "filled": sum(one.how in (Filled.INTERPOLATED, Filled.MEAN) for one in days),
        "missing": sum(one.how == Filled.MISSING for one in days),
        "means": found.means.order_by("month"),
        "imported": reverse("kernel:imports:upload", args=["water-weather"]),
    }
    return render(request, "water/weather/station.html", context)


def _month(request: HttpRequest, station: Station, today: date) -> date:
    """The first day of the month in the address; else of the last day that was measured."""
    try:
        return date.fromisoformat(f"{request.GET.get('month', '')}-01")
    except ValueError:
        last = WeatherDay.objects.filter(station=station).order_by("-on").values_list("on", flat=True).first()
        return (last or today).replace(day=1)


def _row(one: FilledDay, et0_mm: float) -> dict[str, Any]:
    return {"on": one.on, "measured": one.measured, "how": one.how.label, "status": STATUS[one.how],
            "et0": None if one.how == Filled.MISSING else et0_mm}  # fmt: skip


@login_required
@require_http_methods(ASK_OR_SEND)
def weather_day(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One day by hand; of a day that stands already the values are corrected."""
    found, opened = open_station(request, pk, to_write=True)
    form = WeatherDayForm(request.POST or None, initial={"on": request.GET.get("on", "")})
    return _entered(
        request, found, opened, form, _("Weather of a day"),
        _("What was measured; a value that is left empty was not measured and is replaced as FAO-56 says."),
        lambda by: actions.write_day(station=found, on=form.cleaned_data["on"], measured=form.measured(), by=by,
                                     at=timezone.now()),
    )  # fmt: skip


@login_required
@require_http_methods(ASK_OR_SEND)
def month_mean(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The long-term mean of a month: it fills days that nobody measured."""
    found, opened = open_station(request, pk, to_write=True)
    form = MonthMeanForm(request.POST or None)
    return _entered(
        request, found, opened, form, _("Long-term mean of a month"),
        _("Means of a day over many years; rain is that of the whole month. They fill days that nobody measured."),
        lambda by: actions.write_mean(station=found, month=int(form.cleaned_data["month"]), measured=form.measured(),
                                      source=form.cleaned_data["source"], by=by, at=timezone.now()),
    )  # fmt: skip


def _entered(
    request: HttpRequest,
    found: Station,
    opened: Opened,
    form: Any,
    heading: str,
    lead: str,
    write: Callable[[Any], Any],
) -> HttpResponse:
    if request.method == "POST" and tried(form, lambda: write(opened.by)):
        messages.success(request, _("Written into the register."))
        return redirect(found)
    context = {**context_of(opened), "form": form, "back": found.get_absolute_url(), "heading": heading, "lead": lead}
    return render(request, "water/form.html", context)
