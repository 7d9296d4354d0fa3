"""Points on canals: outlets, through which users get water, and gauge posts, where the flow is measured."""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from birge.water.enums import GaugeKind
from birge.water.models.canals import Canal
from birge.water.models.dated import Dated, Registered, dated_rules
from birge.water.models.zones import Zone


class Outlet(Registered):
    """The identity of an outlet: its code in the association's scheme."""

    code = models.CharField(_("code"), max_length=20)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["association", "code"], name="water_outlet_once")]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("water:outlet", args=[self.pk])


class OutletState(Dated):
    """Where an outlet leaves its canal (along it from the head), how much passes, whose zone it serves."""

    LINE = ("outlet",)

    outlet = models.ForeignKey(Outlet, models.PROTECT, related_name="states")
    canal = models.ForeignKey(Canal, models.PROTECT, related_name="outlet_states", verbose_name=_("canal"))
    distance_m = models.PositiveIntegerField(_("distance from the head of the canal, m"))
    capacity_lps = models.DecimalField(
        _("capacity, l/s"), max_digits=9, decimal_places=2, validators=[MinValueValidator(Decimal("0.01"))]
    )
    zone = models.ForeignKey(
        Zone, models.PROTECT, null=True, blank=True, related_name="outlet_states", verbose_name=_("zone")
    )
    latitude = models.FloatField(
        _("latitude"), null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    longitude = models.FloatField(
        _("longitude"), null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )

    class Meta:
        constraints = dated_rules("water_outlet_state", "outlet")
        indexes = [models.Index(fields=["canal", "distance_m"], name="water_outlet_by_canal")]


class GaugePost(Registered):
    """The identity of a gauge post."""

    code = models.CharField(_("code"), max_length=20)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["association", "code"], name="water_gauge_once")]

    def __str__(self) -> str:
        return self.code


class GaugeState(Dated):
    """Where a gauge post stands and how the flow is found there; `width_m` is the width of a weir's crest."""

    LINE = ("gauge",)

    gauge = models.ForeignKey(GaugePost, models.PROTECT, related_name="states")
    canal = models.ForeignKey(Canal, models.PROTECT, related_name="gauge_states", verbose_name=_("canal"))
    distance_m = models.PositiveIntegerField(_("distance from the head of the canal, m"))
    kind = models.CharField(_("kind"), max_length=12, choices=GaugeKind)
    width_m = models.DecimalField(
        _("width of the crest, m"),
        max_digits=6,
        decimal_places=3,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("0.001"))],
    )

    class Meta:
        constraints = dated_rules("water_gauge_state", "gauge")


class GaugeRating(Dated):
    """The table of a gauge post: `rows` are [level in cm, flow in l/s], rising, as texts of decimal numbers."""

    LINE = ("gauge",)

    gauge = models.ForeignKey(GaugePost, models.PROTECT, related_name="ratings")
    rows = models.JSONField(_("level and flow"))

    class Meta:
        constraints = dated_rules("water_rating", "gauge")
