"""What the council or the assembly took off debts. Why a person gets it is never kept: only what the minutes say."""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from birge.kernel.models import Record
from birge.people.models import Organisation
from birge.water.enums import ReliefKind
from birge.water.models.fees.bills import Bill


class Relief(Record):
    """A resolution that lowers debts, on the ground of minutes in the system or on paper.

    `value`: per cent of what was owed on each bill, or som for each user, oldest bill first.
    """

    association = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    kind = models.CharField(_("how it is lowered"), max_length=8, choices=ReliefKind)
    value = models.DecimalField(
        _("value"), max_digits=11, decimal_places=2, validators=[MinValueValidator(Decimal("0.01"))]
    )
    reason = models.CharField(_("reason, as the minutes say it"), max_length=300)
    minutes = models.ForeignKey("meetings.Minutes", models.PROTECT, null=True, blank=True, related_name="+")
    minutes_text = models.CharField(_("minutes"), max_length=300)
    on = models.DateField(_("day"))
    request_key = models.CharField(max_length=64)
    by = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["association", "request_key"], name="water_relief_once")]


class ReliefShare(Record):
    """What of a relief lowers a bill."""

    relief = models.ForeignKey(Relief, models.PROTECT, related_name="shares")
    bill = models.ForeignKey(Bill, models.PROTECT, related_name="reliefs")
    amount_tyiyn = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["relief", "bill"], name="water_relief_share_once"),
            models.CheckConstraint(condition=models.Q(amount_tyiyn__gt=0), name="water_relief_share_amount"),
        ]
