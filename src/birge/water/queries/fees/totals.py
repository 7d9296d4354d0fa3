"""What other topics ask of fees: the billed volume, and how much of what was billed is paid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery, Sum

from birge.people.models import Organisation
from birge.water.enums import BillState
from birge.water.models import Bill, BilledDelivery, ReliefShare


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
    """Of the bills for periods that begin on [from_on, to_on), whenever they were paid: one query."""
    bills = _standing(association).filter(run__starts_on__gte=from_on, run__starts_on__lt=to_on)
    shares = ReliefShare.objects.filter(bill=OuterRef("pk")).order_by().values("bill")
    lowered = bills.annotate(relief=Subquery(shares.annotate(total=Sum("amount_tyiyn")).values("total")))
    sums = lowered.aggregate(asked=Sum("amount_tyiyn"), lowered=Sum("relief"), owed=Sum("open_tyiyn"))
    return _collected(sums["asked"], sums["lowered"], sums["owed"])


def collection_by_season(association: Organisation | UUID) -> dict[UUID, Collection]:
    """The same of every season that was billed: two queries."""
    bills = _standing(association).order_by().values("run__season")
    sums = bills.annotate(asked=Sum("amount_tyiyn"), owed=Sum("open_tyiyn"))
    lowered = ReliefShare.objects.filter(bill__association=association, bill__state=BillState.STANDING).order_by()
    reliefs = dict(
        lowered.values("bill__run__season")
        .annotate(total=Sum("amount_tyiyn"))
        .values_list("bill__run__season", "total")
    )
    rows = sums.values_list("run__season", "asked", "owed")
    return {season: _collected(asked, reliefs.get(season), owed) for season, asked, owed in rows}


def _standing(association: Organisation | UUID) -> QuerySet[Bill]:
    return Bill.objects.filter(association=association, state=BillState.STANDING)


def _collected(billed: int | None, relief: int | None, owed: int | None) -> Collection:
    return Collection(billed or 0, relief or 0, (billed or 0) - (relief or 0) - (owed or 0))
