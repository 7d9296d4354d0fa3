"""The yearly round: every household of an aimak is visited once, and the book is made true at the door."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from birge.kernel.models import Record
from birge.registers.models.households import Household


class Round(Record):
    """The round of one year in the villages of a place, in [starts_on, ends_on). Closed: no visit is added any more."""

    place = models.ForeignKey("places.Place", models.PROTECT, related_name="+", verbose_name=_("aiyl aimak"))
    year = models.PositiveSmallIntegerField(_("year"))
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("first day after the round"))
    opened_at = models.DateTimeField()
    opened_by = models.JSONField()
    closed_at = models.DateTimeField(null=True)
    closed_by = models.JSONField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["place", "year"], name="book_round_once_a_year"),
            models.CheckConstraint(condition=Q(starts_on__lt=F("ends_on")), name="book_round_period"),
        ]

    @property
    def last_on(self) -> date:
        """The last day of the round."""
        return self.ends_on - timedelta(days=1)

    def get_absolute_url(self) -> str:
        return reverse("registers:round", args=[self.pk])


class Visit(Record):
    """A household was visited in a round; of several visits the last. `is_changed`: the book was changed by it."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="visits")
    household = models.ForeignKey(Household, models.PROTECT, related_name="visits")
    visited_on = models.DateField()
    is_changed = models.BooleanField()
    at = models.DateTimeField()
    by = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "household"], name="book_visit_once_a_round")]
