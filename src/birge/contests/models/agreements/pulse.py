"""What beneficiaries say: asked by slips with codes, answered without a name, and never joined with a slip."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from birge.contests.enums.agreements import AnswerWay
from birge.contests.models.agreements.agreement import Agreement
from birge.kernel.models import Record


class Pulse(Record):
    """One round of questions about a project, from `opens_on` until `closes_on`. `questions`: {"id", "names"}."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="pulses")
    questions = models.JSONField(default=list)
    opens_on = models.DateField(_("from"))
    closes_on = models.DateField(_("until"))
    made_at = models.DateTimeField()
    by = models.JSONField()

    class Meta:
        ordering = ["-opens_on"]
        constraints = [
            models.CheckConstraint(condition=Q(closes_on__gt=F("opens_on")), name="contests_pulse_period"),
        ]


class PulseSlip(Record):
    """A slip of paper with a code that opens the questions once. Only the hash of the code is kept, and no moment of
    its use.
    """

    pulse = models.ForeignKey(Pulse, models.PROTECT, related_name="slips")
    code_hash = models.CharField(max_length=64, unique=True)
    is_used = models.BooleanField(default=False)


class PulseAnswer(models.Model):
    """An answer: marks from 1 to 5 by question, and words. Its id is random, so that it tells no moment either."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    pulse = models.ForeignKey(Pulse, models.PROTECT, related_name="answers")
    marks = models.JSONField(default=dict)
    words = models.TextField(_("in your own words"), blank=True)
    way = models.CharField(max_length=5, choices=AnswerWay)
