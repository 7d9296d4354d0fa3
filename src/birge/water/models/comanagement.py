"""The circle that manages water together: its members, their proposals, answers and advisory votes."""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from birge.kernel.models import Record
from birge.people.models import Account, Organisation
from birge.registers.enums import Sex
from birge.water.enums import AssemblyKind, CircleKind, ProposalChoice, ProposalKind, ProposalState


class CircleMember(Record):
    """A person who was invited into the circle of an association, for whom she sits there, from when to when."""

    association = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name=_("person"))
    kind = models.CharField(_("for whom"), max_length=20, choices=CircleKind)
    on_behalf_of = models.CharField(_("organisation"), max_length=200, blank=True)
    sex = models.CharField(_("sex"), max_length=1, choices=Sex, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["association", "account"], condition=Q(ends_on__isnull=True), name="water_circle_once"
            )
        ]


class Proposal(Record):
    """What a member proposes. `rule_kind` and `value`: the rule of sharing that is tried on the latest requests.

    Of a secret vote only `ballots` (counts by choice) exist, and who voted: nothing links the two.
    """

    association = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    member = models.ForeignKey(CircleMember, models.PROTECT, related_name="proposals")
    kind = models.CharField(_("about"), max_length=10, choices=ProposalKind)
    title = models.CharField(_("in one sentence"), max_length=200)
    text = models.TextField(_("what and why"))
    rule_kind = models.CharField(_("rule of sharing"), max_length=20, choices=AssemblyKind, blank=True)
    value = models.DecimalField(
        _("value"), max_digits=9, decimal_places=2, null=True, validators=[MinValueValidator(Decimal("0.01"))]
    )
    is_secret = models.BooleanField(_("secret vote"), default=False)
    ballots = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=ProposalState, default=ProposalState.OPEN)
    answer = models.TextField(_("what became of it"), blank=True)
    minutes = models.ForeignKey("meetings.Minutes", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["association", "state"], name="water_proposal_by_state")]

    def get_absolute_url(self) -> str:
        return reverse("water:proposal", args=[self.pk])


class ProposalAnswer(Record):
    """What a member says to a proposal."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="answers")
    member = models.ForeignKey(CircleMember, models.PROTECT, related_name="answers")
    text = models.TextField(_("answer"))
    at = models.DateTimeField()


class ProposalVote(Record):
    """A member voted; `choice` "" where the vote is secret."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="votes")
    member = models.ForeignKey(CircleMember, models.PROTECT, related_name="votes")
    choice = models.CharField(max_length=10, choices=ProposalChoice, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["proposal", "member"], name="water_proposal_vote_once")]
