"""Tariffs, bills and payments, for those who see an association's money. Every reading of users' is journalled."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router

from birge.kernel.api import After, Caller, Limit, Page, Scope, SearchText, Token, acting, answers, caller, page_of
from birge.people.models import Organisation
from birge.water.api.finding import note_users, seen_association, today_of
from birge.water.api.schemas.money import BillOut, PaymentOut, TariffOut
from birge.water.models import Tariff
from birge.water.queries.fees.bills import bills_of, in_state, payments_of, search_bills
from birge.water.queries.fees.tariffs import tariffs_of
from birge.water.rules.fees import can_see_money

router = Router()


class BillFilter(StrEnum):
    """How far a bill has come."""

    OWED = "owed"
    OVERDUE = "overdue"
    PAID = "paid"
    CANCELLED = "cancelled"


@router.get(
    "/water/associations/{association}/tariffs",
    auth=Token(Scope.WATER_READ),
    response=answers(Page[TariffOut]),
    operation_id="listTariffs",
    summary="Tariffs of an association",
)
def list_tariffs(
    request: HttpRequest, association: UUID, on: date | None = None, limit: Limit = 50, after: After = None
) -> dict[str, Any]:
    """What water costs, and by which act. `on`: only what holds on that day."""
    found = _seen(caller(request), association)
    rows = tariffs_of(found)
    return page_of(rows.filter(pk__in=Tariff.objects.on(on).values("pk")) if on else rows, limit=limit, after=after)


@router.get(
    "/water/associations/{association}/bills",
    auth=Token(Scope.WATER_READ),
    response=answers(Page[BillOut]),
    operation_id="listBills",
    summary="Bills of an association",
)
def list_bills(
    request: HttpRequest,
    association: UUID,
    q: SearchText = "",
    state: BillFilter | None = None,
    limit: Limit = 50,
    after: After = None,
) -> dict[str, Any]:
    """What each user owes for the water of a period. `q`: number of the bill or user, or part of a name.

    The reading is journalled.
    """
    who = caller(request)
    found = _seen(who, association)
    rows = bills_of(found)
    if state:
        rows = in_state(rows, state, today_of(who))
    page = page_of(search_bills(rows, q.strip()) if q.strip() else rows, limit=limit, after=after)
    note_users(who, found, "read_bills", [row.user_id for row in page["items"]])
    return page


@router.get(
    "/water/associations/{association}/payments",
    auth=Token(Scope.WATER_READ),
    response=answers(Page[PaymentOut]),
    operation_id="listPayments",
    summary="Payments to an association",
)
def list_payments(request: HttpRequest, association: UUID, limit: Limit = 50, after: After = None) -> dict[str, Any]:
    """What users paid, counter entries too. The reading is journalled."""
    who = caller(request)
    found = _seen(who, association)
    page = page_of(payments_of(found), limit=limit, after=after)
    note_users(who, found, "read_payments", [row.user_id for row in page["items"]])
    return page


def _seen(who: Caller, pk: UUID) -> Organisation:
    """The association, if the caller sees its money."""
    found = seen_association(who, pk)
    acting(can_see_money(who.user, found, today_of(who)))
    return found
