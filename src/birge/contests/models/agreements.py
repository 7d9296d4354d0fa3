"""From the offer to the closing: what was agreed, what was paid, what came of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from birge.contests.enums.awards import AgreementState, OfferState
from birge.contests.models.applications import Application
from birge.contests.models.awards import Award
from birge.kernel.models import Record


class Offer(Record):
    """A selected applicant is offered an agreement, to be answered by `answer_until`."""

    award = models.ForeignKey(Award, models.PROTECT, related_name="offers")
    application = models.ForeignKey(Application, models.PROTECT, related_name="offers")
    amount_tyiyn = models.PositiveBigIntegerField()
    state = models.CharField(max_length=10, choices=OfferState, default=OfferState.OFFERED)
    offered_at = models.DateTimeField()
    answer_until = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    why = models.CharField(_("why"), max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(state__in=[OfferState.OFFERED, OfferState.ACCEPTED]),
                name="contests_offer_once",
            ),
        ]


class Agreement(Record):
    """An agreement on a project, in [starts_on, ends_on); its text and sums are in its versions."""

    application = models.OneToOneField(Application, models.PROTECT, related_name="agreement")
    number = models.CharField(_("number"), max_length=40)
    state = models.CharField(max_length=10, choices=AgreementState, default=AgreementState.DRAFT)
    amount_tyiyn = models.PositiveBigIntegerField(_("amount"))
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    signed_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    close_note = models.TextField(_("what came of it"), blank=True)

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("contests:agreement", args=[self.pk])


class Milestone(Record):
    """A step of a project: what, until when, what proves it, and the tranche that it releases (0: none)."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="milestones")
    number = models.PositiveIntegerField()
    title = models.CharField(_("what is done"), max_length=300)
    evidence = models.CharField(_("what proves it"), max_length=300, blank=True)
    due_on = models.DateField(_("until"))
    tranche_tyiyn = models.PositiveBigIntegerField(_("tranche"), default=0)
    met_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["agreement", "number"], name="contests_milestone_once")]


class Payment(Record):
    """Money paid to (or, `is_return`, returned by) a contractor: asked for, approved by two persons, then paid."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="payments")
    milestone = models.ForeignKey(Milestone, models.PROTECT, null=True, blank=True, related_name="payments")
    is_return = models.BooleanField(default=False)
    amount_tyiyn = models.PositiveBigIntegerField(_("amount"))
    asked_at = models.DateTimeField()
    asked_by = models.JSONField()
    first_approval = models.JSONField(null=True)
    second_approval = models.JSONField(null=True)
    refused_at = models.DateTimeField(null=True)
    refused_why = models.CharField(max_length=500, blank=True)
    paid_on = models.DateField(_("paid on"), null=True)
    order_number = models.CharField(_("payment order"), max_length=60, blank=True)


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
