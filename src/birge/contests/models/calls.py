"""A call: what is wanted, for how much, by which rules, until when."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from birge.contests.enums.calls import CallState
from birge.contests.models.programmes import BudgetLine, Programme
from birge.contests.models.rule_sets import RuleSet
from birge.kernel.models import Record
from birge.kernel.texts import TextsField, text_in
from birge.people.models import Organisation
from birge.places.models import Place


class Call(Record):
    """A contest announced by `customer` under a published rule set.

    The fields of the notice follow those of real municipal notices: goal, task, the problem as a study of needs
    describes it. `deadline_at` is exact to the second, on the server's clock: an application of that very second is in
    time, a later one is late. `is_rolling`: applications are taken and decided one after the other. `areas`: see
    `queries.areas`.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="calls")
    customer = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="+")
    rule_set = models.ForeignKey(RuleSet, models.PROTECT, related_name="calls")
    number = models.PositiveIntegerField()
    names = TextsField(_("name"))
    goal = TextsField(_("goal of the projects"))
    task = TextsField(_("what is to be done"))
    problem_text = TextsField(_("the problem, as a study of needs describes it"))
    currency = models.CharField(max_length=3, default="KGS")
    funding_tyiyn = models.PositiveBigIntegerField(_("money for all projects"))
    least_tyiyn = models.PositiveBigIntegerField(_("least for one project"), null=True, blank=True)
    most_tyiyn = models.PositiveBigIntegerField(_("most for one project"), null=True, blank=True)
    areas = models.JSONField(default=list, blank=True)
    is_rolling = models.BooleanField(default=False)
    is_demo = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=CallState, default=CallState.DRAFT)
    opens_at = models.DateTimeField(_("applications from"), null=True, blank=True)
    questions_until = models.DateTimeField(_("questions until"), null=True, blank=True)
    deadline_at = models.DateTimeField(_("deadline"), null=True, blank=True)
    announced_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    cancel_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["customer", "number"], name="contests_call_number_once"),
            models.CheckConstraint(
                condition=Q(opens_at__isnull=True) | Q(deadline_at__isnull=True) | Q(opens_at__lt=F("deadline_at")),
                name="contests_call_period",
            ),
        ]
        indexes = [models.Index(fields=["state", "deadline_at"], name="contests_call_by_state")]

    def __str__(self) -> str:
        return text_in(self.names)

    def get_absolute_url(self) -> str:
        return reverse("contests:call", args=[self.pk])


class CallMoney(Record):
    """How much of a line is reserved for a call."""

    call = models.ForeignKey(Call, models.PROTECT, related_name="money")
    line = models.ForeignKey(BudgetLine, models.PROTECT, related_name="+")
    amount_tyiyn = models.PositiveBigIntegerField(_("amount"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["call", "line"], name="contests_call_money_once")]


class CallQuestion(Record):
    """A question asked before the deadline, and its answer: both are public, who asked is not."""

    call = models.ForeignKey(Call, models.PROTECT, related_name="questions")
    text = models.TextField(_("question"))
    account = models.UUIDField(null=True)
    asked_at = models.DateTimeField()
    answer = models.TextField(_("answer"), blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.JSONField(null=True)


class CallChange(Record):
    """A change of a call after it was announced (a later deadline, a corrected text), with its reason: public."""

    call = models.ForeignKey(Call, models.PROTECT, related_name="changes")
    what = models.JSONField()
    reason = models.CharField(_("why"), max_length=500)
    at = models.DateTimeField()
    by = models.JSONField()
