"""The decision of a call: ranked by the regulation's own formula, published, open to complaints."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from birge.contests.enums.awards import AwardState
from birge.contests.models.applications import Application
from birge.contests.models.calls import Call
from birge.decisions.models import Decision
from birge.kernel.models import Record


class Award(Record):
    """One ranking and selection of a call. A repeated one replaces it; at most one is not replaced."""

    call = models.ForeignKey(Call, models.PROTECT, related_name="awards")
    decision = models.OneToOneField(Decision, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=AwardState, default=AwardState.DRAFT)
    standstill_until = models.DateTimeField(_("agreements not before"), null=True)
    complaints_until = models.DateTimeField(_("complaints until"), null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["call"], condition=~Q(state=AwardState.REPEATED), name="contests_award_once"
            ),
        ]


class AwardRow(Record):
    """What became of an application: its place, score (exact text) and outcome, as the decision states them."""

    award = models.ForeignKey(Award, models.PROTECT, related_name="rows")
    application = models.ForeignKey(Application, models.PROTECT, related_name="award_rows")
    number = models.PositiveIntegerField()
    rank = models.PositiveIntegerField(null=True)
    score = models.CharField(max_length=80, blank=True)
    outcome = models.CharField(max_length=40)
    granted_tyiyn = models.PositiveBigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["award", "application"], name="contests_award_row_once"),
            models.UniqueConstraint(fields=["award", "number"], name="contests_award_number_once"),
        ]
