"""Motions and votes. Of a secret vote only the counts exist, and who received a ballot: nothing links the two."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from birge.kernel.models import Record
from birge.meetings.enums import Choice, MajorityKind, MotionKind, MotionState
from birge.meetings.models.bodies import BodyMember
from birge.meetings.models.meetings import AgendaItem


class Motion(Record):
    """A text that is put to the vote (Popolo: Motion, VoteEvent).

    `outcome` is written once, when the vote is closed: the counts, the base, what was needed and why it ended so, with
    the keys of `meetings.actions.votes.frozen`. `ballots` are the counts of a secret vote: for, against, abstain,
    spoiled.
    """

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="motions")
    order = models.PositiveSmallIntegerField()
    text = models.TextField(_("text of the motion"))
    proposer = models.ForeignKey(
        BodyMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("proposed by")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=MotionKind.choices, default=MotionKind.SUBSTANTIVE)
    majority = models.CharField(_("majority"), max_length=20, choices=MajorityKind.choices)
    is_secret = models.BooleanField(_("secret vote"), default=False)
    casting_vote = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=MotionState.choices, default=MotionState.OPEN)
    opened_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    ballots = models.JSONField(null=True, blank=True)
    outcome = models.JSONField(null=True, blank=True)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["item", "order"], name="motion_order_once"),
            models.CheckConstraint(
                condition=Q(state__in=[MotionState.OPEN, MotionState.WITHDRAWN]) | Q(outcome__isnull=False),
                name="motion_decided_has_outcome",
            ),
        ]

    @property
    def is_adopted(self) -> bool:
        return self.state == MotionState.ADOPTED


class Vote(Record):
    """How one member voted in an open vote."""

    motion = models.ForeignKey(Motion, on_delete=models.PROTECT, related_name="votes")
    member = models.ForeignKey(BodyMember, on_delete=models.PROTECT, related_name="+")
    choice = models.CharField(max_length=12, choices=Choice.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["motion", "member"], name="vote_once")]


class BallotReceipt(Record):
    """This member received a ballot of a secret vote. What is on the ballot is nowhere beside it."""

    motion = models.ForeignKey(Motion, on_delete=models.PROTECT, related_name="receipts")
    member = models.ForeignKey(BodyMember, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["motion", "member"], name="ballot_once")]


class Recusal(Record):
    """A member stepped aside from a motion for a conflict of interest."""

    motion = models.ForeignKey(Motion, on_delete=models.PROTECT, related_name="recusals")
    member = models.ForeignKey(BodyMember, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(_("why"), max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["motion", "member"], name="recusal_once")]


class Dissent(Record):
    """A member's own opinion, attached to the minutes in her words."""

    motion = models.ForeignKey(Motion, on_delete=models.PROTECT, related_name="dissents")
    member = models.ForeignKey(BodyMember, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("dissent"))
    given_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["motion", "member"], name="dissent_once")]
