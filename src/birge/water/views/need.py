"""What crops need by FAO-56 beside the norms, with the difference in words; and by what it is computed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from birge.decisions.charts import bars
from birge.kernel.permissions import require
from birge.water.actions import weather as actions
from birge.water.crop_need import Line, SeasonNeed, need_of
from birge.water.enums import Edition
from birge.water.forms.weather import CoefficientForm, CropNeedForm, NeedSettingForm
from birge.water.models import Coefficient, Crop, CropNeed, Outlet
from birge.water.need_words import explained, problem
from birge.water.periods import ten_days_in
from birge.water.queries.need import plans_below, setting_on
from birge.water.rules import can_set_bounds
from birge.water.views.common import context_of, open_association
from birge.water.views.seasons import ASK_OR_SEND, open_season, tried

VALUES = ("kc_ini", "kc_mid", "kc_end", "ini_days", "dev_days", "mid_days", "late_days", "height_m", "root_m", "p")


@login_required
@require_safe
def season_need(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Every crop of the season's plan: norm and FAO-56 beside each other."""
    season, opened = open_season(request, pk)
    need = need_of(season, opened.today)
    rows: list[Any] = [(str(line.crop), 0, line.norm_m3_ha or 0, line.result.gross_m3_ha) for line in need.lines]
    drawn = bars(rows)
    lines = [(line, problem(line.result), bar) for line, bar in zip(need.lines, drawn, strict=True)]
    context = {**context_of(opened), "season": season, "need": need, "lines": lines, "filled": _filled(need)}
    return render(request, "water/need/season.html", context)


def _filled(need: SeasonNeed) -> list[tuple[Any, int]]:
    return [(how.label, count) for how, count in need.filled.items() if count]


@login_required
@require_safe
def crop_need(request: HttpRequest, pk: UUID, crop: UUID) -> HttpResponse:
    """A crop ten days by ten days, zone by zone, and why the need differs from the norm."""
    season, opened = open_season(request, pk)
    need = need_of(season, opened.today)
    lines = [line for line in need.lines if line.crop.pk == crop]
    if not lines:
        raise Http404
    context = {
        **context_of(opened),
        "season": season,
        "need": need,
        "crop": lines[0].crop,
        "result": lines[0].result,
        "problem": problem(lines[0].result),
        "zones": [(line, _rows(line, need)) for line in lines],
        "filled": _filled(need),
        "efficiency": need.setting.efficiency if need.setting else None,
    }
    return render(request, "water/need/crop.html", context)


def _rows(line: Line, need: SeasonNeed) -> list[dict[str, Any]]:
    """Each ten days in which there is a norm or a need."""
    found = [one for one in line.result.periods.values() if one.etc_mm or one.period.starts_on in line.norms]
    rows: list[Any] = [
        (str(one.period), 0, line.norms.get(one.period.starts_on, Decimal(0)), one.gross_m3_ha) for one in found
    ]
    drawn = bars(rows)
    efficiency = need.setting.efficiency if need.setting else Decimal(1)
    return [
        {"one": one, "norm": line.norms.get(one.period.starts_on), "bar": bar,
         "why": explained(one, line.norms.get(one.period.starts_on), line.result, efficiency)}
        for one, bar in zip(found, drawn, strict=True)
    ]  # fmt: skip


@login_required
@require_safe
def outlet_need(request: HttpRequest, pk: UUID, outlet: UUID) -> HttpResponse:
    """The fields below an outlet: norm and FAO-56 in the season, and the outlet ten days by ten days."""
    season, opened = open_season(request, pk)
    thing = get_object_or_404(Outlet, pk=outlet, association=opened.association)
    need = need_of(season, opened.today)
    lines = {(line.crop.pk, line.zone): line for line in need.lines}
    plans = plans_below(season, max(season.starts_on, min(opened.today, season.ends_on)), outlet=thing)
    fields = [(plan, lines[plan.crop_id, plan.hydromodule]) for plan in plans]
    context = {
        **context_of(opened),
        "season": season,
        "outlet": thing,
        "fields": [
            {"plan": plan, "norm": _of_area(plan, line.norm_m3_ha), "problem": problem(line.result),
             "gross": _of_area(plan, line.result.gross_m3_ha)}
            for plan, line in fields
        ],
        "periods": _of_outlet(season, fields),
    }  # fmt: skip
    return render(request, "water/need/outlet.html", context)


def _of_area(plan: Any, m3_ha: Decimal | None) -> Decimal | None:
    return None if m3_ha is None else m3_ha * plan.area_ha


