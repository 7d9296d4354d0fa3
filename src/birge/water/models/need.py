"""By what the need of crops is computed: coefficients of an edition, and what an association chose."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from birge.people.models import Organisation
from birge.water.enums import Edition, Soil
from birge.water.models.dated import Dated, dated_rules
from birge.water.models.seasons import Crop
from birge.water.models.weather import Station


def _kc(label: Any) -> Any:
    return models.DecimalField(
        label, max_digits=4, decimal_places=2, null=True, blank=True, validators=[MaxValueValidator(2)]
    )


def _days(label: Any) -> Any:
    return models.PositiveSmallIntegerField(label, null=True, blank=True, validators=[MaxValueValidator(500)])


class OfCrop(Dated):
    """What FAO-56 says of a crop; null: it has no value. Coefficients for RHmin 45 % and wind of 2 m/s."""

    kc_ini = _kc(_("Kc, initial"))
    kc_mid = _kc(_("Kc, mid-season"))
    kc_end = _kc(_("Kc, end"))
    ini_days = _days(_("days of the initial stage"))
    dev_days = _days(_("days of development"))
    mid_days = _days(_("days of mid-season"))
    late_days = _days(_("days of late season"))
    height_m = models.DecimalField(_("height, m"), max_digits=4, decimal_places=2, null=True, blank=True)
    root_m = models.DecimalField(_("depth of the roots, m"), max_digits=4, decimal_places=2, null=True, blank=True)
    p = models.DecimalField(_("p"), max_digits=3, decimal_places=2, null=True, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        abstract = True


class Coefficient(OfCrop):
    """A row of the tables of an edition, as an installation keeps it. `name`: its crop there ("winter-wheat")."""

    LINE = ("edition", "name")

    edition = models.CharField(_("edition"), max_length=20, choices=Edition)
    name = models.CharField(_("crop of the tables"), max_length=40)

    class Meta:
        constraints = dated_rules("water_coefficient", "edition", "name")


class CropNeed(OfCrop):
    """How an association grows a crop: its row of the tables, the planting day, and values of its own before those."""

    LINE = ("association", "crop")

    association = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    crop = models.ForeignKey(Crop, models.PROTECT, related_name="+")
    table_crop = models.CharField(_("crop of the tables"), max_length=40)
    month = models.PositiveSmallIntegerField(
        _("month of planting"), validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    day = models.PositiveSmallIntegerField(
        _("day of planting"), validators=[MinValueValidator(1), MaxValueValidator(31)]
    )

    class Meta:
        constraints = dated_rules("water_crop_need", "association", "crop")


class NeedSetting(Dated):
    """What holds for all crops of an association: station, edition, soil, losses on the field, gaps that are filled."""

    LINE = ("association",)

    association = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    station = models.ForeignKey(Station, models.PROTECT, related_name="+", verbose_name=_("weather station"))
    edition = models.CharField(_("edition of the coefficients"), max_length=20, choices=Edition)
    soil = models.CharField(_("soil"), max_length=20, choices=Soil)
    efficiency = models.DecimalField(
        _("application efficiency"),
        max_digits=3,
        decimal_places=2,
        validators=[MinValueValidator(Decimal("0.05")), MaxValueValidator(1)],
    )
    fill_days = models.PositiveSmallIntegerField(
        _("longest gap filled between its neighbours, days"), default=3, validators=[MaxValueValidator(10)]
    )
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        constraints = dated_rules("water_need_setting", "association")
