"""Seasons of an association, what its parcels bear in one, the norms by which it waters, and the crops."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from birge.kernel.forms import tried as tried
from birge.kernel.lists import Column, Listing, list_response
from birge.kernel.permissions import require
from birge.water.actions import seasons as actions
from birge.water.forms.seasons import (
    ChangeSeasonForm,
    CorrectPlanForm,
    CropForm,
    NormForm,
    PlanForm,
    SeasonForm,
)
from birge.water.models import Crop, CropPlan, Season
from birge.water.periods import ten_days_in
from birge.water.queries.seasons import norms_on, plans_of, search_plans, states_of_periods
from birge.water.rules import can_enter_crops
from birge.water.views.common import Opened, context_of, open_association

ASK_OR_SEND = ["GET", "HEAD", "POST"]


def open_season(request: HttpRequest, pk: UUID, *, to_write: bool = False) -> tuple[Season, Opened]:
    """A season of an association whose register this person reads; else 404."""
    season = get_object_or_404(Season, pk=pk)
    opened = open_association(request, season.association_id, to_write=to_write)
    season.association = opened.association
    return season, opened


@login_required
@require_http_methods(ASK_OR_SEND)
def seasons(request: HttpRequest, association: UUID) -> HttpResponse:
    """The seasons of an association, and a new one."""
    opened = open_association(request, association, to_write=request.method == "POST")
    form = SeasonForm(request.POST or None)

    def write() -> None:
        given = {name: value for name, value in form.cleaned_data.items() if not name.startswith("name_")}
        actions.begin_season(association=opened.association, names=form.names(), **given, by=opened.by,
                             at=timezone.now())  # fmt: skip

    if request.method == "POST" and tried(form, write):
        messages.success(request, _("Written into the register."))
        return redirect("water:seasons", association=association)
    rows = Season.objects.filter(association=opened.association).order_by("-starts_on")
    return render(request, "water/seasons.html", {**context_of(opened), "form": form, "seasons": rows})


@login_required
@require_safe
def season(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A season: its ten-day periods and how far each has come."""
    found, opened = open_season(request, pk)
    periods = list(ten_days_in(found.starts_on, found.ends_on))
    context = {
        **context_of(opened),
        "season": found,
        "periods": states_of_periods(found, periods),
        "planned": plans_of(found).count(),
        "today": opened.today,
    }
    return render(request, "water/season.html", context)


