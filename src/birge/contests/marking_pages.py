"""What a member's page shows of an application and of the marks of others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from birge.contests.models import Application, Call, Mark, MarkingTask
from birge.contests.queries.marking import are_names_hidden, is_wide, others_marks, replaced_marks, spreads_of
from birge.contests.words.applications import told
from birge.kernel.texts import text_in


def content_of(application: Application) -> dict[str, Any]:
    """What the application says, for `applying/_content.html`, with its documents; nothing where it has no form."""
    said = told(application) if "form" in (application.content or {}) else {}
    return {**said, "documents": []} if said and are_names_hidden(application.call) else said


def others_of(task: MarkingTask) -> list[tuple[int, list[tuple[str, Mark]]]]:
    """The marks of the other members as far as the rules show them: never, after one's own, or always."""
    procedure = task.application.call.rule_set.procedure
    shown = procedure.visibility.others_marks
    if shown == "never" or (shown == "after-own" and task.done_at is None):
        return []
    names = {criterion.id: text_in(criterion.names) for criterion in procedure.criteria}
    return [
        (number, [(names.get(criterion, criterion), mark) for criterion, mark in marks.items()])
        for number, marks in others_marks(task)
    ]


def history_of(task: MarkingTask) -> list[tuple[str, Mark]]:
    """Her own marks that she replaced, newest first."""
    names = {row.id: text_in(row.names) for row in task.application.call.rule_set.procedure.criteria}
    return [(names.get(mark.criterion, mark.criterion), mark) for mark in replaced_marks(task)]


def spread_of(call: Call, tasks: Sequence[MarkingTask]) -> list[dict[str, Any]]:
    """Per application that she marked how the marks of each criterion lie."""
    spreads = spreads_of(call, [task.application_id for task in tasks])
    return [{"task": task, "cells": list(_cells(call, task.application_id, spreads))} for task in tasks]


def _cells(call: Call, application: UUID, spreads: dict[UUID, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for criterion in call.rule_set.procedure.criteria:
        spread = spreads.get(application, {}).get(criterion.id)
        wide = spread is not None and is_wide(spread, criterion.most)
        yield {"name": text_in(criterion.names), "spread": spread, "wide": wide}
