"""Finds bills and payments."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.db.models import Exists, Min, OuterRef, Q, QuerySet, Sum

from birge.algorithms.water.fees import half_up
from birge.people.models import Organisation
from birge.water.enums import BillState
from birge.water.models import (
    Bill,
    BilledDelivery,
    BillRun,
    ParcelState,
    Payment,
    ReliefShare,
    Tenure,
    WaterUser,
)


def bills_of(association: Organisation | UUID) -> QuerySet[Bill]:
    """All bills of an association, latest first."""
    return Bill.objects.filter(association=association).select_related("run", "user").order_by("-year", "-number")


def bill_with_all() -> QuerySet[Bill]:
    """Bills with what their pages and papers always need."""
    return Bill.objects.select_related("run__season", "association", "user", "issued", "replaces", "replaced_by")


def runs_of(association: Organisation | UUID) -> QuerySet[BillRun]:
    """The periods that were billed, latest first."""
    return BillRun.objects.filter(association=association).order_by("-starts_on")


def in_state(bills: QuerySet[Bill], state: str, on: date) -> QuerySet[Bill]:
    """`owed`, `overdue`, `paid` or `cancelled`."""
    standing = bills.filter(state=BillState.STANDING)
    return {
        "owed": standing.filter(open_tyiyn__gt=0),
        "overdue": standing.filter(open_tyiyn__gt=0, run__due_on__lt=on),
        "paid": standing.filter(open_tyiyn=0),
        "cancelled": bills.filter(state=BillState.CANCELLED),
    }[state]


def differing(bills: QuerySet[Bill]) -> QuerySet[Bill]:
    """Standing bills that rest on a delivery which was corrected since, so that they ask for the wrong amount."""
    corrected = BilledDelivery.objects.filter(bill=OuterRef("pk"), delivery__corrected_by__isnull=False)
    return bills.filter(Exists(corrected), state=BillState.STANDING)


def search_bills(rows: QuerySet[Bill], text: str) -> QuerySet[Bill]:
    """By the number of the bill or of the user, or by name."""
    found = Q(name__icontains=text) | Q(user__number=text)
    if (typed := text.partition("/")[0]).isdigit() and len(typed) < 10:
        found |= Q(number=int(typed))
    return rows.filter(found)


def payments_of(association: Organisation | UUID) -> QuerySet[Payment]:
    """All payments and counter entries, latest first."""
    rows = Payment.objects.filter(association=association).select_related("user", "reverses", "reversed_by")
    return rows.order_by("-year", "-number")


def owed_bills(user: WaterUser) -> QuerySet[Bill]:
    """What this user still owes, the bill due first first."""
    rows = Bill.objects.filter(user=user, state=BillState.STANDING, open_tyiyn__gt=0)
    return rows.select_related("run").order_by("run__due_on", "year", "number")


def credit_of(user: WaterUser) -> int:
    """What she paid and no bill has used yet, tyiyn."""
    return int(Payment.objects.filter(user=user).aggregate(total=Sum("free_tyiyn"))["total"] or 0)


def users_at(outlet: str, on: date) -> QuerySet[Any, Any]:
    """The ids of the users with a parcel below this outlet on that day, for `user__in`."""
    parcels = ParcelState.objects.on(on).filter(outlet=outlet).values("parcel")
    return Tenure.objects.on(on).filter(parcel__in=parcels).values("user")


def users_in_zone(zone: str, on: date) -> QuerySet[Any, Any]:
    """The ids of the users with a parcel below an outlet of this zone on that day."""
    below = ParcelState.objects.on(on).filter(
        outlet__states__zone=zone, outlet__states__starts_on__lte=on, outlet__states__ends_on__gt=on
    )
    return Tenure.objects.on(on).filter(parcel__in=below.values("parcel")).values("user")


def debtors(association: Organisation | UUID, on: date) -> QuerySet[Any]:
    """Users who owe something: how much, since when it is due, how much of it is overdue."""
    owes = Q(bills__state=BillState.STANDING, bills__open_tyiyn__gt=0)
    users = WaterUser.objects.filter(owes, association=association)
    found: QuerySet[Any] = users.annotate(
        owed=Sum("bills__open_tyiyn"),
        due_on=Min("bills__run__due_on"),
        overdue=Sum("bills__open_tyiyn", filter=Q(bills__run__due_on__lt=on)),
    )
    return found.order_by("due_on", "number")


def state_part(association: Organisation | UUID) -> tuple[int, int]:
    """What standing bills ask for the state, and what of it users paid: of each bill in proportion. Two queries."""
    lowered = dict(
        ReliefShare.objects.filter(bill__association=association, bill__state=BillState.STANDING)
        .order_by()
        .values("bill")
        .annotate(total=Sum("amount_tyiyn"))
        .values_list("bill", "total")
    )
    bills = Bill.objects.filter(association=association, state=BillState.STANDING, state_tyiyn__gt=0)
    asked = paid = 0
    for pk, amount, state, left in bills.values_list("pk", "amount_tyiyn", "state_tyiyn", "open_tyiyn"):
        asked += state
        paid += half_up(Fraction((amount - left - lowered.get(pk, 0)) * state, amount))
    return asked, paid


def deliveries_of(bill: Bill) -> QuerySet[BilledDelivery]:
    """What a bill rests on, in order."""
    rows = BilledDelivery.objects.filter(bill=bill).select_related("delivery__outlet", "delivery__corrected_by")
    return rows.order_by("delivery__started_at", "pk")
