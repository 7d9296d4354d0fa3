"""A selected applicant is offered an agreement."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from birge.contests.enums.awards import OfferState
from birge.contests.models.applications import Application
from birge.contests.models.awards import Award
from birge.kernel.models import Record


class Offer(Record):
    """An agreement on `amount_tyiyn` is offered, to be answered by `answer_until` (None: the procedure has no term)."""

    award = models.ForeignKey(Award, models.PROTECT, related_name="offers")
    application = models.ForeignKey(Application, models.PROTECT, related_name="offers")
    amount_tyiyn = models.PositiveBigIntegerField()
    state = models.CharField(max_length=10, choices=OfferState, default=OfferState.OFFERED)
    offered_at = models.DateTimeField()
    answer_until = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.JSONField(null=True)
    why = models.CharField(_("why"), max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(state__in=[OfferState.OFFERED, OfferState.ACCEPTED]),
                name="contests_offer_once",
            ),
        ]
        indexes = [models.Index(fields=["state", "answer_until"], name="contests_offer_by_state")]

    def get_absolute_url(self) -> str:
        return reverse("contests:offer", args=[self.pk])
