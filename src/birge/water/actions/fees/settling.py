"""Which bills money pays: a chosen one first, then the one that was due first. What is left over is credit."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Sum

from birge.people.models import Organisation
from birge.water.enums import BillState
from birge.water.models import Bill, Payment, PaymentShare


def pay(payment: Payment, bill: Bill, at: datetime) -> None:
    """Set as much of the payment against the bill as it needs and the payment has. Under `hold_money`."""
    amount = min(payment.free_tyiyn, bill.open_tyiyn)
    if amount:
        PaymentShare.objects.create(payment=payment, bill=bill, amount_tyiyn=amount, at=at)
        payment.free_tyiyn -= amount
        bill.open_tyiyn -= amount
        payment.save(update_fields=["free_tyiyn"])
        bill.save(update_fields=["open_tyiyn"])


def settle(association: Organisation, users: Collection[UUID], at: datetime) -> None:
    """Set the credit of these users against their open bills: the oldest payment first, the bill due first."""
    with_credit = Payment.objects.filter(association=association, user__in=users, free_tyiyn__gt=0)
    for payment in with_credit.order_by("paid_on", "year", "number"):
        bills = Bill.objects.filter(association=association, user=payment.user_id, open_tyiyn__gt=0)
        for bill in bills.filter(state=BillState.STANDING).order_by("run__due_on", "year", "number"):
            pay(payment, bill, at)


def take_off(payment: Payment, bill: Bill, at: datetime) -> int:
    """Free again what the payment pays of the bill. How much that was, tyiyn. Under `hold_money`."""
    shares = PaymentShare.objects.filter(payment=payment, bill=bill)
    amount = shares.aggregate(total=Sum("amount_tyiyn"))["total"] or 0
    if amount:
        PaymentShare.objects.create(payment=payment, bill=bill, amount_tyiyn=-amount, at=at)
        payment.free_tyiyn += amount
        bill.open_tyiyn += amount
        payment.save(update_fields=["free_tyiyn"])
        bill.save(update_fields=["open_tyiyn"])
    return int(amount)
