"""What beneficiaries answered, from five answers on."""

from __future__ import annotations

from dataclasses import dataclass

from birge.contests.models import Pulse

LEAST = 5
"""Fewer answers are not shown to anybody: a reader could guess whose they are."""


@dataclass(frozen=True)
class QuestionResult:
    """How many answered, and the mean mark."""

    question: dict[str, str]
    count: int
    mean: float | None


@dataclass(frozen=True)
class Results:
    """`is_shown`: there are enough answers; else only their number stands here."""

    slips: int
    answers: int
    is_shown: bool
    questions: list[QuestionResult]
    words: list[str]


def results_of(pulse: Pulse) -> Results:
    """The answers of a round, a question with fewer than five left blank; words in no order of time."""
    rows = list(pulse.answers.order_by("pk").values("marks", "words"))
    slips, is_shown = pulse.slips.count(), len(rows) >= LEAST
    if not is_shown:
        return Results(slips, len(rows), is_shown=False, questions=[], words=[])
    questions = []
    for question in pulse.questions:
        marks = [row["marks"][question["id"]] for row in rows if question["id"] in row["marks"]]
        mean = sum(marks) / len(marks) if len(marks) >= LEAST else None
        questions.append(QuestionResult(question["names"], len(marks), mean))
    return Results(
        slips, len(rows), is_shown=True, questions=questions, words=[row["words"] for row in rows if row["words"]]
    )
