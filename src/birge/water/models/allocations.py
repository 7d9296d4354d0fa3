"""The share-out of the water of one source among the users in one ten-day period, as a decision."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from birge.decisions.models import Decision
from birge.kernel.models import Record
from birge.people.models import Organisation
from birge.water.models.canals import Canal
from birge.water.models.requests import WaterRequest
from birge.water.models.seasons import Season
from birge.water.periods import TenDays


class Allocation(Record):
    """Who gets how much below `head` in the period. State, rule and proof are its decision's."""

    decision = models.OneToOneField(Decision, models.PROTECT, related_name="allocation")
    association = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    season = models.ForeignKey(Season, models.PROTECT, related_name="allocations")
    head = models.ForeignKey(Canal, models.PROTECT, related_name="allocations")
    period_on = models.DateField()
    supply_m3 = models.DecimalField(max_digits=14, decimal_places=3, null=True)

    class Meta:
        indexes = [models.Index(fields=["head", "period_on"], name="water_allocation_by_period")]

    def get_absolute_url(self) -> str:
        return reverse("water:allocation", args=[self.pk])

    @property
    def period(self) -> TenDays:
        """The ten days that it is about."""
        return TenDays(self.period_on)


class AllocationRow(Record):
    """What one request got: copied from the decision's row `number`, so that lists need not open it."""

    allocation = models.ForeignKey(Allocation, models.PROTECT, related_name="rows")
    request = models.ForeignKey(WaterRequest, models.PROTECT, related_name="rows")
    number = models.PositiveIntegerField()
    asked_m3 = models.DecimalField(max_digits=14, decimal_places=3)
    given_m3 = models.DecimalField(max_digits=14, decimal_places=3)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["allocation", "request"], name="water_row_once")]
