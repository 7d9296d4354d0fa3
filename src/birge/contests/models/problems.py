"""Problems that residents name, and the votes that put them in order."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from birge.contests.enums.problems import ProblemState, ProblemWay
from birge.contests.models.calls import Call
from birge.kernel.models import Record
from birge.kernel.texts import TextsField, text_in
from birge.people.models import Organisation
from birge.places.models import Place


class Direction(Record):
    """What a problem is about (education, leisure, sport, ecology, safety …), as data."""

    code = models.CharField(_("code"), max_length=30, unique=True)
    names = TextsField(_("name"))
    is_used = models.BooleanField(_("can be chosen"), default=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return text_in(self.names)


class Problem(Record):
    """What somebody says is wrong in a place, and what is done about it.

    `reporter` holds the name and phone of who said it: read by those who work on it only, and journalled. `code_hash`
    is of the code with which she, who may have no account, finds the answer. A problem that was merged keeps its row;
    its page leads to the other.
    """

    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    direction = models.ForeignKey(Direction, models.PROTECT, related_name="+")
    title = models.CharField(_("the problem in one sentence"), max_length=200)
    text = models.TextField(_("what is wrong, and for whom"), blank=True)
    way = models.CharField(max_length=8, choices=ProblemWay)
    account = models.UUIDField(null=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    reporter = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=10, choices=ProblemState, default=ProblemState.NEW)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")
    answer = models.CharField(_("answer to the person"), max_length=500, blank=True)
    code_hash = models.CharField(max_length=64, unique=True)
    submitted_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.JSONField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["place", "state"], name="contests_problem_of_place"),
            models.Index(fields=["account"], name="contests_problem_of_account"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("contests:problem", args=[self.pk])


class CallProblem(Record):
    """A call answers a problem."""

    call = models.ForeignKey(Call, models.PROTECT, related_name="problems")
    problem = models.ForeignKey(Problem, models.PROTECT, related_name="calls")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["call", "problem"], name="contests_call_problem_once")]
