"""A season of an association: what grows where, and how much water a hectare of it takes in ten days."""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from birge.kernel.models import Record
from birge.kernel.texts import TextsField, text_in
from birge.people.models import Organisation
from birge.water.enums import SeasonKind
from birge.water.models.dated import Dated, dated_rules
from birge.water.models.parcels import Parcel


class Season(Record):
    """[starts_on, ends_on) in which an association waters: the vegetation, or outside it.

    `legal_base`: the acts by which its water is shared, as its decisions name them; "" is to confirm.
    """

    association = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    names = TextsField(_("name"))
    kind = models.CharField(_("kind"), max_length=12, choices=SeasonKind, default=SeasonKind.VEGETATION)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("day after the last"))
    legal_base = models.CharField(_("legal base of the share-out"), max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(starts_on__lt=F("ends_on")), name="water_season_period"),
            models.UniqueConstraint(fields=["association", "starts_on"], name="water_season_once"),
        ]

    def __str__(self) -> str:
        return text_in(self.names)

    def get_absolute_url(self) -> str:
        return reverse("water:season", args=[self.pk])


class Crop(Record):
    """What is grown, as data: an administrator adds crops. One that is not used any more is no longer offered."""

    code = models.CharField(_("code"), max_length=30, unique=True)
    names = TextsField(_("name"))
    is_used = models.BooleanField(_("can be chosen"), default=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return text_in(self.names)


class Norm(Dated):
    """How much water a hectare of a crop takes at the user's gate in one ten-day period of the year (1 to 36), m³.

    `hydromodule` is the zone for which it holds, "" all the land of the association. `source` says who says so; ""
    is to confirm. None is shipped: an association enters those by which it works.
    """

    LINE = ("association", "crop", "hydromodule", "ten_days")

    association = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    crop = models.ForeignKey(Crop, models.PROTECT, related_name="norms", verbose_name=_("crop"))
    hydromodule = models.CharField(_("hydromodule zone"), max_length=20, blank=True)
    ten_days = models.PositiveSmallIntegerField(
        _("ten-day period of the year"), validators=[MinValueValidator(1), MaxValueValidator(36)]
    )
    m3_ha = models.DecimalField(
        _("norm, m³ per ha"), max_digits=8, decimal_places=2, validators=[MinValueValidator(Decimal(0))]
    )
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        constraints = dated_rules("water_norm", "association", "crop", "hydromodule", "ten_days")


class CropPlan(Record):
    """What a parcel bears in a season, and on how much of it."""

    season = models.ForeignKey(Season, models.PROTECT, related_name="plans")
    parcel = models.ForeignKey(Parcel, models.PROTECT, related_name="plans", verbose_name=_("parcel"))
    crop = models.ForeignKey(Crop, models.PROTECT, related_name="plans", verbose_name=_("crop"))
    hydromodule = models.CharField(_("hydromodule zone"), max_length=20, blank=True)
    area_ha = models.DecimalField(
        _("area, ha"), max_digits=10, decimal_places=4, validators=[MinValueValidator(Decimal("0.0001"))]
    )
    batch = models.UUIDField(null=True, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["season", "parcel", "crop"], name="water_plan_once")]
