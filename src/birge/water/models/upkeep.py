"""Keeping canals in order: how they were found, repairs, and the days on which users clean them together (ашар)."""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from birge.kernel.models import Record, StoredFile
from birge.water.enums import CanalGrade, ContributionKind, RepairState
from birge.water.models.canals import Canal
from birge.water.models.users import WaterUser


class Stretch(Record):
    """A part of a canal, [from_m, to_m) along it from its head, and who wrote about it when."""

    canal = models.ForeignKey(Canal, models.PROTECT, related_name="+", verbose_name=_("canal"))
    from_m = models.PositiveIntegerField(_("from, m of the head"))
    to_m = models.PositiveIntegerField(_("to, m of the head"))
    by = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        abstract = True

    @property
    def metres(self) -> int:
        """How long it is."""
        return self.to_m - self.from_m


def _forwards(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(from_m__lt=F("to_m")), name=name)


class Assessment(Stretch):
    """How a stretch was found on a day. Never overwritten: the condition over time is all of them."""

    on = models.DateField(_("day"))
    grade = models.CharField(_("condition"), max_length=10, choices=CanalGrade)
    note = models.CharField(_("what was seen"), max_length=500, blank=True)
    photo = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [_forwards("water_assessment_forwards")]
        indexes = [models.Index(fields=["canal", "on"], name="water_assessment_by_canal")]


class Repair(Stretch):
    """Work that is planned on a stretch, with its budget; `spent_tyiyn` and `done_on` once it is done."""

    what = models.CharField(_("what is to be done"), max_length=300)
    due_on = models.DateField(_("to be done until"))
    budget_tyiyn = models.BigIntegerField(_("budget"))
    source = models.CharField(_("where the money comes from"), max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=RepairState, default=RepairState.PLANNED)
    spent_tyiyn = models.BigIntegerField(null=True)
    done_on = models.DateField(null=True)

    class Meta:
        constraints = [
            _forwards("water_repair_forwards"),
            models.CheckConstraint(condition=Q(budget_tyiyn__gte=0), name="water_repair_budget"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("water:repair", args=[self.pk])


class CleaningDay(Stretch):
    """A day on which users clean a stretch together; what was done is written afterwards."""

    on = models.DateField(_("day"))
    where = models.CharField(_("where people meet"), max_length=200, blank=True)
    done = models.CharField(_("what was done"), max_length=500, blank=True)
    cleaned_m = models.PositiveIntegerField(_("cleaned, m"), null=True)

    class Meta:
        constraints = [_forwards("water_cleaning_forwards")]
        indexes = [models.Index(fields=["canal", "on"], name="water_cleaning_by_canal")]

    def get_absolute_url(self) -> str:
        return reverse("water:cleaning", args=[self.pk])


class Invited(Record):
    """A user who was asked to come; `people` and `hours` (of all of them together) once it is known, 0: nobody came."""

    day = models.ForeignKey(CleaningDay, models.PROTECT, related_name="invited")
    user = models.ForeignKey(WaterUser, models.PROTECT, related_name="+")
    people = models.PositiveSmallIntegerField(null=True)
    hours = models.DecimalField(max_digits=7, decimal_places=1, null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "user"], name="water_invited_once")]


class Contribution(Record):
    """What somebody gave to a repair or a cleaning day: hours of work, money, or material worth so much."""

    repair = models.ForeignKey(Repair, models.PROTECT, null=True, related_name="contributions")
    day = models.ForeignKey(CleaningDay, models.PROTECT, null=True, related_name="contributions")
    giver = models.CharField(_("who gave it"), max_length=200)
    kind = models.CharField(_("what was given"), max_length=10, choices=ContributionKind)
    hours = models.DecimalField(
        max_digits=7, decimal_places=1, default=Decimal(0), validators=[MinValueValidator(Decimal(0))]
    )
    amount_tyiyn = models.BigIntegerField(default=0)
    what = models.CharField(max_length=200, blank=True)
    on = models.DateField(_("day"))
    by = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(repair__isnull=True, day__isnull=False) | Q(repair__isnull=False, day__isnull=True),
                name="water_contribution_to_one",
            )
        ]
