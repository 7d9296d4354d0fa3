"""The books of the cash desk and of the bank account: every som that came or went."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from birge.kernel.models import Record
from birge.kernel.texts import TextsField, text_in
from birge.people.models import Organisation
from birge.water.enums import CashBook, CashPurpose, CashSide
from birge.water.models.fees.payments import Payment


class CashCategory(Record):
    """What money comes or goes for, as data. `association` None: offered to all."""

    association = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    names = TextsField(_("name"))
    side = models.CharField(_("income or expense"), max_length=8, choices=CashSide)
    purpose = models.CharField(max_length=12, choices=CashPurpose, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["purpose"], condition=Q(association__isnull=True) & ~Q(purpose=""), name="water_cash_purpose"
            )
        ]

    def __str__(self) -> str:
        return text_in(self.names)


class CashEntry(Record):
    """One entry: above zero what came, below zero what went. Entries are never changed: a wrong one is reversed.

    `payment`: the payment of a user that it stands for. `number` counts the entries of a year in both books.
    """

    association = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    book = models.CharField(_("book"), max_length=4, choices=CashBook)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    on = models.DateField(_("day"))
    category = models.ForeignKey(CashCategory, models.PROTECT, related_name="entries", verbose_name=_("category"))
    amount_tyiyn = models.BigIntegerField(_("amount"))
    paper = models.CharField(_("paper"), max_length=200, blank=True)
    note = models.CharField(_("what for"), max_length=300, blank=True)
    payment = models.OneToOneField(Payment, models.PROTECT, null=True, related_name="cash_entry")
    reverses = models.OneToOneField("self", models.PROTECT, null=True, related_name="reversed_by")
    request_key = models.CharField(max_length=64)
    by = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["association", "year", "number"], name="water_cash_number"),
            models.UniqueConstraint(fields=["association", "request_key"], name="water_cash_once"),
            models.CheckConstraint(condition=~Q(amount_tyiyn=0), name="water_cash_amount"),
        ]
        indexes = [models.Index(fields=["association", "book", "on", "number"], name="water_cash_by_day")]

    def __str__(self) -> str:
        return f"{self.number}/{self.year}"


class CashClosing(Record):
    """The cash was counted on the evening of a day; from then on nothing is entered into that day or one before it."""

    association = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    on = models.DateField(_("day"))
    book_tyiyn = models.BigIntegerField()
    counted_tyiyn = models.BigIntegerField(_("counted"))
    note = models.CharField(_("why it differs"), max_length=300, blank=True)
    by = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["association", "on"], name="water_cash_closed_once"),
            models.CheckConstraint(condition=Q(counted_tyiyn__gte=0), name="water_cash_counted"),
        ]

    @property
    def difference_tyiyn(self) -> int:
        """Counted less book: above zero a surplus."""
        return self.counted_tyiyn - self.book_tyiyn
