"""Parcels that the association waters, and who held each from when to when."""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from birge.places.models import Place
from birge.water.enums import TenureKind
from birge.water.models.dated import Dated, Registered, dated_rules
from birge.water.models.points import Outlet
from birge.water.models.users import WaterUser


class Parcel(Registered):
    """The identity of a parcel: its number in the association's register."""

    number = models.CharField(_("number"), max_length=30)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["association", "number"], name="water_parcel_once")]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("water:parcel", args=[self.pk])


class ParcelState(Dated):
    """How large a parcel is, through which outlet it gets its water, and in which village it lies.

    `outline` is a GeoJSON Polygon (WGS84) for the map.
    """

    LINE = ("parcel",)

    parcel = models.ForeignKey(Parcel, models.PROTECT, related_name="states")
    outlet = models.ForeignKey(
        Outlet, models.PROTECT, null=True, blank=True, related_name="parcel_states", verbose_name=_("outlet")
    )
    area_ha = models.DecimalField(
        _("area, ha"), max_digits=10, decimal_places=4, validators=[MinValueValidator(Decimal("0.0001"))]
    )
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("village"))
    outline = models.JSONField(null=True, editable=False)

    class Meta:
        constraints = dated_rules("water_parcel_state", "parcel")


class Tenure(Dated):
    """Who waters a parcel, and by what right."""

    LINE = ("parcel",)

    parcel = models.ForeignKey(Parcel, models.PROTECT, related_name="tenures")
    user = models.ForeignKey(WaterUser, models.PROTECT, related_name="tenures", verbose_name=_("water user"))
    kind = models.CharField(_("by what right"), max_length=10, choices=TenureKind, default=TenureKind.OWNED)

    class Meta:
        constraints = dated_rules("water_tenure", "parcel")
