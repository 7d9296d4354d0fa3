"""What a resident sees of her own money."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from birge.registers.queries.residents import person_of_account
from birge.water.models import Bill, Payment
from birge.water.queries.residents import members_of


@dataclass
class OwnMoney:
    """The bills and payments of her household's users; `owed_tyiyn` on all bills, `credit_tyiyn` paid ahead."""

    bills: list[Bill] = field(default_factory=list)
    payments: list[Payment] = field(default_factory=list)
    owed_tyiyn: int = 0
    credit_tyiyn: int = 0


def is_own(account: Any, user: UUID, on: date) -> bool:
    """Whether this water user is of the household of the person with whom the account is linked."""
    return members_of(person_of_account(account), on).filter(user=user).exists()


def money_of(users: Collection[UUID]) -> OwnMoney:
    """All bills and payments of these users, latest first: two queries."""
    bills = list(Bill.objects.filter(user__in=users).select_related("run").order_by("-at", "-number"))
    payments = list(Payment.objects.filter(user__in=users).order_by("-at", "-number"))
    return OwnMoney(
        bills=bills,
        payments=payments,
        owed_tyiyn=sum(bill.open_tyiyn for bill in bills),
        credit_tyiyn=sum(payment.free_tyiyn for payment in payments),
    )
