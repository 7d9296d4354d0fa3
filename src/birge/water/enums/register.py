"""Closed lists of what stands in the register."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Lining(models.TextChoices):
    """What a canal's bed is made of: it decides how much water is lost on the way."""

    EARTH = "earth", pgettext_lazy("canal", "Earth")
    CONCRETE = "concrete", pgettext_lazy("canal", "Concrete")
    PIPE = "pipe", pgettext_lazy("canal", "Pipe")
    OTHER = "other", pgettext_lazy("canal", "Other lining")


class HolderSide(models.TextChoices):
    """What an organisation is to a canal."""

    OWNER = "owner", pgettext_lazy("canal", "Owner")
    OPERATOR = "operator", pgettext_lazy("canal", "Operator")


class GaugeKind(models.TextChoices):
    """How the flow is found at a gauge post: by a table of the post, or by the formula of a weir."""

    STAFF = "staff", _("Staff with a table")
    CIPOLETTI = "cipoletti", _("Cipoletti weir")
    V_NOTCH = "v-notch", _("V-notch weir, 90°")
    RECTANGULAR = "rectangular", _("Rectangular weir")


WITH_A_WIDTH = frozenset({GaugeKind.CIPOLETTI, GaugeKind.RECTANGULAR})
"""Weirs whose formula needs the width of the crest."""


class TenureKind(models.TextChoices):
    """By what right a user waters a parcel."""

    OWNED = "owned", pgettext_lazy("tenure", "Own")
    LEASED = "leased", pgettext_lazy("tenure", "Leased")
    PLOT = "plot", pgettext_lazy("tenure", "Household plot")
    OTHER = "other", pgettext_lazy("tenure", "Other right")


class BoundKind(models.TextChoices):
    """Figures above which a value is surely a slip."""

    PARCEL_HA = "parcel-ha", _("Area of one parcel, ha")
    READING_GAP_H = "reading-gap-h", _("Time between two readings of a gauge post, hours")
