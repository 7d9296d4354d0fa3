"""Milestones of a project and what proves them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from birge.contests.enums.agreements import MilestoneState
from birge.contests.models.agreements.agreement import Agreement
from birge.kernel.models import Record, StoredFile


class Milestone(Record):
    """A step of a project: what, until when, what proves it, and the tranche that it releases (0: none).

    `said` is the contractor's word about it, `answer` what the customer found missing or noted when accepting.
    """

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="milestones")
    number = models.PositiveIntegerField()
    title = models.CharField(_("what is done"), max_length=300)
    evidence = models.CharField(_("what proves it"), max_length=300, blank=True)
    due_on = models.DateField(_("until"))
    tranche_tyiyn = models.PositiveBigIntegerField(_("tranche"), default=0)
    state = models.CharField(max_length=10, choices=MilestoneState, default=MilestoneState.PLANNED)
    said = models.TextField(_("what was done"), blank=True)
    shown_at = models.DateTimeField(null=True)
    answer = models.CharField(_("answer"), max_length=500, blank=True)
    answered_at = models.DateTimeField(null=True)
    met_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "number"], name="contests_milestone_once"),
            models.CheckConstraint(
                condition=Q(met_at__isnull=True) | Q(state=MilestoneState.MET), name="contests_milestone_met"
            ),
        ]
        indexes = [models.Index(fields=["state", "due_on"], name="contests_milestone_due")]

    def get_absolute_url(self) -> str:
        return reverse("contests:milestone", args=[self.pk])


class Evidence(Record):
    """A photo or a paper that proves a milestone; photos without what cameras write into them."""

    milestone = models.ForeignKey(Milestone, models.PROTECT, related_name="files")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    note = models.CharField(_("what it shows"), max_length=200, blank=True)
    at = models.DateTimeField()
    by = models.JSONField()
