"""Monitoring visits and what was found."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from birge.contests.enums.agreements import FindingState, Severity, VisitStage
from birge.contests.models.agreements.agreement import Agreement
from birge.kernel.models import Record, StoredFile


class Visit(Record):
    """Somebody of the customer, or invited by her, went to see how a project goes. `who` are the visitors."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="visits")
    on = models.DateField(_("day"))
    stage = models.CharField(_("when in the project"), max_length=10, choices=VisitStage)
    who = models.CharField(_("who visited"), max_length=300)
    text = models.TextField(_("what was seen"))
    made_at = models.DateTimeField()
    by = models.JSONField()

    class Meta:
        ordering = ["-on", "-made_at"]

    def get_absolute_url(self) -> str:
        return reverse("contests:visit", args=[self.pk])


class Finding(Record):
    """What is not as agreed, how grave, and until when it is to be mended; then how it was mended, with a file."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="findings")
    severity = models.CharField(_("how grave"), max_length=10, choices=Severity)
    text = models.CharField(_("what was found"), max_length=1000)
    mend_until = models.DateField(_("to be mended until"), null=True, blank=True)
    state = models.CharField(max_length=10, choices=FindingState, default=FindingState.OPEN)
    mended = models.CharField(_("how it was mended"), max_length=1000, blank=True)
    mended_at = models.DateTimeField(null=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    answer = models.CharField(_("answer"), max_length=500, blank=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["state", "mend_until"], name="contests_finding_due")]
