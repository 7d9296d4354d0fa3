"""Complaints: on a call, on the formal check, on the decision, on a cancellation."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from birge.contests.enums.complaints import ComplaintAbout, ComplaintState
from birge.contests.models.applicants import Applicant
from birge.contests.models.applications import Application
from birge.contests.models.awards import Award
from birge.contests.models.calls import Call
from birge.kernel.models import Record


class Complaint(Record):
    """Who is not content, with which step, and what was answered. `number` counts within the call.

    `due_on` is the last day for the answer (None: the rules name no term). `applicant` is who complains; one who was
    not going to apply complains about the terms of a call in her own name, `account`; one on paper has no account.
    """

    call = models.ForeignKey(Call, models.PROTECT, related_name="complaints")
    number = models.PositiveIntegerField()
    about = models.CharField(_("about"), max_length=12, choices=ComplaintAbout)
    application = models.ForeignKey(Application, models.PROTECT, null=True, related_name="complaints")
    award = models.ForeignKey(Award, models.PROTECT, null=True, related_name="complaints")
    applicant = models.ForeignKey(Applicant, models.PROTECT, null=True, related_name="complaints")
    account = models.UUIDField(null=True)
    text = models.TextField(_("what is wrong, and what should be done"))
    submitted_at = models.DateTimeField()
    state = models.CharField(max_length=14, choices=ComplaintState, default=ComplaintState.SUBMITTED)
    due_on = models.DateField(_("answer until"), null=True)
    accepted_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.JSONField(null=True)
    answer = models.TextField(_("answer and its reasons"), blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["call", "number"], name="contests_complaint_number_once")]
        indexes = [models.Index(fields=["state", "due_on"], name="contests_complaint_by_state")]

    def get_absolute_url(self) -> str:
        return reverse("contests:complaint", args=[self.pk])
