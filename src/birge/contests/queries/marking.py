"""Finds marks: a member's own, what stands, what was replaced, how far the members' marks lie apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from uuid import UUID

from django.db.models import Q, QuerySet

from birge.contests.enums.applications import MARKED
from birge.contests.models import Application, Call, Declaration, Mark, Marker, MarkingTask
from birge.contests.queries.rounds import in_work
from birge.contests.terms import Criterion


def scattered(key: UUID) -> bytes:
    """To sort by where the order shall tell nothing: keys are in the order in which their rows were made."""
    return sha256(key.bytes).digest()


def are_names_hidden(call: Call) -> bool:
    """Whether by the rules who marks does not know whose project it is."""
    return call.rule_set.procedure.visibility.names_hidden


def blind_numbers(calls: Iterable[Call]) -> dict[UUID, int]:
    """Of the calls that hide names: the number of each application for those who mark it.

    Its own number tells whose it is: everybody sees who was the first to apply.
    """
    hidden = [call.pk for call in calls if are_names_hidden(call)]
    rows = Application.objects.filter(in_work(), call__in=hidden, state__in=MARKED).values_list("call", "pk")
    found: dict[UUID, list[UUID]] = defaultdict(list)
    for call, pk in rows if hidden else ():
        found[call].append(pk)
    return {pk: number for keys in found.values() for number, pk in enumerate(sorted(keys, key=scattered), start=1)}


def has_declared(task: MarkingTask) -> bool:
    """Whether the member said that nothing ties her to this applicant: before that she neither reads nor marks."""
    return Declaration.objects.filter(application=task.application_id, marker=task.marker_id).exists()


def is_over(task: MarkingTask, on: date) -> bool:
    """Whether the last day for marking this application is past."""
    return task.due_on is not None and on > task.due_on


def marks_of(task: MarkingTask) -> dict[str, Mark]:
    """The marks that stand, by criterion."""
    return {mark.criterion: mark for mark in Mark.objects.filter(task=task, replaced_at=None)}


def replaced_marks(task: MarkingTask) -> QuerySet[Mark]:
    """What stood before, newest first."""
    return Mark.objects.filter(task=task, replaced_at__isnull=False).order_by("-at", "criterion")


def counted_marks(call: Call) -> QuerySet[Mark]:
    """The marks that count in the ranking: those that stand, of tasks that are done and were not taken away."""
    marks = Mark.objects.filter(
        in_work("task__application"),
        task__application__call=call,
        task__application__state__in=MARKED,
        task__ended_at=None,
        task__done_at__isnull=False,
        replaced_at=None,
    )
    return marks.select_related("task").order_by("task__application", "task__marker", "criterion")


def unfinished_tasks(call: Call) -> QuerySet[MarkingTask]:
    """Whose marks are still missing."""
    tasks = MarkingTask.objects.filter(
        in_work("application"), application__call=call, application__state__in=MARKED, ended_at=None, done_at=None
    )
    return tasks.select_related("marker__member", "application").order_by("application__number", "pk")


@dataclass(frozen=True)
class Spread:
    """How the marks of one application and criterion lie: least, middle, most, and each of them."""

    criterion: str
    marks: list[Decimal]

    @property
    def least(self) -> Decimal:
        return self.marks[0]

    @property
    def most(self) -> Decimal:
        return self.marks[-1]

    @property
    def mean(self) -> Decimal:
        return (sum(self.marks, Decimal(0)) / len(self.marks)).quantize(Decimal("0.01"))


def spreads_of(call: Call, applications: Sequence[UUID]) -> dict[UUID, dict[str, Spread]]:
    """Per application and criterion; only what was marked."""
    found: dict[UUID, dict[str, list[Decimal]]] = defaultdict(lambda: defaultdict(list))
    for mark in counted_marks(call).filter(task__application__in=applications):
        found[mark.task.application_id][mark.criterion].append(Decimal(mark.mark_hundredths) / 100)
    return {
        application: {criterion: Spread(criterion, sorted(marks)) for criterion, marks in rows.items()}
        for application, rows in found.items()
    }


def is_wide(spread: Spread, most: int) -> bool:
    """Worth a word: marks lie apart by half of the scale or more."""
    return (spread.most - spread.least) * 2 >= most


def others_marks(task: MarkingTask) -> list[tuple[int, dict[str, Mark]]]:
    """The other members' marks of the same application, each member under a number that tells nothing."""
    marks = Mark.objects.filter(
        task__application=task.application_id, task__ended_at=None, task__done_at__isnull=False, replaced_at=None
    ).exclude(task=task)
    by_task: dict[UUID, dict[str, Mark]] = defaultdict(dict)
    for mark in marks.order_by("criterion"):
        by_task[mark.task_id][mark.criterion] = mark
    return list(enumerate((by_task[task] for task in sorted(by_task, key=scattered)), start=1))


def total_of(marks: dict[str, Mark], criteria: Sequence[Criterion]) -> Fraction:
    """A member's total: Σ weight · mark / most, as the ranking counts it."""
    return sum(
        (Fraction(row.weight * marks[row.id].mark_hundredths, 100 * row.most) for row in criteria if row.id in marks),
        Fraction(0),
    )


def calls_to_mark(markers: QuerySet[Marker]) -> list[tuple[Marker, int, int]]:
    """Per seat of a member: how many applications she has in the call, and how many are done."""
    rows = list(
        markers.select_related("call__customer", "call__rule_set", "member").order_by("-call__deadline_at", "pk")
    )
    seats = [row.pk for row in rows]
    tasks = MarkingTask.objects.filter(in_work("application"), marker__in=seats, ended_at=None)
    counts: dict[UUID, list[int]] = defaultdict(lambda: [0, 0])
    for marker, done_at in tasks.values_list("marker", "done_at"):
        counts[marker][0] += 1
        counts[marker][1] += done_at is not None
    return [(row, counts[row.pk][0], counts[row.pk][1]) for row in rows]


def marks_given(application: Application, at: datetime) -> QuerySet[Mark]:
    """The marks of this application that counted at that moment."""
    still = Q(replaced_at=None) | Q(replaced_at__gt=at)
    not_ended = Q(task__ended_at=None) | Q(task__ended_at__gt=at)
    marks = Mark.objects.filter(still, not_ended, task__application=application, at__lte=at)
    return marks.select_related("task__marker")
