"""Tariffs: dated rules with their source. None is shipped."""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from birge.people.models import Organisation
from birge.water.enums import SeasonKind, TariffBasis, TariffSide
from birge.water.models.dated import Dated, dated_rules


class Tariff(Dated):
    """What one unit of the basis costs, in tyiyn; `season_kind` "": in every kind of season.

    A tariff for the kind of season goes before one for every kind. `source`: the act or minutes that say so; "" is to
    confirm, and nobody is billed by it until then.
    """

    LINE = ("association", "side", "basis", "season_kind")

    association = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    side = models.CharField(_("for whom"), max_length=12, choices=TariffSide)
    basis = models.CharField(_("charged for"), max_length=10, choices=TariffBasis)
    season_kind = models.CharField(_("kind of season"), max_length=12, choices=SeasonKind, blank=True)
    rate_tyiyn = models.DecimalField(
        _("rate, tyiyn"), max_digits=13, decimal_places=2, validators=[MinValueValidator(Decimal("0.01"))]
    )
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        constraints = dated_rules("water_tariff", "association", "side", "basis", "season_kind")
