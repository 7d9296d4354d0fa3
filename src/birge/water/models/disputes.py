"""Disputes about water: who disputes which delivery, turn or bill, by when it is answered, and how."""

from __future__ import annotations

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from birge.kernel.models import Record
from birge.meetings.models import Minutes
from birge.people.models import Organisation
from birge.water.enums import DisputeJudge, DisputeState
from birge.water.models.dated import Dated, dated_rules
from birge.water.models.deliveries import Delivery
from birge.water.models.fees import Bill
from birge.water.models.rotas import Turn
from birge.water.models.users import WaterUser


class DisputeTerm(Dated):
    """Within how many working days an association answers a dispute, and who does. No `source`: to confirm."""

    LINE = ("association",)

    association = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    working_days = models.PositiveSmallIntegerField(_("working days"), validators=[MinValueValidator(1)])
    judge = models.CharField(_("who decides"), max_length=10, choices=DisputeJudge)
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        constraints = dated_rules("water_dispute_term", "association")


class Dispute(Record):
    """A user says that a delivery, a turn or a bill is wrong. `due_on` and `judge` follow the term of that day.

    `correction`: the delivery that was entered in the place
    of the wrong one; `minutes` or `minutes_text`: where the commission's decision stands.
    """

    association = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    user = models.ForeignKey(WaterUser, models.PROTECT, related_name="disputes")
    delivery = models.ForeignKey(Delivery, models.PROTECT, null=True, related_name="disputes")
    turn = models.ForeignKey(Turn, models.PROTECT, null=True, related_name="disputes")
    bill = models.ForeignKey(Bill, models.PROTECT, null=True, related_name="disputes")
    reason = models.CharField(_("what is wrong"), max_length=1000)
    state = models.CharField(max_length=10, choices=DisputeState, default=DisputeState.OPEN)
    judge = models.CharField(max_length=10, choices=DisputeJudge)
    due_on = models.DateField(null=True)
    raised_by = models.JSONField()
    raised_at = models.DateTimeField()
    answer = models.CharField(_("answer"), max_length=1000, blank=True)
    answered_by = models.JSONField(null=True)
    answered_at = models.DateTimeField(null=True)
    correction = models.ForeignKey(Delivery, models.PROTECT, null=True, related_name="+")
    minutes = models.ForeignKey(Minutes, models.PROTECT, null=True, related_name="+")
    minutes_text = models.CharField(_("minutes on paper"), max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(delivery__isnull=False) | Q(turn__isnull=False) | Q(bill__isnull=False),
                name="water_dispute_about",
            )
        ]
        indexes = [models.Index(fields=["association", "state", "due_on"], name="water_dispute_by_due")]

    def get_absolute_url(self) -> str:
        return reverse("water:dispute", args=[self.pk])