def _of_outlet(season: Any, fields: list[tuple[Any, Line]]) -> list[tuple[Any, Any]]:
    rows: list[Any] = []
    for period in ten_days_in(season.starts_on, season.ends_on):
        on = period.starts_on
        norm = sum((plan.area_ha * line.norms.get(on, 0) for plan, line in fields), Decimal(0))
        gross = sum((plan.area_ha * _gross(line, on) for plan, line in fields), Decimal(0))
        if norm or gross:
            rows.append((period, norm, gross))
    figures: list[Any] = [(str(period), 0, norm, gross) for period, norm, gross in rows]
    drawn = bars(figures)
    return [(period, bar) for (period, _norm, _gross_m3), bar in zip(rows, drawn, strict=True)]


def _gross(line: Line, on: date) -> Decimal:
    found = line.result.periods.get(on)
    return found.gross_m3_ha if found else Decimal(0)


@login_required
@require_http_methods(ASK_OR_SEND)
def need_setting(request: HttpRequest, association: UUID) -> HttpResponse:
    """Station, edition, soil, efficiency; and how each crop is grown."""
    opened = open_association(request, association, to_write=request.method == "POST")
    setting = setting_on(opened.association.pk, opened.today)
    form = NeedSettingForm(
        request.POST or None, instance=setting, association=opened.association, initial={"since": opened.today}
    )
    if request.method == "POST" and tried(
        form,
        lambda: actions.choose_need(association=opened.association, values=form.values(),
                                    since=form.cleaned_data["since"], by=opened.by, at=timezone.now()),
    ):  # fmt: skip
        messages.success(request, _("Written into the register."))
        return redirect("water:need_setting", association=association)
    grown = {row.crop_id: row for row in CropNeed.objects.on(opened.today).filter(association=opened.association)}
    context = {
        **context_of(opened),
        "setting": setting_on(opened.association.pk, opened.today) if request.method == "POST" else setting,
        "form": form if opened.may_write else None,
        "crops": [(crop, grown.get(crop.pk)) for crop in Crop.objects.filter(is_used=True)],
    }
    return render(request, "water/need/setting.html", context)


@login_required
@require_http_methods(ASK_OR_SEND)
def grow(request: HttpRequest, association: UUID, crop: UUID) -> HttpResponse:
    """How the association grows one crop."""
    opened = open_association(request, association, to_write=True)
    found = get_object_or_404(Crop, pk=crop)
    row = CropNeed.objects.on(opened.today).filter(association=opened.association, crop=found).first()
    tables = sorted(set(Coefficient.objects.on(opened.today).values_list("name", flat=True)))
    form = CropNeedForm(request.POST or None, instance=row, tables=tables, initial={"since": opened.today})
    back = reverse("water:need_setting", args=[association])
    if request.method == "POST" and tried(
        form,
        lambda: actions.grow(association=opened.association, crop=found, values=form.values(),
                             since=form.cleaned_data["since"], by=opened.by, at=timezone.now()),
    ):  # fmt: skip
        messages.success(request, _("Written into the register."))
        return redirect(back)
    context = {
        **context_of(opened), "form": form, "back": back, "heading": str(found),
        "lead": _("When it is planted and by which row of the tables it grows. Empty values are those of the edition."),
    }  # fmt: skip
    return render(request, "water/form.html", context)


@login_required
@require_safe
def coefficients(request: HttpRequest) -> HttpResponse:
    """The tables of each edition with their sources, for everyone who works with water."""
    today = timezone.localdate()
    rows = Coefficient.objects.on(today).order_by("edition", "name")
    editions = [(edition.label, [row for row in rows if row.edition == edition]) for edition in Edition]
    context = {"editions": editions, "names": VALUES, "may_set": bool(can_set_bounds(request.user, today))}
    return render(request, "water/need/coefficients.html", context)


@login_required
@require_http_methods(ASK_OR_SEND)
def coefficient(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Another value of a row of the tables, from a day on."""
    today = timezone.localdate()
    by = require(can_set_bounds(request.user, today))
    row = get_object_or_404(Coefficient, pk=pk)
    form = CoefficientForm(request.POST or None, instance=row, initial={"since": today})
    back = reverse("water:coefficients")
    if request.method == "POST" and tried(form, lambda: _set(row.line, form, by)):
        messages.success(request, _("Written into the register."))
        return redirect(back)
    heading = f"{row.get_edition_display()}: {row.name}"
    lead = _("The coefficients are for a least humidity of 45 % and wind of 2 m/s; they are moved with the climate.")
    return render(request, "water/form.html", {"form": form, "back": back, "heading": heading, "lead": lead})


def _set(line: Mapping[str, Any], form: Any, by: Any) -> None:
    actions.set_coefficient(**line, values=form.values(), since=form.cleaned_data["since"], by=by, at=timezone.now())
