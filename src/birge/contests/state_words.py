"""How the state of a call looks: the shape that stands beside its word."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from birge.contests.enums.calls import CallState
from birge.contests.models import Call, CallChange
from birge.kernel.money import Money

_SHAPES = {
    CallState.DRAFT: "draft",
    CallState.OPEN: "published",
    CallState.CLOSED: "done",
    CallState.CANCELLED: "failed",
}


def shape_of(call: Call) -> str:
    """For the class `status-…`."""
    return _SHAPES.get(CallState(call.state), "decided")


def funding_of(call: Call) -> str:
    """The money of all its projects together."""
    return Money(call.funding_tyiyn, call.currency).format()


_FIELDS: dict[str, str | Promise] = {
    "deadline_at": _("Applications until"),
    "questions_until": _("Questions until"),
    "names": _("Name of the call"),
    "goal": _("Goal of the projects"),
    "task": _("What is to be done"),
    "problem_text": _("The problem, as a study of needs describes it"),
}


def changed_fields(change: CallChange) -> str:
    """What a change changed: moments with their new value, texts by their names."""
    return "; ".join(_changed(name, after) for name, (_before, after) in change.what.items())


def _changed(name: str, after: object) -> str:
    if not isinstance(after, str):
        return str(_FIELDS[name])
    moment = timezone.localtime(datetime.fromisoformat(after))
    return f"{_FIELDS[name]}: {date_format(moment, 'DATETIME_FORMAT')}"
