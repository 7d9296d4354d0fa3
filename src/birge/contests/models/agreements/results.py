"""What a project promised to change, and what it reports."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from birge.contests.enums.agreements import ReportState
from birge.contests.models.agreements.agreement import Agreement
from birge.kernel.models import Record, StoredFile
from birge.registers.enums import Sex


class AgeBands(Record):
    """Into which ages people are counted in reports whose period ends on or after `starts_on`.

    `bands`: the first ages of the bands in order, [0, 14, 36, 60] is 0–13, 14–35, 36–59, 60 and older.
    """

    starts_on = models.DateField(_("from"), unique=True)
    bands = models.JSONField(default=list)
    source = models.CharField(_("where this was read"), max_length=300, blank=True)

    class Meta:
        ordering = ["starts_on"]


class Indicator(Record):
    """What a project promised to change, with its baseline and target; by sex and age where people are counted."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="indicators")
    number = models.PositiveIntegerField()
    title = models.CharField(_("indicator"), max_length=300)
    unit = models.CharField(_("unit"), max_length=60)
    counts_people = models.BooleanField(_("counts people"), default=False)
    baseline = models.DecimalField(_("baseline"), max_digits=14, decimal_places=2, null=True, blank=True)
    target = models.DecimalField(_("target"), max_digits=14, decimal_places=2)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["agreement", "number"], name="contests_indicator_once")]


class Report(Record):
    """A report on [starts_on, ends_on), due on `due_on`. `spending`: rows of the budget with what was planned, what was
    spent so far (tyiyn), and a note where these differ by more than the procedure lets pass.
    """

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="reports")
    number = models.PositiveIntegerField()
    is_final = models.BooleanField(default=False)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    due_on = models.DateField(_("due"))
    state = models.CharField(max_length=10, choices=ReportState, default=ReportState.DUE)
    done = models.TextField(_("what was done"), blank=True)
    hard = models.TextField(_("what was hard, and what is asked of the customer"), blank=True)
    spending = models.JSONField(default=list, blank=True)
    submitted_at = models.DateTimeField(null=True)
    submitted_by = models.JSONField(null=True)
    answer = models.CharField(_("answer"), max_length=500, blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "number"], name="contests_report_once"),
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="contests_report_period"),
        ]
        indexes = [models.Index(fields=["state", "due_on"], name="contests_report_due")]

    def get_absolute_url(self) -> str:
        return reverse("contests:report", args=[self.pk])


class IndicatorValue(Record):
    """What was reached by the end of a report's period, since the beginning; of people by sex and age ("14-35")."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="values")
    report = models.ForeignKey(Report, models.PROTECT, related_name="values")
    sex = models.CharField(max_length=10, choices=Sex, blank=True)
    ages = models.CharField(max_length=10, blank=True)
    value = models.DecimalField(max_digits=14, decimal_places=2)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["indicator", "report", "sex", "ages"], name="contests_value_once"),
        ]


class ReportFile(Record):
    """A paper that belongs to a report."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="files")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    note = models.CharField(_("what it shows"), max_length=200, blank=True)
    at = models.DateTimeField()
    by = models.JSONField()
