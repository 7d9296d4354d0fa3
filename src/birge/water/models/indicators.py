"""From which value on an indicator is good, fair or poor: bands as dated data."""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from birge.people.models import Organisation
from birge.water.enums import BandKind
from birge.water.models.dated import Dated, dated_rules


class Band(Dated):
    """`good` and `fair` are the last values that are still so; whether more or less is better, the kind says.

    Without an association the row holds for every association that has none of its own. `source` says who says so; ""
    is to confirm.
    """

    LINE = ("association", "kind")

    association = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    kind = models.CharField(_("indicator"), max_length=20, choices=BandKind)
    good = models.DecimalField(
        _("good up to"), max_digits=5, decimal_places=3, validators=[MinValueValidator(Decimal(0))]
    )
    fair = models.DecimalField(
        _("fair up to"), max_digits=5, decimal_places=3, validators=[MinValueValidator(Decimal(0))]
    )
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        constraints = dated_rules("water_band", "association", "kind")

    @property
    def more_is_better(self) -> bool:
        """Adequacy and efficiency are best at 1; variations are best at 0."""
        return self.kind in (BandKind.ADEQUACY, BandKind.EFFICIENCY)