@login_required
@require_http_methods(ASK_OR_SEND)
def plans(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What every parcel bears, and one more."""
    found, opened = open_season(request, pk, to_write=request.method == "POST")
    form = PlanForm(request.POST or None, association=opened.association)
    if request.method == "POST" and tried(
        form, lambda: actions.plan_crop(season=found, **form.cleaned_data, by=opened.by, at=timezone.now())
    ):
        messages.success(request, _("Written into the register."))
        return redirect("water:plans", pk=pk)
    listing = Listing(
        title=_("Crop plan"),
        lead=_("What each parcel bears in this season: from it and the norms the requests are computed."),
        queryset=plans_of(found),
        columns=_plan_columns(opened),
        search=search_plans,
        empty=_("Nothing is planned yet. Enter the number of a parcel and its crop."),
        order="parcel",
        export_name="crop-plan",
    )
    context = {**context_of(opened), "season": found, "form": form if opened.may_write else None}
    return list_response(request, listing, "water/plans.html", context)


def _plan_columns(opened: Opened) -> list[Column]:
    def link(row: CropPlan) -> str:
        return reverse("water:correct_plan", args=[row.pk])

    return [
        Column("parcel", _("Parcel"), lambda row: row.parcel.number, sort="parcel__number",
               link=lambda row: row.parcel.get_absolute_url()),
        Column("crop", _("Crop"), lambda row: str(row.crop), sort="crop__code",
               link=link if opened.may_write else None),
        Column("area", _("Area"), lambda row: row.area_ha, sort="area_ha", numeric=True, unit=_("ha")),
        Column("hydromodule", _("Hydromodule zone"), lambda row: row.hydromodule),
    ]  # fmt: skip


@login_required
@require_http_methods(ASK_OR_SEND)
def correct_plan(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Another area or zone for a crop of a parcel; or the parcel does not bear it after all."""
    plan = get_object_or_404(CropPlan.objects.select_related("parcel", "crop", "season"), pk=pk)
    found, opened = open_season(request, plan.season_id, to_write=True)
    form = CorrectPlanForm(request.POST or None, initial={"area_ha": plan.area_ha, "hydromodule": plan.hydromodule})
    back = reverse("water:plans", args=[found.pk])
    if request.method == "POST" and "remove" in request.POST:
        actions.remove_plan(plan, by=opened.by, at=timezone.now())
        messages.success(request, _("Taken out of the crop plan. Compute the requests again."))
        return redirect(back)
    if request.method == "POST" and tried(
        form,
        lambda: actions.plan_crop(season=found, parcel=plan.parcel, crop=plan.crop, **form.cleaned_data, by=opened.by,
                                  at=timezone.now()),
    ):  # fmt: skip
        messages.success(request, _("Written into the register."))
        return redirect(back)
    context = {**context_of(opened), "season": found, "plan": plan, "form": form, "back": back}
    return render(request, "water/plan.html", context)


@login_required
@require_http_methods(ASK_OR_SEND)
def change_season(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Other names, days or acts of a season."""
    found, opened = open_season(request, pk, to_write=True)
    initial = {"name_ky": found.names.get("ky"), "name_ru": found.names.get("ru"), "starts_on": found.starts_on,
               "ends_on": found.ends_on, "legal_base": found.legal_base}  # fmt: skip
    form = ChangeSeasonForm(request.POST or None, initial=initial)

    def write() -> None:
        given = {name: value for name, value in form.cleaned_data.items() if not name.startswith("name_")}
        actions.change_season(season=found, names={**found.names, **form.names()}, **given, by=opened.by,
                              at=timezone.now())  # fmt: skip

    if request.method == "POST" and tried(form, write):
        messages.success(request, _("Written into the register."))
        return redirect(found)
    context = {
        **context_of(opened),
        "form": form,
        "back": found.get_absolute_url(),
        "heading": _("Change the season"),
        "lead": _("Its names, its days, and the acts by which the water is shared."),
    }
    return render(request, "water/form.html", context)


@login_required
@require_POST
def use_crop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Offer a crop for new plans, or no longer."""
    by = require(can_enter_crops(request.user, timezone.localdate()))
    crop = get_object_or_404(Crop, pk=pk)
    actions.use_crop(crop=crop, is_used="use" in request.POST, by=by, at=timezone.now())
    return redirect("water:crops")


@login_required
@require_http_methods(ASK_OR_SEND)
def norms(request: HttpRequest, association: UUID) -> HttpResponse:
    """The norms by which an association waters, and new ones."""
    opened = open_association(request, association, to_write=request.method == "POST")
    form = NormForm(request.POST or None, year=opened.today.year, initial={"since": opened.today})
    if request.method == "POST" and tried(
        form,
        lambda: actions.enter_norm(association=opened.association, **form.typed(), by=opened.by, at=timezone.now()),
    ):
        messages.success(request, _("Written into the register."))
        return redirect("water:norms", association=association)
    context = {
        **context_of(opened),
        "form": form if opened.may_write else None,
        "norms": norms_on(opened.association, opened.today),
        "may_enter_crops": bool(can_enter_crops(request.user, opened.today)),
    }
    return render(request, "water/norms.html", context)


@login_required
@require_http_methods(ASK_OR_SEND)
def crops(request: HttpRequest) -> HttpResponse:
    """The crops that every association can plan, and a new one."""
    by = require(can_enter_crops(request.user, timezone.localdate()))
    form = CropForm(request.POST or None)
    if request.method == "POST" and tried(
        form, lambda: actions.enter_crop(code=form.cleaned_data["code"], names=form.names(), by=by, at=timezone.now())
    ):
        messages.success(request, _("Written into the register."))
        return redirect("water:crops")
    found = Crop.objects.annotate(in_seasons=Count("plans__season", distinct=True))
    return render(request, "water/crops.html", {"form": form, "crops": found})
