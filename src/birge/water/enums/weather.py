"""Closed lists of weather and the need of crops."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Filled(models.TextChoices):
    """Where the weather of a day comes from."""

    MEASURED = "measured", pgettext_lazy("weather", "Measured")
    INTERPOLATED = "interpolated", pgettext_lazy("weather", "Filled: between the neighbouring days")
    MEAN = "mean", pgettext_lazy("weather", "Filled: long-term mean of the month")
    MISSING = "missing", pgettext_lazy("weather", "Missing")


class Soil(models.TextChoices):
    """Soils of which it is known how much water they hold (FAO-56, Table 19; to confirm)."""

    SAND = "sand", pgettext_lazy("soil", "Sand")
    SANDY_LOAM = "sandy-loam", pgettext_lazy("soil", "Sandy loam")
    LOAM = "loam", pgettext_lazy("soil", "Loam")
    SILT_LOAM = "silt-loam", pgettext_lazy("soil", "Silt loam")
    SILTY_CLAY_LOAM = "silty-clay-loam", pgettext_lazy("soil", "Silty clay loam")
    CLAY = "clay", pgettext_lazy("soil", "Clay")


class Edition(models.TextChoices):
    """Editions of FAO Irrigation and Drainage Paper 56."""

    FAO56_1998 = "fao56-1998", _("FAO-56, 1998")
    FAO56_2025 = "fao56-2025", _("FAO-56, revised edition 2025")
