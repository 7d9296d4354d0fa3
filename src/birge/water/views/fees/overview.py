"""The association's money at a glance."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from birge.water.models import Season
from birge.water.queries.fees import Collection, collection_by_season
from birge.water.queries.fees.bills import bills_of, debtors, differing, state_part
from birge.water.queries.fees.cash import balances, closed_until, handed_on
from birge.water.views.fees.common import money_context, open_money


@login_required
@require_safe
def money(request: HttpRequest, association: UUID) -> HttpResponse:
    """What was billed and paid season by season, what is owed, what lies in the desk, what is the state's."""
    opened = open_money(request, association)
    seasons = list(Season.objects.filter(association=opened.association).order_by("-starts_on")[:5])
    sums = collection_by_season(opened.association)
    asked, paid = state_part(opened.association)
    handed = handed_on(opened.association)
    context = money_context(
        opened,
        seasons=[(season, sums.get(season.pk, Collection())) for season in seasons],
        debtors=debtors(opened.association, opened.today).count(),
        differing=differing(bills_of(opened.association)).count(),
        books=balances(opened.association),
        closed=closed_until(opened.association),
        state={"asked": asked, "paid": paid, "handed": handed, "left": paid - handed},
    )
    return render(request, "water/fees/money.html", context)
