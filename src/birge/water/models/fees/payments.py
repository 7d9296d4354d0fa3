"""Payments of water users, and which bills they pay."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from birge.kernel.models import IssuedDocument, Record
from birge.people.models import Organisation
from birge.water.enums import PaymentWay
from birge.water.models.fees.bills import Bill
from birge.water.models.users import WaterUser


class Payment(Record):
    """Money from a user, with the number of its receipt. A counter entry has the same amount below zero and `reverses`.

    `free_tyiyn`: what is not yet set against a bill, her credit.
    """

    association = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    user = models.ForeignKey(WaterUser, models.PROTECT, related_name="payments")
    name = models.CharField(max_length=200)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    amount_tyiyn = models.BigIntegerField(_("amount"))
    free_tyiyn = models.BigIntegerField()
    way = models.CharField(_("how it was paid"), max_length=6, choices=PaymentWay)
    paid_on = models.DateField(_("day of payment"))
    paper = models.CharField(_("number of the bank's paper, or what was done"), max_length=200, blank=True)
    reverses = models.OneToOneField("self", models.PROTECT, null=True, related_name="reversed_by")
    why = models.CharField(_("why it is reversed"), max_length=300, blank=True)
    request_key = models.CharField(max_length=64)
    issued = models.OneToOneField(IssuedDocument, models.PROTECT, null=True, related_name="+")
    by = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["association", "year", "number"], name="water_payment_number"),
            models.UniqueConstraint(fields=["association", "request_key"], name="water_payment_once"),
            models.CheckConstraint(
                condition=Q(amount_tyiyn__gt=0, free_tyiyn__gte=0, reverses__isnull=True)
                | Q(amount_tyiyn__lt=0, free_tyiyn=0, reverses__isnull=False),
                name="water_payment_amount",
            ),
        ]
        indexes = [models.Index(fields=["user", "paid_on"], name="water_payment_by_user")]

    def __str__(self) -> str:
        return f"{self.number}/{self.year}"

    def get_absolute_url(self) -> str:
        return reverse("water:payment", args=[self.pk])

    @property
    def is_counter(self) -> bool:
        """Whether it takes another one back."""
        return self.amount_tyiyn < 0


class PaymentShare(Record):
    """What of a payment pays a bill; below zero where it was taken off again. Rows are only added."""

    payment = models.ForeignKey(Payment, models.PROTECT, related_name="shares")
    bill = models.ForeignKey(Bill, models.PROTECT, related_name="paid")
    amount_tyiyn = models.BigIntegerField()
    at = models.DateTimeField()
