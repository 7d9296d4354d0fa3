"""What the assembly of the users resolved about sharing, and which households that concerns."""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from birge.people.models import Organisation
from birge.water.enums import AssemblyKind
from birge.water.models.dated import Dated, dated_rules
from birge.water.models.users import WaterUser


class AssemblyRule(Dated):
    """A rule that the assembly voted, on the ground of minutes in the system or on paper.

    `value` is m³ per ha in a ten-day period for floors, a factor for the weight, a number for tiers. `statuses` are the
    codes of the statuses in the household book that make a household vulnerable here (rules about the vulnerable only).
    """

    LINE = ("association", "kind")

    association = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    kind = models.CharField(_("rule"), max_length=20, choices=AssemblyKind)
    value = models.DecimalField(
        _("value"), max_digits=9, decimal_places=2, validators=[MinValueValidator(Decimal("0.01"))]
    )
    statuses = models.JSONField(_("statuses in the household book"), default=list, blank=True)
    minutes = models.ForeignKey("meetings.Minutes", models.PROTECT, null=True, blank=True, related_name="+")
    minutes_text = models.CharField(_("minutes of the assembly"), max_length=300)

    class Meta:
        constraints = dated_rules("water_assembly", "association", "kind")


class Vulnerable(Dated):
    """A user whose household the book calls vulnerable, as the clerk read it: restricted. Never which status it is."""

    LINE = ("user",)

    user = models.ForeignKey(WaterUser, models.PROTECT, related_name="vulnerable_rows")

    class Meta:
        constraints = dated_rules("water_vulnerable", "user")
