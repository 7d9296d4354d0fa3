"""The decision of a call: ranked by the regulation's own formula, published, open to complaints."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from birge.contests.enums.awards import AwardState
from birge.contests.models.applications import Application
from birge.contests.models.calls import Call
from birge.decisions.models import Decision
from birge.kernel.models import Record


class Award(Record):
    """One ranking and selection of a call. A repeated one replaces it; of a round at most one is not replaced.

    `number` is the round: a rolling call decides again and again, every other call once.

    `statement` is what a page shows without opening the package: the result's "stability" and "unmet_areas",
    "funding_tyiyn", what the round could give, and "reserve", the numbers of the rows on the reserve list in their
    order.
    """

    call = models.ForeignKey(Call, models.PROTECT, related_name="awards")
    number = models.PositiveIntegerField(_("round"), default=1)
    decision = models.OneToOneField(Decision, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=AwardState, default=AwardState.DRAFT)
    standstill_until = models.DateTimeField(_("agreements not before"), null=True)
    complaints_until = models.DateTimeField(_("complaints until"), null=True)
    statement = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["call", "number"], condition=~Q(state=AwardState.REPEATED), name="contests_award_once"
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("contests:award", args=[self.pk])


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
