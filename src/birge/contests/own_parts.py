"""The panels that calls themselves put on their pages: questions, and what was changed."""

from __future__ import annotations

from typing import Any

from birge.contests.call_parts import OpenedCall
from birge.contests.deadlines import takes_questions
from birge.contests.enums.calls import CallState
from birge.contests.queries.calls import answered, unanswered


def questions_for_staff(opened: OpenedCall) -> dict[str, Any] | None:
    """Those that wait first, then those with answers; nothing before it is announced."""
    if opened.call.announced_at is None:
        return None
    waiting = unanswered(opened.call) if opened.call.state == CallState.OPEN else []
    return {"waiting": waiting, "answered": answered(opened.call)}


def questions_for_all(opened: OpenedCall) -> dict[str, Any] | None:
    """Questions with their answers, and whether one can still be asked."""
    call = opened.call
    takes = call.state == CallState.OPEN and takes_questions(call, opened.at)
    return {"answered": answered(call), "takes_questions": takes}


def changes_for_all(opened: OpenedCall) -> dict[str, Any] | None:
    """What was changed since the announcement, and why."""
    changes = list(opened.call.changes.order_by("-at"))
    return {"changes": changes} if changes else None
