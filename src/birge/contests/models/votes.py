"""Residents' votes. Ballots are counted as they come and kept as counts only: no row says who voted how."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from birge.contests.enums.votes import BallotKind, Voters, VoteState
from birge.contests.models.problems import Problem
from birge.decisions.models import Decision
from birge.kernel.models import Record
from birge.kernel.texts import TextsField, text_in
from birge.places.models import Place


class Poll(Record):
    """A vote of the residents of a place on which projects its budget pays.

    `most`: with approval how many projects a ballot can name, with points how many points it shares out.
    """

    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    names = TextsField(_("name"))
    about = TextsField(_("what it is for, and who can vote"))
    kind = models.CharField(_("how people vote"), max_length=12, choices=BallotKind, default=BallotKind.APPROVAL)
    voters = models.CharField(_("who votes"), max_length=10, choices=Voters, default=Voters.CODES)
    most = models.PositiveSmallIntegerField(_("most projects, or points to share out"), default=3)
    budget_tyiyn = models.PositiveBigIntegerField(_("budget"))
    opens_at = models.DateTimeField(_("from"))
    closes_at = models.DateTimeField(_("until"))
    state = models.CharField(max_length=10, choices=VoteState, default=VoteState.DRAFT)
    decision = models.OneToOneField(Decision, models.PROTECT, null=True, related_name="+")
    cancel_reason = models.CharField(max_length=500, blank=True)
    is_demo = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(opens_at__lt=F("closes_at")), name="contests_vote_period"),
            models.CheckConstraint(condition=Q(most__gte=1), name="contests_vote_most"),
        ]
        indexes = [models.Index(fields=["place", "state"], name="contests_vote_of_place")]

    def __str__(self) -> str:
        return text_in(self.names)

    def get_absolute_url(self) -> str:
        return reverse("contests:vote", args=[self.pk])


class VoteOption(Record):
    """A project that can be chosen, with what it costs. `number` stands on the ballot."""

    poll = models.ForeignKey(Poll, models.CASCADE, related_name="options")
    number = models.PositiveSmallIntegerField()
    problem = models.ForeignKey(Problem, models.PROTECT, null=True, blank=True, related_name="options")
    title = models.CharField(_("project"), max_length=200)
    about = models.TextField(_("what would be done"), blank=True)
    cost_tyiyn = models.PositiveBigIntegerField(_("cost"))

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["poll", "number"], name="contests_option_once"),
            models.CheckConstraint(condition=Q(cost_tyiyn__gt=0), name="contests_option_cost"),
        ]

    def __str__(self) -> str:
        return self.title


class VotingCode(Record):
    """A printed code that lets one resident vote once, on the site or on paper. Which resident got it stands on paper
    only. `number` is printed beside it, so that a lost slip can be withdrawn.
    """

    poll = models.ForeignKey(Poll, models.CASCADE, related_name="codes")
    number = models.PositiveIntegerField()
    code_hash = models.CharField(max_length=64, unique=True)
    is_used = models.BooleanField(default=False)
    is_withdrawn = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["poll", "number"], name="contests_voting_code_once")]


class Voted(models.Model):
    """Somebody signed in has voted: a keyed hash of the person and the poll. Says not who, not when, not how."""

    poll = models.ForeignKey(Poll, models.CASCADE, related_name="+")
    voter = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["poll", "voter"], name="contests_voted_once")]


class Tally(models.Model):
    """How many ballots are filled in like this: [[number of the project, points], …] by number."""

    poll = models.ForeignKey(Poll, models.CASCADE, related_name="tallies")
    choices = models.CharField(max_length=1000)
    count = models.PositiveIntegerField(default=0)
    on_paper = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["poll", "choices"], name="contests_tally_once")]
