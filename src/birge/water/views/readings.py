"""Gauge posts: a level becomes a flow at once, and a wrong reading is corrected by another."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from birge.kernel.lists import Column, Filter, Listing, list_response
from birge.kernel.permissions import require
from birge.water.actions import readings as actions
from birge.water.forms.deliveries import ReadingForm
from birge.water.models import GaugePost, GaugeReading
from birge.water.queries.gauges import last_readings, readings_of
from birge.water.rules.deliveries import can_keep
from birge.water.views.common import Opened, context_of, open_association
from birge.water.views.seasons import ASK_OR_SEND, tried


@login_required
@require_http_methods(ASK_OR_SEND)
def read_gauge(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write a level read at a post; the flow is shown at once."""
    gauge = get_object_or_404(GaugePost, pk=pk)
    return _read(request, gauge)


@login_required
@require_http_methods(ASK_OR_SEND)
def correct_reading(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Another reading in the place of a wrong one, with the reason."""
    wrong = get_object_or_404(GaugeReading.objects.select_related("gauge"), pk=pk)
    return _read(request, wrong.gauge, wrong)


def _read(request: HttpRequest, gauge: GaugePost, wrong: GaugeReading | None = None) -> HttpResponse:
    opened = open_association(request, gauge.association_id)
    by = require(can_keep(request.user, opened.association, opened.today))
    now = timezone.now()
    form = ReadingForm(request.POST or None, now=wrong.read_at if wrong else now, why=wrong is not None)
    made: list[GaugeReading] = []

    def write() -> None:
        given = dict(form.cleaned_data)
        made.append(
            actions.read_gauge(gauge, read_at=given.pop("read"), **given, corrects=wrong, by=by, at=now)
        )  # fmt: skip

    if request.method == "POST" and tried(form, write):
        _tell(request, made[0])
        if wrong:
            return redirect("water:readings", association=opened.association.pk)
        return redirect(f"{reverse('water:day', args=[opened.association.pk])}#{gauge.code}")
    context: dict[str, Any] = {
        **context_of(opened),
        "form": form,
        "gauge": gauge,
        "wrong": wrong,
        "last": last_readings(gauge),
    }
    return render(request, "water/deliveries/read.html", context)


def _tell(request: HttpRequest, row: GaugeReading) -> None:
    words = _("%(post)s: %(level)s cm is %(flow)s l/s.")
    said = {"post": row.gauge.code, "level": f"{row.level_cm.normalize():f}", "flow": f"{row.flow_lps.normalize():f}"}
    messages.success(request, words % said)


@login_required
@require_safe
def readings(request: HttpRequest, association: UUID) -> HttpResponse:
    """Everything that was read at the gauge posts."""
    opened = open_association(request, association)
    return list_response(request, _listing(opened), "water/list.html", context_of(opened))


def _listing(opened: Opened) -> Listing:
    may_keep = can_keep(opened.user, opened.association, opened.today)
    posts = GaugePost.objects.filter(association=opened.association).order_by("code").values_list("code", flat=True)

    def link(row: GaugeReading) -> str:
        return "" if hasattr(row, "corrected_by") else reverse("water:correct_reading", args=[row.pk])

    return Listing(
        title=_("Readings at gauge posts"),
        lead=_("Levels that were read, and the flows that tables and weirs give for them."),
        queryset=readings_of(opened.association),
        columns=[
            Column("read_at", _("When it was read"), lambda row: row.read_at, sort="read_at",
                   link=link if may_keep else None),
            Column("gauge", _("Gauge post"), lambda row: row.gauge.code, sort="gauge__code"),
            Column("level", _("Level"), lambda row: row.level_cm, sort="level_cm", numeric=True, unit=_("cm")),
            Column("flow", _("Flow"), lambda row: row.flow_lps, sort="flow_lps", numeric=True, unit=_("l/s")),
            Column("by", _("Written by"), lambda row: row.by["name"]),
            Column("note", _("Note"), lambda row: row.note),
            Column("state", _("State"), lambda row: _("corrected") if hasattr(row, "corrected_by") else ""),
        ],
        filters=[
            Filter("post", _("Gauge post"), [(code, code) for code in posts],
                   lambda rows, value: rows.filter(gauge__code=value))
        ],
        empty=_("Nothing was read yet. Write the first level on the page of the day."),
        order="-read_at",
        export_name="readings",
    )  # fmt: skip
