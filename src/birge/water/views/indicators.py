"""How well an association delivered, for those who read its register; and the bands by which that is judged."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_safe

from birge.registers.enums import Sex
from birge.water.actions.indicators import set_band
from birge.water.charts import adequacy_bars, period_bars
from birge.water.enums import BandKind
from birge.water.forms.indicators import BandForm, RangeForm
from birge.water.models import Band, Season
from birge.water.performance import Group, Performance, performance_of
from birge.water.queries.fees import collection
from birge.water.queries.indicators import bands_on, traits_of
from birge.water.queries.register import history_of
from birge.water.rules import can_read_vulnerable
from birge.water.views.common import Opened, context_of, note_reading, open_association
from birge.water.views.seasons import ASK_OR_SEND, tried
from birge.water.wording import PARTS, period_of


@login_required
@require_safe
def page(request: HttpRequest, association: UUID) -> HttpResponse:
    """The indicators of the periods that begin in a range of days; of the latest season, if none is given."""
    opened = open_association(request, association)
    seasons = list(Season.objects.filter(association=opened.association).order_by("-starts_on"))
    form = RangeForm(request.GET or None)
    first, last = _range(form, seasons, opened.today)
    found = performance_of(opened.association, first, last, opened.today)
    bands = bands_on(opened.association, opened.today)
    context = {
        **context_of(opened),
        "form": RangeForm(initial={"starts_on": first, "ends_on": last}) if not form.is_bound else form,
        "first": first,
        "last": last,
        "seasons": seasons,
        "found": found,
    }
    if not found.is_empty:
        context |= _figures(found, bands) | _groups(found, opened)
        context["collected"] = collection(opened.association, first, last).rate
    return render(request, "water/indicators/page.html", context)


def _range(form: RangeForm, seasons: list[Season], today: date) -> tuple[date, date]:
    """What was asked for; else the season that began last; else this year."""
    begun = next((season for season in seasons if season.starts_on <= today), None)
    first = begun.starts_on if begun else date(today.year, 1, 1)
    last = begun.ends_on if begun else date(today.year + 1, 1, 1)
    typed = form.cleaned_data if form.is_valid() else {}
    return typed.get("starts_on") or first, typed.get("ends_on") or last


def _figures(found: Performance, bands: Mapping[str, Band]) -> dict[str, Any]:
    enough = bands.get(BandKind.ADEQUACY)
    lines = found.by_outlet()
    rows = sorted(((line.code, PARTS.get(line.part, ""), line) for line in lines), key=lambda row: row[0])
    return {
        "judged": found.judged(bands),
        "periods": period_bars(found.by_period()),
        "outlets": rows,
        "parts": adequacy_bars([(str(PARTS[int(group.names[0])]), group) for group in found.parts()]),
        "enough": enough.good if enough else None,
        "tail_supply": found.tail_supply(float(enough.good)) if enough and enough.good else None,
    }


def _groups(found: Performance, opened: Opened) -> dict[str, Any]:
    """By sex of the head of the household; by vulnerability for who reads that in the book."""
    day = max(period for _user, _outlet, period in found.flows)
    may_see = bool(can_read_vulnerable(opened.user, opened.association, opened.today))
    traits = traits_of(found.users, day, with_vulnerable=may_see)
    by_sex = found.by_group({user: trait.sex for user, trait in traits.items()})
    groups: dict[str, Any] = {"by_sex": adequacy_bars([(_sexes(group), group) for group in by_sex])}
    if may_see:
        rows = found.by_group({user: "1" if trait.vulnerable else "" for user, trait in traits.items()})
        note_reading(opened.by, "read_indicators_of_vulnerable", [opened.association])
        groups["by_vulnerable"] = adequacy_bars([(_vulnerable(group), group) for group in rows])
        groups["may_see_vulnerable"] = True
    return groups


def _sexes(group: Group) -> str:
    said = {Sex.FEMALE: pgettext("head of household", "Women"), Sex.MALE: pgettext("head of household", "Men")}
    return ", ".join(said.get(Sex(name), name) if name else _("Not in the book") for name in group.names)


def _vulnerable(group: Group) -> str:
    return _("Vulnerable") if "1" in group.names else _("All others")


@login_required
@require_http_methods(ASK_OR_SEND)
def bands(request: HttpRequest, association: UUID) -> HttpResponse:
    """From which value on an indicator is good or fair here, and what held before."""
    opened = open_association(request, association, to_write=request.method == "POST")
    form = BandForm(request.POST or None, initial={"since": opened.today})
    if request.method == "POST" and tried(
        form,
        lambda: set_band(association=opened.association, **form.cleaned_data, by=opened.by, at=timezone.now()),
    ):
        messages.success(request, _("Written into the register."))
        return redirect("water:bands", association=association)
    own = history_of(Band, association=opened.association)
    context = {
        **context_of(opened),
        "form": form if opened.may_write else None,
        "bands": sorted(bands_on(opened.association, opened.today).values(), key=lambda band: band.kind),
        "past": [(period_of(row), row) for row in own],
    }
    return render(request, "water/indicators/bands.html", context)
