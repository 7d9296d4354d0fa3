"""What of the book is published: by which dated rules, of which places, and as of which day."""

from __future__ import annotations

from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from birge.kernel.models import Record


class PassportRules(Record):
    """How passports of days from `starts_on` on are made, until the next rules. `source` "" is to confirm.

    `age_starts`: the first age of each band, rising, from 0. `release_days`: "MM-DD", the days of a year of which a
    passport may be published: few, because what two neighbouring days show tells what changed between them.
    """

    starts_on = models.DateField(_("from which day"), unique=True)
    smallest = models.PositiveSmallIntegerField(
        _("smallest number that is shown"), validators=[MinValueValidator(2), MaxValueValidator(100)]
    )
    spread_percent = models.PositiveSmallIntegerField(
        _("uncertainty of a hidden amount in percent"), validators=[MaxValueValidator(100)]
    )
    age_starts = models.JSONField(_("ages at which a band begins"))
    release_days = models.JSONField(_("days of the year of which a passport is published"))
    source = models.CharField(_("legal act or other source"), max_length=300, blank=True)

    def is_release_day(self, on: date) -> bool:
        """Whether a passport of that day may be published."""
        return f"{on:%m-%d}" in self.release_days


class PassportRelease(Record):
    """The passport of a place as of a day was published, as the book was known at that moment: it never changes."""

    place = models.ForeignKey("places.Place", models.PROTECT, related_name="+")
    on = models.DateField()
    known_at = models.DateTimeField()
    by = models.JSONField()
    headline = models.JSONField(default=dict)
    """The figures that later passports are compared with, as they are public."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "on"], name="book_release_once")]
        indexes = [models.Index(fields=["on"], name="book_release_by_day")]
