"""A resident's own parcels and where they get water."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from birge.registers.queries.residents import person_of_account
from birge.water.enums import ContractState
from birge.water.queries.allocations import published_shares
from birge.water.queries.fees.own import money_of
from birge.water.queries.register import canals_of_outlets, parcels_of_users
from birge.water.queries.residents import members_of
from birge.water.queries.rotas import next_turns
from birge.water.queries.turn_addresses import tokens_of
from birge.water.rules.contracts import contracts_of_users
from birge.water.views.turns import lines_of


@login_required
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The parcels of her household, for residents whose account a clerk has linked."""
    today = timezone.localdate()
    person = person_of_account(request.user)
    members = list(members_of(person, today))
    parcels: list[Any] = list(
        parcels_of_users([row.user_id for row in members], today).select_related("outlet", "parcel")
    )
    canals = canals_of_outlets({parcel.outlet_id for parcel in parcels}, today)
    for parcel in parcels:
        parcel.canal = canals.get(parcel.outlet_id)
    shares = published_shares(row.user_id for row in members)
    reasons = [{"row": row, "reason": decided.value("reason")} for row, decided in shares]
    contracts = contracts_of_users([row.user_id for row in members]).exclude(state=ContractState.DRAFTED, number=1)
    now = timezone.now()
    tokens = tokens_of(row.user_id for row in members)
    context = {
        "person": person,
        "members": members,
        "parcels": parcels,
        "contracts": contracts.order_by("-season__starts_on"),
        "shares": reasons,
        "turns": lines_of(next_turns((row.user_id for row in members), now), now),
        "addresses": [
            {"user": row.user_id, "number": row.user.number, "token": tokens[row.user_id]} for row in members
        ],
        "money": money_of([row.user_id for row in members]),
    }
    return render(request, "water/mine.html", context)
