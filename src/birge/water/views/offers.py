"""The season's forecast and the proportional offer: what the law lets each user have when the source is short."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from birge.decisions.charts import bars
from birge.water.actions import contracts as actions
from birge.water.actions.requests import forecast
from birge.water.forms.contracts import OfferForm, SeasonForecastForm
from birge.water.offering import HeadOffer, SeasonShares, forecasts_of, shares_of
from birge.water.periods import ten_days_in
from birge.water.queries.network import scheme_over
from birge.water.views.common import context_of
from birge.water.views.seasons import ASK_OR_SEND, open_season, tried


@login_required
@require_http_methods(ASK_OR_SEND)
def season_forecast(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What is expected at each head in each ten days of the season, all in one table."""
    season, opened = open_season(request, pk, to_write=request.method == "POST")
    periods = list(ten_days_in(season.starts_on, season.ends_on))
    scheme = scheme_over(season.association_id, season.starts_on, season.ends_on)
    heads = {row.canal_id: row for period in periods for row in scheme.heads(period.starts_on)}
    form = SeasonForecastForm(
        request.POST or None, heads=list(heads.values()), periods=periods, known=forecasts_of(season)
    )
    written: list[int] = []

    def write() -> None:
        changed = list(form.changed())
        with transaction.atomic():
            for head, period, flow in changed:
                forecast(head=head.canal, period=period, flow_lps=flow, source=form.cleaned_data["source"],
                         by=opened.by, at=timezone.now())  # fmt: skip
        written.append(len(changed))

    if request.method == "POST" and tried(form, write):
        messages.success(request, _("Flows written: %(count)s") % {"count": written[0]})
        return redirect("water:season_forecast", pk=pk)
    context = {**context_of(opened), "season": season, "form": form, "heads": list(heads.values())}
    return render(request, "water/contracts/forecast.html", context)


@login_required
@require_http_methods(ASK_OR_SEND)
def season_offer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What would be offered by the forecast as it is now; a button offers it to everyone."""
    season, opened = open_season(request, pk, to_write=request.method == "POST")
    form = OfferForm(request.POST or None)
    made: list[Any] = []
    if request.method == "POST" and tried(
        form,
        lambda: made.append(actions.make_offer(season=season, **form.cleaned_data, by=opened.by, at=timezone.now())),
    ):
        messages.success(request, _("Offered. Contracts that changed: %(count)s") % {"count": made[0].contracts})
        return redirect("water:contracts", pk=pk)
    shares = shares_of(season)
    context = {
        **context_of(opened),
        "season": season,
        "form": form if opened.may_write and shares.heads and shares.asked else None,
        "heads": shares.heads,
        "bars": _bars(shares.heads),
        "is_ordered": bool(shares.asked),
        "unknown": _unknown(shares),
        "is_cut": any(head.is_cut for head in shares.heads),
        "back": reverse("water:contracts", args=[pk]),
        "offers": season.offers.order_by("-number"),
    }
    return render(request, "water/contracts/offer.html", context)


def _bars(heads: list[HeadOffer]) -> list[tuple[HeadOffer, Any]]:
    """Each source and ten days with its bar of what is ordered and, in it, offered."""
    drawn = bars([(head.code, len(head.gates), head.ordered_m3, head.offered_m3) for head in heads])  # type: ignore[misc]
    return list(zip(heads, drawn, strict=True))


def _unknown(shares: SeasonShares) -> list[Any]:
    """The ten days in which something is ordered, but no flow is known."""
    known = {head.period.starts_on for head in shares.heads}
    found = dict.fromkeys(row.period_on for row in shares.asked if row.period_on not in known)
    return [period for period in ten_days_in(shares.season.starts_on, shares.season.ends_on)
            if period.starts_on in found]  # fmt: skip
