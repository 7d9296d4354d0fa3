"""The end of a year: what was bound and not spent."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from birge.contests.models.agreements.agreement import Agreement
from birge.contests.models.programmes import BudgetLine
from birge.kernel.models import Record


class YearEnd(Record):
    """What became of an agreement's unspent money of a line at the end of a year: set free, or carried on, and why."""

    line = models.ForeignKey(BudgetLine, models.PROTECT, related_name="year_ends")
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="year_ends")
    year = models.PositiveIntegerField(_("year"))
    amount_tyiyn = models.PositiveBigIntegerField(_("amount"))
    is_released = models.BooleanField(_("set free"))
    why = models.CharField(_("why"), max_length=500)
    at = models.DateTimeField()
    by = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["line", "agreement", "year"], name="contests_year_end_once"),
        ]
