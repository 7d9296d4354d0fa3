"""What other topics ask of fees: the billed volume, and how much of what was billed is paid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from django.db.models import Q, Sum

from birge.people.models import Organisation
from birge.water.enums import BillState
from birge.water.models import Bill, BilledDelivery, PaymentShare, ReliefShare


def billed_by_user(association: Organisation | UUID, from_on: date, to_on: date) -> dict[UUID, Decimal]:
    """m³ that standing bills rest on, by user, of deliveries that began on [from_on, to_on): one query."""
    rows = BilledDelivery.objects.filter(
        counts=True, bill__association=association, began_on__gte=from_on, began_on__lt=to_on
    )
    return dict(rows.values("bill__user").annotate(m3=Sum("volume_m3")).values_list("bill__user", "m3"))


@dataclass(frozen=True)
class Collection:
    """What standing bills ask for, what reliefs took off, what was paid on them, and what is owed, tyiyn."""

    billed_tyiyn: int = 0
    relief_tyiyn: int = 0
    paid_tyiyn: int = 0

    @property
    def owed_tyiyn(self) -> int:
        """What is still owed."""
        return self.billed_tyiyn - self.relief_tyiyn - self.paid_tyiyn

    @property
    def rate(self) -> Fraction | None:
        """Paid / billed, exact; None where nothing was billed."""
        return Fraction(self.paid_tyiyn, self.billed_tyiyn) if self.billed_tyiyn else None


def collection(association: Organisation | UUID, from_on: date, to_on: date) -> Collection:
    """Of the bills for periods that begin on [from_on, to_on), whenever they were paid: three queries."""
    of_bills = Q(association=association, run__starts_on__gte=from_on, run__starts_on__lt=to_on)
    bills = Bill.objects.filter(of_bills, state=BillState.STANDING)
    return Collection(
        billed_tyiyn=bills.aggregate(total=Sum("amount_tyiyn"))["total"] or 0,
        relief_tyiyn=ReliefShare.objects.filter(bill__in=bills).aggregate(total=Sum("amount_tyiyn"))["total"] or 0,
        paid_tyiyn=PaymentShare.objects.filter(bill__in=bills).aggregate(total=Sum("amount_tyiyn"))["total"] or 0,
    )
