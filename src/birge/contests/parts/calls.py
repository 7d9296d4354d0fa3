"""The panels that calls themselves put on their pages: what they answer, questions, and what was changed."""

from __future__ import annotations

from typing import Any

from birge.contests.actions.answering import CHOSEN_IN
from birge.contests.deadlines import takes_questions
from birge.contests.enums.calls import CallState
from birge.contests.parts.registry import OpenedCall
from birge.contests.queries.answering import answered_by
from birge.contests.queries.areas import areas_of
from birge.contests.queries.calls import answered
from birge.contests.queries.openness import is_place_hidden
from birge.contests.stages import Act, is_possible


def problems_for_staff(opened: OpenedCall) -> dict[str, Any] | None:
    """The residents' problems that it answers, and whether one can still be chosen or left out."""
    may_choose = opened.may_run and opened.call.state in CHOSEN_IN
    problems = list(answered_by(opened.call))
    if not problems and not may_choose:
        return None
    may_leave = may_choose and is_possible(opened.call, Act.EDIT)
    return {"problems": problems, "may_choose": may_choose, "may_leave": may_leave}


def problems_for_all(opened: OpenedCall) -> dict[str, Any] | None:
    """The residents' problems that it answers; none where the place of its projects is not told."""
    problems = list(answered_by(opened.call))
    return {"problems": problems} if problems and not is_place_hidden(opened.call) else None


def areas_for_staff(opened: OpenedCall) -> dict[str, Any] | None:
    """Its areas, and in a draft the way to change them."""
    may_change = opened.may_run and is_possible(opened.call, Act.EDIT)
    areas = areas_of(opened.call)
    return {"areas": areas, "may_change": may_change} if areas or may_change else None


def areas_for_all(opened: OpenedCall) -> dict[str, Any] | None:
    """Its areas with their limits."""
    areas = areas_of(opened.call)
    return {"areas": areas, "public": True} if areas else None


def questions_for_staff(opened: OpenedCall) -> dict[str, Any] | None:
    """Those that wait first, then those with answers; nothing before it is announced."""
    if opened.call.announced_at is None:
        return None
    asked = list(opened.call.questions.order_by("asked_at", "pk"))
    waiting = [one for one in asked if one.answered_at is None] if opened.call.state == CallState.OPEN else []
    return {"waiting": waiting, "answered": [one for one in asked if one.answered_at], "may_answer": opened.may_run}


def questions_for_all(opened: OpenedCall) -> dict[str, Any] | None:
    """Questions with their answers, and whether one can still be asked."""
    call = opened.call
    takes = call.state == CallState.OPEN and takes_questions(call, opened.at)
    return {"answered": answered(call), "takes_questions": takes}


def changes_for_all(opened: OpenedCall) -> dict[str, Any] | None:
    """What was changed since the announcement, and why; the reason, which may betray a hidden place, to staff only."""
    changes = list(opened.call.changes.order_by("-at"))
    if not changes:
        return None
    return {"changes": changes, "is_place_hidden": not opened.may_run and is_place_hidden(opened.call)}
