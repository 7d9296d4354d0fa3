"""What is plausible: dated figures with their source, which administrators of everything enter."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from birge.water.enums import BoundKind
from birge.water.models.dated import Dated, dated_rules


class Bound(Dated):
    """The largest value that is still plausible; `source` says who says so, "" while it is to confirm."""

    LINE = ("kind",)

    kind = models.CharField(_("of what"), max_length=20, choices=BoundKind)
    most = models.DecimalField(_("at most"), max_digits=12, decimal_places=4)
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        constraints = dated_rules("water_bound", "kind")
