"""What users ask for in a ten-day period, and how much is expected to flow."""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from birge.kernel.models import Record
from birge.water.enums import RequestWay
from birge.water.models.canals import Canal
from birge.water.models.points import Outlet
from birge.water.models.seasons import Season
from birge.water.models.users import WaterUser


class WaterRequest(Record):
    """What a user asks for at one outlet in the ten-day period that begins on `period_on`: m³ at her gate.

    `computed_m3` is what the crop plan and the norms give; None: a norm is missing. As long as `way` is `computed` the
    volume follows it; a person's correction stays, with who, when and why.
    """

    season = models.ForeignKey(Season, models.PROTECT, related_name="requests")
    period_on = models.DateField()
    user = models.ForeignKey(WaterUser, models.PROTECT, related_name="requests")
    outlet = models.ForeignKey(Outlet, models.PROTECT, related_name="requests")
    volume_m3 = models.DecimalField(
        _("asked for, m³"), max_digits=14, decimal_places=3, validators=[MinValueValidator(Decimal(0))]
    )
    computed_m3 = models.DecimalField(max_digits=14, decimal_places=3, null=True)
    way = models.CharField(_("how it came"), max_length=10, choices=RequestWay, default=RequestWay.COMPUTED)
    why = models.CharField(_("why it differs"), max_length=300, blank=True)
    by = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["season", "period_on", "user", "outlet"], name="water_request_once")
        ]


class Forecast(Record):
    """How much is expected at the head of a canal that leaves the source, in the period that begins on `period_on`."""

    head = models.ForeignKey(Canal, models.PROTECT, related_name="forecasts")
    period_on = models.DateField()
    flow_lps = models.DecimalField(
        _("expected flow at the head, l/s"),
        max_digits=9,
        decimal_places=2,
        validators=[MinValueValidator(Decimal(0))],
    )
    source = models.CharField(_("who says so"), max_length=200, blank=True)
    batch = models.UUIDField(null=True, editable=False)
    by = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["head", "period_on"], name="water_forecast_once")]
