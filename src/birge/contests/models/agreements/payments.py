"""Money between a customer and a contractor."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from birge.contests.enums.agreements import PaymentState
from birge.contests.models.agreements.agreement import Agreement
from birge.contests.models.agreements.milestones import Milestone
from birge.kernel.models import Record

_LIVE = ~Q(state=PaymentState.REFUSED)


class Payment(Record):
    """Money asked for by a contractor, approved, paid; or (state `returned`) money that came back from her.

    A payment without a milestone is the advance. The database itself refuses that whoever asked approves, that one
    person approves twice, and that something is paid without the approvals that it needs. `entered_at`: when it was
    written down that it was paid, or came back (of rows older than this column it is not known).
    """

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="payments")
    milestone = models.ForeignKey(Milestone, models.PROTECT, null=True, blank=True, related_name="payments")
    state = models.CharField(max_length=10, choices=PaymentState, default=PaymentState.ASKED)
    amount_tyiyn = models.PositiveBigIntegerField(_("amount"))
    needs_second = models.BooleanField(default=True)
    note = models.CharField(_("what for"), max_length=500, blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.JSONField()
    asked_account = models.UUIDField(null=True)
    first_at = models.DateTimeField(null=True)
    first_by = models.JSONField(null=True)
    first_account = models.UUIDField(null=True)
    second_at = models.DateTimeField(null=True)
    second_by = models.JSONField(null=True)
    second_account = models.UUIDField(null=True)
    refused_at = models.DateTimeField(null=True)
    refused_why = models.CharField(max_length=500, blank=True)
    paid_on = models.DateField(_("paid on"), null=True)
    order_number = models.CharField(_("payment order"), max_length=60, blank=True)
    entered_by = models.JSONField(null=True)
    entered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["milestone"], condition=_LIVE & Q(milestone__isnull=False), name="contests_tranche_once"
            ),
            models.UniqueConstraint(
                fields=["agreement"],
                condition=~Q(state__in=[PaymentState.REFUSED, PaymentState.RETURNED]) & Q(milestone__isnull=True),
                name="contests_advance_once",
            ),
            models.CheckConstraint(
                condition=Q(first_account__isnull=True)
                | Q(asked_account__isnull=True)
                | ~Q(first_account=F("asked_account")),
                name="contests_payment_asked_by_another",
            ),
            models.CheckConstraint(
                condition=Q(second_account__isnull=True)
                | (Q(first_account__isnull=False) & ~Q(second_account=F("first_account"))),
                name="contests_payment_two_persons",
            ),
            models.CheckConstraint(
                condition=Q(second_account__isnull=True)
                | Q(asked_account__isnull=True)
                | ~Q(second_account=F("asked_account")),
                name="contests_payment_second_another",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[PaymentState.APPROVED, PaymentState.PAID])
                | Q(first_account__isnull=False, needs_second=False)
                | Q(first_account__isnull=False, second_account__isnull=False),
                name="contests_payment_approved",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[PaymentState.PAID, PaymentState.RETURNED])
                | (Q(paid_on__isnull=False) & ~Q(order_number="")),
                name="contests_payment_order",
            ),
        ]
        indexes = [models.Index(fields=["state", "asked_at"], name="contests_payment_by_state")]

    def get_absolute_url(self) -> str:
        return reverse("contests:payment", args=[self.pk])

    @property
    def is_return(self) -> bool:
        """Whether the money went back to the customer."""
        return self.state == PaymentState.RETURNED
