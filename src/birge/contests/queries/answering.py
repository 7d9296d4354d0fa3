"""From problems to the calls that answer them, and from those to what became of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from birge.contests.enums.problems import ProblemState
from birge.contests.enums.votes import VoteState
from birge.contests.models import Agreement, Call, CallProblem, Poll, Problem, Pulse, PulseAnswer, VoteOption
from birge.contests.queries.agreements.pulse import LEAST
from birge.contests.queries.awards import won_rows
from birge.contests.queries.openness import hidden_places
from birge.decisions.models import DecisionRow
from birge.kernel.journal import subject_of
from birge.places.queries import within


def answered_by(call: Call) -> QuerySet[Problem]:
    """The problems that a call answers."""
    return Problem.objects.filter(calls__call=call).select_related("direction").order_by("submitted_at", "pk")


def may_be_answered(call: Call, on: date) -> QuerySet[Problem]:
    """Accepted problems of the area in which the call or its customer works (of all places where there is none)."""
    accepted = Problem.objects.filter(state=ProblemState.ACCEPTED).exclude(calls__call=call)
    place = call.place_id or call.customer.place_id
    accepted = accepted.filter(place__in=within([place], on)) if place else accepted
    return accepted.select_related("direction").order_by("-submitted_at", "pk")


def votes_won(problems: QuerySet[Problem]) -> dict[UUID, Poll]:
    """By problem: the newest published vote in which residents chose a project for it."""
    options = VoteOption.objects.filter(problem__in=problems.values("pk"), poll__state=VoteState.PUBLISHED)
    by_subject = {subject_of(one): one for one in options.select_related("poll").order_by("poll__closes_at")}
    polls = {one.poll.decision_id for one in by_subject.values()}
    rows = DecisionRow.objects.filter(decision__in=polls, subject__in=by_subject)
    chosen = {row.subject for row in rows if row.value("result")["place"] is not None}
    return {one.problem_id: one.poll for subject, one in by_subject.items() if one.problem_id and subject in chosen}


@dataclass(frozen=True)
class Heard:
    """What those for whom a project is answered: how many, and the mean of all their marks from 1 to 5."""

    answers: int
    mean: float


@dataclass(frozen=True)
class Project:
    """A selected project, its agreement once there is one, what people said of it, and the closing note, which is empty
    where the place is not told.
    """

    row: Any
    agreement: Agreement | None
    heard: Heard | None
    came_of_it: str


@dataclass(frozen=True)
class Became:
    """A call that answers a problem, and its projects that have the money."""

    call: Call
    projects: list[Project] = field(default_factory=list)


def what_became_of(problem: Problem) -> list[Became]:
    """The announced calls that answer a problem, the newest first, each with what everybody may know of its end.

    A call whose place is not told is not among them: the place of the problem would tell it.
    """
    links = CallProblem.objects.filter(problem=problem, call__announced_at__isnull=False).select_related(
        "call__customer"
    )
    found = {link.call_id: Became(link.call) for link in links.order_by("-call__announced_at")}
    hidden = hidden_places(list(found)) if found else set()
    found = {pk: one for pk, one in found.items() if pk not in hidden}
    rows = (
        won_rows()
        .filter(award__call__in=found)
        .select_related("award", "application__agreement", "application__applicant__organisation")
    )
    heard = _heard(list(found)) if found else {}
    for row in rows.order_by("rank", "number"):
        agreement = getattr(row.application, "agreement", None)
        came_of_it = agreement.close_note if agreement and row.application_id not in hidden else ""
        project = Project(row, agreement, heard.get(row.application_id), came_of_it)
        found[row.award.call_id].projects.append(project)
    return list(found.values())


def _heard(calls: list[UUID]) -> dict[UUID, Heard]:
    """By application; fewer than five answers of a round are shown to nobody."""
    of = dict(Pulse.objects.filter(agreement__application__call__in=calls).values_list("pk", "agreement__application"))
    marks: dict[UUID, list[list[int]]] = {}
    for pulse, given in PulseAnswer.objects.filter(pulse__in=of).values_list("pulse", "marks"):
        marks.setdefault(pulse, []).append([int(mark) for mark in given.values()])
    by_application: dict[UUID, list[list[int]]] = {}
    for pulse, answers in marks.items():
        if len(answers) >= LEAST:
            by_application.setdefault(of[pulse], []).extend(answers)
    return {
        application: Heard(len(answers), sum(map(sum, answers)) / sum(map(len, answers)))
        for application, answers in by_application.items()
        if any(answers)
    }
