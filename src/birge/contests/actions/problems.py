"""Problems: said, accepted or declined with an answer, merged, taken apart again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from birge.contests.actions.answering import follow_merged
from birge.contests.enums.problems import ProblemState, ProblemWay
from birge.contests.models import Direction, Problem
from birge.decisions.codes import code_hash
from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.events import publish
from birge.kernel.issued import new_code
from birge.people.models import Organisation
from birge.places.models import Place

WAITING = frozenset({ProblemState.NEW, ProblemState.ACCEPTED})
"""States in which a problem can be answered, merged and corrected."""


@dataclass(frozen=True)
class ProblemAnswered:
    """Somebody who works on it answered a problem."""

    problem: Problem
    at: datetime


@transaction.atomic
def submit_problem(
    *,
    place: Place,
    direction: Direction,
    title: str,
    text: str = "",
    way: str = ProblemWay.SITE,
    organisation: Organisation | None = None,
    reporter: dict[str, str] | None = None,
    by: Actor,
    at: datetime,
) -> tuple[Problem, str]:
    """Write a problem down; the problem and the code with which its reporter finds the answer (kept nowhere)."""
    code = new_code()
    problem = Problem(
        place=place,
        direction=direction,
        title=title.strip(),
        text=text.strip(),
        way=way,
        account=by.account if way == ProblemWay.SITE else None,
        organisation=organisation,
        reporter={name: value for name, value in (reporter or {}).items() if value},
        code_hash=code_hash(code),
        submitted_at=at,
    )
    problem.save(force_insert=True)
    after = {"title": problem.title, "way": way, "direction": direction.code}
    journal.record(by=by, at=at, verb="contests.submit_problem", subject=problem, also=[place], after=after)
    return problem, code


@transaction.atomic
def answer_problem(problem: Problem, *, state: str, answer: str, by: Actor, at: datetime) -> Problem:
    """Accept, decline or call solved, in words for the person. Raises ValidationError without words for a refusal."""
    problem = _locked(problem, _ANSWERED_FROM[ProblemState(state)])
    if state == ProblemState.DECLINED and not answer.strip():
        raise ValidationError({"answer": _("Say why: the person reads it.")})
    before = {"state": problem.state, "answer": problem.answer}
    problem.state, problem.answer = state, answer.strip()
    return _answered(problem, "contests.answer_problem", before, by, at)


@transaction.atomic
def merge_problem(problem: Problem, *, into: Problem, by: Actor, at: datetime) -> Problem:
    """Say that a problem is the same as another. What was merged into it before goes with it."""
    problem, into = _locked(problem, WAITING), _locked(into, WAITING)
    if problem.pk == into.pk or problem.place_id != into.place_id:
        raise ValidationError(_("Only two different problems of one place can be merged."))
    before = {"state": problem.state}
    Problem.objects.filter(merged_into=problem).update(merged_into=into)
    follow_merged(problem, into)
    problem.state, problem.merged_into, problem.answer = ProblemState.MERGED, into, into.answer
    journal.record(by=by, at=at, verb="contests.take_problem_in", subject=into, also=[problem])
    return _answered(problem, "contests.merge_problem", before, by, at)


@transaction.atomic
def unmerge_problem(problem: Problem, *, by: Actor, at: datetime) -> Problem:
    """Take a merged problem apart again: it waits for an answer of its own."""
    problem = _locked(problem, frozenset({ProblemState.MERGED}))
    before = {"state": problem.state, "merged_into": str(problem.merged_into_id)}
    problem.state, problem.merged_into, problem.answer = ProblemState.NEW, None, ""
    return _answered(problem, "contests.unmerge_problem", before, by, at)


@transaction.atomic
def correct_problem(problem: Problem, *, direction: Direction, title: str, by: Actor, at: datetime) -> Problem:
    """Put it under another direction, or say it in other words; what the person said stays in the journal."""
    problem = _locked(problem, WAITING)
    before = {"title": problem.title, "direction": problem.direction.code}
    problem.direction, problem.title = direction, title.strip()
    problem.save(update_fields=["direction", "title"])
    after = {"title": problem.title, "direction": direction.code}
    journal.record(by=by, at=at, verb="contests.correct_problem", subject=problem, before=before, after=after)
    return problem


@transaction.atomic
def write_direction(
    *, direction: Direction | None, code: str, names: dict[str, str], is_used: bool = True, by: Actor, at: datetime
) -> Direction:
    """Add a direction, or change one; a code is never used twice (ValidationError)."""
    direction = direction or Direction()
    if Direction.objects.exclude(pk=direction.pk).filter(code=code).exists():
        raise ValidationError({"code": _("There is a direction with this code.")})
    before = {"names": direction.names, "is_used": direction.is_used}
    direction.code, direction.names, direction.is_used = code, names, is_used
    direction.save()
    after = {"code": code, "names": names, "is_used": is_used}
    journal.record(by=by, at=at, verb="contests.write_direction", subject=direction, before=before, after=after)
    return direction


_ANSWERED_FROM = {
    ProblemState.ACCEPTED: frozenset({ProblemState.NEW, ProblemState.DECLINED}),
    ProblemState.DECLINED: WAITING,
    ProblemState.SOLVED: frozenset({ProblemState.ACCEPTED, ProblemState.IN_A_CALL}),
}


def _locked(problem: Problem, states: frozenset[ProblemState]) -> Problem:
    """The problem as it now is, locked; a ValidationError if somebody answered it meanwhile."""
    found = Problem.objects.select_for_update(of=("self",)).select_related("direction").get(pk=problem.pk)
    if found.state not in states:
        raise ValidationError(
            _("The problem is in another state now: %(state)s.") % {"state": found.get_state_display()}
        )
    return found


def _answered(problem: Problem, verb: str, before: dict[str, str], by: Actor, at: datetime) -> Problem:
    problem.answered_at, problem.answered_by = at, by.as_json()
    problem.save(update_fields=["state", "answer", "merged_into", "answered_at", "answered_by"])
    after = {"state": problem.state, "answer": problem.answer, "merged_into": str(problem.merged_into_id or "")}
    journal.record(by=by, at=at, verb=verb, subject=problem, before=before, after=after)
    publish(ProblemAnswered(problem, at))
    return problem
