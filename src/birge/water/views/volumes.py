"""Six volumes side by side: of the association, and canal by canal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from birge.kernel.lists import Column, Listing, list_response
from birge.water.models import CanalState, Season
from birge.water.periods import TenDays, ten_days_in, ten_days_of
from birge.water.queries.billed import billed_by_user
from birge.water.queries.volumes import Ledger, SixVolumes
from birge.water.views.common import Opened, context_of, open_association


@login_required
@require_safe
def volumes(request: HttpRequest, association: UUID) -> HttpResponse:
    """What was planned, ordered, released, gauged, delivered and billed in ten days, and what was lost between."""
    opened = open_association(request, association)
    season = Season.objects.filter(association=association, starts_on__lte=opened.today).order_by("-starts_on").first()
    chosen = _chosen(request.GET.get("period", ""), season, opened.today)
    ledger = Ledger(opened.association, chosen, billed_by_user)
    total = ledger.of_all()
    context = {
        **context_of(opened),
        "chosen": chosen,
        "periods": list(ten_days_in(season.starts_on, season.ends_on)) if season else [chosen],
        "lines": _lines(total),
        "losses": _losses(total),
        "silent": ", ".join(total.silent),
        "keep": [("period", chosen.starts_on.isoformat())],
    }
    return list_response(request, _listing(opened, ledger), "water/deliveries/volumes.html", context)


def _chosen(typed: str, season: Season | None, today: date) -> TenDays:
    """The period asked for; else today's in the season, else the season's last one."""
    try:
        return TenDays(date.fromisoformat(typed))
    except ValueError:
        if season and today >= season.ends_on:
            return list(ten_days_in(season.starts_on, season.ends_on))[-1]
        return ten_days_of(today)


@dataclass(frozen=True)
class Line:
    """One of the numbers: None is shown in words, never as 0."""

    name: str
    m3: Decimal | None
    words: str


def _lines(found: SixVolumes) -> list[Line]:
    return [
        Line(pgettext("volume", "Planned"), found.planned_m3, _("No share-out was decided.")),
        Line(pgettext("volume", "Ordered"), found.ordered_m3, _("Nobody asked for water.")),
        Line(pgettext("volume", "Released at the head"), found.released_m3, _("The post at the head was not read.")),
        Line(pgettext("volume", "Gauged"), found.gauged_m3, _("Not every post was read in all of the time.")),
        Line(pgettext("volume", "Delivered"), found.delivered_m3, _("The journal tells of no delivery.")),
        Line(pgettext("volume", "Billed"), found.billed_m3, _("These days are not billed yet.")),
    ]


def _losses(found: SixVolumes) -> list[Line]:
    unknown = _("Not known: one of the two numbers is missing.")
    return [
        Line(_("Lost between the head and the gauge posts"), found.lost_to_gauges_m3, unknown),
        Line(_("Lost between the gauge posts and the users"), found.lost_to_users_m3, unknown),
        Line(_("Lost in all, from the head to the users"), found.lost_m3, unknown),
        Line(_("Delivered and not billed"), found.unbilled_m3, unknown),
    ]


def _listing(opened: Opened, ledger: Ledger) -> Listing:
    of_canal = {state.pk: ledger.of_canal(state) for state in ledger.canals}

    def number(name: str, label: str, value: Callable[[SixVolumes], Decimal | None]) -> Column:
        def cell(row: CanalState) -> Any:
            found = value(of_canal[row.pk])
            return _("not known") if found is None else found

        return Column(name, label, cell, numeric=True, unit="м³")

    return Listing(
        title=_("Six volumes"),
        lead=_("Planned, ordered, released, gauged, delivered and billed: six numbers, and the losses between them."),
        queryset=ledger.canals,
        columns=[
            Column("canal", _("Canal"), lambda row: f"{row.canal.code} {row}"),
            number("planned", pgettext("volume", "Planned"), lambda found: found.planned_m3),
            number("ordered", pgettext("volume", "Ordered"), lambda found: found.ordered_m3),
            number("released", pgettext("volume", "Released at the head"), lambda found: found.released_m3),
            number("gauged", pgettext("volume", "Gauged"), lambda found: found.gauged_m3),
            number("delivered", pgettext("volume", "Delivered"), lambda found: found.delivered_m3),
            number("lost", pgettext("volume", "Lost"), lambda found: found.lost_m3),
        ],
        empty=_("There is no canal in the register."),
        export_name="volumes",
    )
