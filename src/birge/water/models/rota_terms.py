"""By what every rota of an association is drawn up, besides its own figures."""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from birge.people.models import Organisation
from birge.water.models.dated import Dated, dated_rules


class RotaTerms(Dated):
    """How long 64 m of a canal fill and drain, and when it is night; `source` says who says so, "" is to confirm."""

    LINE = ("association",)

    association = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    fill_min = models.DecimalField(
        _("filling, minutes per 64 m"), max_digits=5, decimal_places=2, validators=[MinValueValidator(Decimal(0))]
    )
    drain_min = models.DecimalField(
        _("draining, minutes per 64 m"), max_digits=5, decimal_places=2, validators=[MinValueValidator(Decimal(0))]
    )
    night_from = models.TimeField(_("night from"))
    night_until = models.TimeField(_("night until"))
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        constraints = [
            *dated_rules("water_rota_terms", "association"),
            models.CheckConstraint(condition=~Q(night_from=F("night_until")), name="water_rota_night"),
        ]
