"""Problems found: those that everyone reads, those that wait, those that may be the same."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet

from birge.algorithms.spelling import words
from birge.contests.enums.problems import ProblemState
from birge.contests.models import Direction, Problem
from birge.decisions.codes import code_hash

SHOWN = (ProblemState.ACCEPTED, ProblemState.IN_A_CALL, ProblemState.SOLVED)
"""What everyone reads."""
MOST_ALIKE = 5
MOST_COMPARED = 500
_STEM = 5
"""Letters of a word that are compared: endings follow in Kyrgyz and Russian alike."""


def shown_problems() -> QuerySet[Problem]:
    """What everyone reads, with how many were merged into each."""
    return listed(Problem.objects.filter(state__in=SHOWN))


def listed(problems: QuerySet[Problem]) -> QuerySet[Problem]:
    """As lists show them: with how many others say the same."""
    return problems.select_related("direction").annotate(same=Count("merged"))


def problem_by_code(typed: str) -> Problem | None:
    """The problem whose reporter holds this code."""
    found = Problem.objects.filter(code_hash=code_hash(typed)).select_related("direction", "merged_into")
    return found.first()


def directions() -> QuerySet[Direction]:
    """Those that can be chosen."""
    return Direction.objects.filter(is_used=True)


def alike(problem: Problem) -> list[Problem]:
    """Problems of the same place that may be the same, the most alike first.

    Two are alike when they share at least half of the words of the shorter one, word beginnings compared in any
    spelling. Looks at the newest five hundred that wait or were accepted.
    """
    rows = Problem.objects.filter(place=problem.place_id, state__in=[ProblemState.NEW, ProblemState.ACCEPTED])
    mine = _stems(problem)
    scored = []
    for row in rows.exclude(pk=problem.pk).select_related("direction").order_by("-submitted_at")[:MOST_COMPARED]:
        theirs = _stems(row)
        shorter = min(len(mine), len(theirs))
        if shorter and 2 * len(mine & theirs) >= shorter:
            scored.append((-len(mine & theirs) / shorter, -row.submitted_at.timestamp(), row))
    return [row for *_order, row in sorted(scored, key=lambda scored_row: scored_row[:2])[:MOST_ALIKE]]


def _stems(problem: Problem) -> set[str]:
    return {word[:_STEM] for word in words(problem.title) if len(word) > 2}


def search(problems: QuerySet[Problem], text: str) -> QuerySet[Problem]:
    """Those whose sentence or text holds the words as typed."""
    return problems.filter(Q(title__icontains=text) | Q(text__icontains=text))
