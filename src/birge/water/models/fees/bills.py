"""Bills: what each user owes for the water of a period, and by which lines."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from birge.kernel.models import IssuedDocument, Record
from birge.people.models import Organisation
from birge.water.enums import BillState, TariffBasis, TariffSide
from birge.water.models.deliveries import Delivery
from birge.water.models.fees.tariffs import Tariff
from birge.water.models.seasons import Season
from birge.water.models.users import WaterUser


class BillRun(Record):
    """The period [starts_on, ends_on) of a season that is billed at once; `due_on`: the last day to pay in time.

    Periods of an association do not overlap: each day is billed once.
    """

    season = models.ForeignKey(Season, models.PROTECT, related_name="bill_runs")
    association = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("day after the last"))
    due_on = models.DateField(_("to be paid until"))
    by = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(starts_on__lt=F("ends_on")), name="water_bill_run_period"),
            models.UniqueConstraint(fields=["association", "starts_on"], name="water_bill_run_once"),
        ]

    @property
    def last_day(self) -> date:
        """The last day of it."""
        return self.ends_on - timedelta(days=1)


class Bill(Record):
    """What a user owes for a run. Its lines and its amount never change.

    `name` is the user's on the day of issue. `volume_m3`: all water of the period that it rests on. `state_tyiyn`: what
    of the amount is for the state. `open_tyiyn`: the amount less reliefs and payments set against it. `replaces`: the
    cancelled bill in whose place it stands.
    """

    run = models.ForeignKey(BillRun, models.PROTECT, related_name="bills")
    association = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    user = models.ForeignKey(WaterUser, models.PROTECT, related_name="bills")
    name = models.CharField(max_length=200)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    amount_tyiyn = models.BigIntegerField()
    state_tyiyn = models.BigIntegerField()
    open_tyiyn = models.BigIntegerField()
    volume_m3 = models.DecimalField(max_digits=14, decimal_places=3)
    state = models.CharField(max_length=10, choices=BillState, default=BillState.STANDING)
    why = models.CharField(_("why it was cancelled"), max_length=300, blank=True)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    issued = models.OneToOneField(IssuedDocument, models.PROTECT, related_name="+")
    by = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["association", "year", "number"], name="water_bill_number"),
            models.UniqueConstraint(
                fields=["run", "user"], condition=Q(state=BillState.STANDING), name="water_bill_one_standing"
            ),
            models.CheckConstraint(
                condition=Q(open_tyiyn__gte=0, open_tyiyn__lte=F("amount_tyiyn"), amount_tyiyn__gt=0),
                name="water_bill_open",
            ),
        ]
        indexes = [models.Index(fields=["user", "state"], name="water_bill_by_user")]

    def __str__(self) -> str:
        return f"{self.number}/{self.year}"

    def get_absolute_url(self) -> str:
        return reverse("water:bill", args=[self.pk])

    @property
    def stands(self) -> bool:
        """Whether it was not cancelled."""
        return self.state == BillState.STANDING


class BillLine(Record):
    """Quantity times rate on the days [starts_on, ends_on). The quantity is m³, ha, minutes, waterings, or 1.

    By hectares the rate is for a season: `days` of `of_days` are charged.
    """

    bill = models.ForeignKey(Bill, models.PROTECT, related_name="lines")
    position = models.PositiveSmallIntegerField()
    tariff = models.ForeignKey(Tariff, models.PROTECT, related_name="+")
    side = models.CharField(max_length=12, choices=TariffSide)
    basis = models.CharField(max_length=10, choices=TariffBasis)
    quantity = models.DecimalField(max_digits=16, decimal_places=4)
    rate_tyiyn = models.DecimalField(max_digits=13, decimal_places=2)
    amount_tyiyn = models.BigIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    days = models.PositiveSmallIntegerField(null=True)
    of_days = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["bill", "position"], name="water_bill_line_once")]


class BilledDelivery(Record):
    """A delivery that a bill rests on. It `counts` while the bill stands: the database lets none be billed twice."""

    bill = models.ForeignKey(Bill, models.PROTECT, related_name="billed")
    delivery = models.ForeignKey(Delivery, models.PROTECT, related_name="billed")
    began_on = models.DateField()
    volume_m3 = models.DecimalField(max_digits=14, decimal_places=3)
    counts = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["delivery"], condition=Q(counts=True), name="water_delivery_billed_once")
        ]
