"""The state of a call in words, and what a change of it changed."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from birge.contests.deadlines import is_late
from birge.contests.enums.calls import CallState
from birge.contests.models import Call, CallChange
from birge.contests.words.shapes import CALL
from birge.kernel.money import Money


def shape_of(call: Call, at: datetime) -> str:
    """For the class `status-…`."""
    return "decided" if _is_over(call, at) else CALL[CallState(call.state)]


def state_of(call: Call, at: datetime) -> str:
    """The state in words: an open call whose deadline has passed takes nothing any more."""
    return _("Applications are over") if _is_over(call, at) else call.get_state_display()


def _is_over(call: Call, at: datetime) -> bool:
    return call.state == CallState.OPEN and is_late(call, at)


def funding_of(call: Call) -> str:
    """The money of all its projects together."""
    return Money(call.funding_tyiyn, call.currency).format()


_FIELDS: dict[str, str | Promise] = {
    "deadline_at": gettext_lazy("Applications until"),
    "questions_until": gettext_lazy("Questions until"),
    "names": gettext_lazy("Name of the call"),
    "goal": gettext_lazy("Goal of the projects"),
    "task": gettext_lazy("What is to be done"),
    "problem_text": gettext_lazy("The problem, as a study of needs describes it"),
}


def changed_fields(change: CallChange) -> str:
    """What a change changed: moments with their new value, texts by their names."""
    return "; ".join(_changed(name, after) for name, (_before, after) in change.what.items())


def _changed(name: str, after: object) -> str:
    if not isinstance(after, str):
        return str(_FIELDS[name])
    moment = timezone.localtime(datetime.fromisoformat(after))
    return f"{_FIELDS[name]}: {date_format(moment, 'DATETIME_FORMAT')}"
