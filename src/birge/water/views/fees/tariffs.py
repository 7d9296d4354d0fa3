"""Tariffs of an association."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from birge.water.actions.fees.tariffs import end_tariff, enter_tariff
from birge.water.enums import SeasonKind, TariffBasis, TariffSide
from birge.water.fee_words import rate_said
from birge.water.forms.fees import TariffForm
from birge.water.models import Tariff
from birge.water.queries.fees.tariffs import tariffs_of
from birge.water.views.fees.common import ASK_OR_SEND, money_context, open_money
from birge.water.views.seasons import tried


@dataclass(frozen=True)
class Reported:
    """A state tariff that was reported in public; the accountant fills it in and names the act that she has read."""

    code: str
    said: str | Promise
    facts: dict[str, Any]


REPORTED = (
    Reported(
        "2026-vegetation",
        gettext_lazy("2026, vegetation: 15 tyiyn for a m³"),
        {"basis": TariffBasis.M3, "season_kind": SeasonKind.VEGETATION, "rate": 15, "unit": "tyiyn",
         "since": date(2026, 1, 1)},
    ),
    Reported(
        "2026-outside",
        gettext_lazy("2026, outside the vegetation: 5 tyiyn for a m³"),
        {"basis": TariffBasis.M3, "season_kind": SeasonKind.OUTSIDE, "rate": 5, "unit": "tyiyn",
         "since": date(2026, 1, 1)},
    ),
    Reported(
        "2025",
        gettext_lazy("2025: 500 som for a hectare"),
        {"basis": TariffBasis.HECTARE, "season_kind": "", "rate": 500, "unit": "som", "since": date(2025, 1, 1),
         "until": date(2026, 1, 1)},
    ),
    Reported(
        "2024",
        gettext_lazy("until 2024: 3 tyiyn for a m³"),
        {"basis": TariffBasis.M3, "season_kind": "", "rate": 3, "unit": "tyiyn", "until": date(2025, 1, 1)},
    ),
)  # fmt: skip


@login_required
@require_http_methods(ASK_OR_SEND)
def tariffs(request: HttpRequest, association: UUID) -> HttpResponse:
    """What holds, held and will hold; a new one; and what was reported of the state's tariffs."""
    opened = open_money(request, association, to_write=request.method == "POST")
    taken = next((row for row in REPORTED if row.code == request.GET.get("take")), None)
    initial = {"since": opened.today, **({"side": TariffSide.STATE, **taken.facts} if taken else {})}
    form = TariffForm(request.POST or None, initial=initial)
    if request.method == "POST" and tried(
        form,
        lambda: enter_tariff(association=opened.association, **form.typed(), by=opened.by, at=timezone.now()),
    ):
        messages.success(request, _("The tariff is entered."))
        return redirect("water:tariffs", association=association)
    rows: list[Any] = list(tariffs_of(opened.association))
    for row in rows:
        row.said = rate_said(row.basis, row.rate_tyiyn)
        row.holds = row.starts_on <= opened.today < row.ends_on
    context = money_context(opened, rows=rows, form=form, taken=taken, reported=REPORTED)
    return render(request, "water/fees/tariffs.html", context)


@login_required
@require_POST
def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """From today on the tariff no longer holds."""
    tariff = get_object_or_404(Tariff.objects.select_related("association"), pk=pk)
    opened = open_money(request, tariff.association_id, to_write=True)
    try:
        end_tariff(tariff, on=opened.today, by=opened.by, at=timezone.now())
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("water:tariffs", association=tariff.association_id)
