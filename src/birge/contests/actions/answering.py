"""Which residents' problems a call answers: chosen, left out again, and told when the call is announced."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from birge.contests.actions.moving import locked
from birge.contests.enums.calls import CallState
from birge.contests.enums.problems import ProblemState
from birge.contests.models import Call, CallProblem, Problem
from birge.contests.stages import Act, require_stage
from birge.kernel import journal
from birge.kernel.actors import Actor

CHOSEN_IN = (CallState.DRAFT, CallState.OPEN)
"""States of a call in which it can be said that it answers one more problem."""


@transaction.atomic
def choose_problems(call: Call, *, problems: Iterable[Problem], by: Actor, at: datetime) -> None:
    """The call answers these too. Raises ValidationError where one is no longer accepted, or the call is over."""
    row = locked(call)
    if row.state not in CHOSEN_IN:
        raise ValidationError(_("The problems that a call answers are chosen before its applications are opened."))
    wanted = list(Problem.objects.select_for_update().filter(pk__in=[one.pk for one in problems]))
    if not wanted:
        raise ValidationError({"problems": _("Choose at least one problem.")})
    if any(one.state != ProblemState.ACCEPTED for one in wanted):
        raise ValidationError({"problems": _("Only accepted problems can be answered by a call.")})
    for one in wanted:
        CallProblem.objects.get_or_create(call=row, problem=one)
    journal.record(by=by, at=at, verb="contests.choose_problems", subject=row, also=wanted)
    if row.state == CallState.OPEN:
        take_up(row, by=by, at=at)


@transaction.atomic
def leave_problem(call: Call, *, problem: Problem, by: Actor, at: datetime) -> None:
    """The draft does not answer it after all."""
    row = locked(call)
    require_stage(row, Act.EDIT)
    CallProblem.objects.filter(call=row, problem=problem).delete()
    journal.record(by=by, at=at, verb="contests.leave_problem", subject=row, also=[problem])


def take_up(call: Call, *, by: Actor, at: datetime) -> None:
    """An announced call: its problems are "in a contest" from now on."""
    _move(call, ProblemState.ACCEPTED, ProblemState.IN_A_CALL, by, at)


def set_free(call: Call, *, by: Actor, at: datetime) -> None:
    """A call that was cancelled answers nothing: problems that no other announced call answers wait again."""
    _move(call, ProblemState.IN_A_CALL, ProblemState.ACCEPTED, by, at)


def _move(call: Call, old: ProblemState, new: ProblemState, by: Actor, at: datetime) -> None:
    rows = Problem.objects.select_for_update().filter(calls__call=call, state=old)
    if new == ProblemState.ACCEPTED:
        over = (CallState.DRAFT, CallState.CANCELLED)
        others = CallProblem.objects.exclude(call=call).exclude(call__state__in=over)
        rows = rows.exclude(pk__in=others.values("problem"))
    for problem in rows.order_by("pk"):
        problem.state = new
        problem.save(update_fields=["state"])
        journal.record(by=by, at=at, verb="contests.move_problem", subject=problem, also=[call],
                       before={"state": old}, after={"state": new})  # fmt: skip


def follow_merged(problem: Problem, into: Problem) -> None:
    """Drafts that answer a problem answer the one into which it is merged."""
    links = CallProblem.objects.filter(problem=problem)
    links.filter(call__in=CallProblem.objects.filter(problem=into).values("call")).delete()
    CallProblem.objects.filter(problem=problem).update(problem=into)
