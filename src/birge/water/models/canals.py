"""Canals: where each takes its water, how long, how wide, how much is lost, and whose it is from when to when."""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from birge.kernel.texts import TextsField, text_in
from birge.people.models import Organisation
from birge.water.enums import HolderSide, Lining
from birge.water.models.dated import Dated, Registered, dated_rules


class Canal(Registered):
    """The identity of a canal: its code in the association's scheme."""

    code = models.CharField(_("code"), max_length=20)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["association", "code"], name="water_canal_once")]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("water:canal", args=[self.pk])


class CanalState(Dated):
    """A canal as it is. Without `parent` it takes its water from `source` (a river, a spring, a pump).

    `distance_m` is where it leaves its parent, along the parent from its head. `efficiency` is the part of the water
    let in at the head that reaches the end; `efficiency_source` says who measured it or which norm it is. `outline` is
    a GeoJSON LineString (WGS84) for the map.
    """

    LINE = ("canal",)

    canal = models.ForeignKey(Canal, models.PROTECT, related_name="states")
    parent = models.ForeignKey(
        Canal, models.PROTECT, null=True, blank=True, related_name="child_states", verbose_name=_("leaves the canal")
    )
    names = TextsField(_("name"))
    source = models.CharField(_("source of the water"), max_length=200, blank=True)
    distance_m = models.PositiveIntegerField(_("where it leaves, m"), default=0)
    length_m = models.PositiveIntegerField(_("length, m"), validators=[MinValueValidator(1)])
    capacity_lps = models.DecimalField(
        _("capacity, l/s"), max_digits=9, decimal_places=2, validators=[MinValueValidator(Decimal("0.01"))]
    )
    efficiency = models.DecimalField(
        _("efficiency"),
        max_digits=4,
        decimal_places=3,
        validators=[MinValueValidator(Decimal("0.001")), MaxValueValidator(1)],
    )
    efficiency_source = models.CharField(_("where the efficiency comes from"), max_length=200, blank=True)
    lining = models.CharField(_("lining"), max_length=10, choices=Lining, default=Lining.EARTH)
    outline = models.JSONField(null=True, editable=False)

    class Meta:
        constraints = [
            *dated_rules("water_canal_state", "canal"),
            models.CheckConstraint(condition=Q(efficiency__gt=0, efficiency__lte=1), name="water_canal_efficiency"),
        ]
        indexes = [models.Index(fields=["parent", "distance_m"], name="water_canal_by_parent")]

    def __str__(self) -> str:
        return text_in(self.names) or self.canal.code


class CanalHolder(Dated):
    """Who owns or operates a canal, and by which act.

    Decree 706 of 30 October 2025 moves on-farm canals of the first and second order to the state water service by
    31 December 2026, so that owners change by date.
    """

    LINE = ("canal", "side")

    canal = models.ForeignKey(Canal, models.PROTECT, related_name="holders")
    side = models.CharField(_("owner or operator"), max_length=10, choices=HolderSide)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name=_("organisation"))
    basis = models.CharField(_("by which act"), max_length=300, blank=True)

    class Meta:
        constraints = dated_rules("water_holder", "canal", "side")
