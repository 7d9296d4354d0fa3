"""What can be done with a call in which state: one table for all topics.

A rolling call stays open and decides its applications in rounds: there all that is done with applications is possible
while it is open.
"""

from __future__ import annotations

from enum import Enum, auto

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from birge.contests.enums.calls import CallState
from birge.contests.models import Call

_DRAFT, _OPEN, _OPENED, _MARKING = CallState.DRAFT, CallState.OPEN, CallState.OPENED, CallState.MARKING
_RANKED, _DECIDED, _AGREED, _CANCELLED = CallState.RANKED, CallState.DECIDED, CallState.AGREED, CallState.CANCELLED


class Act(Enum):
    """All that is done with a call."""

    EDIT = auto()
    ANNOUNCE = auto()
    CHANGE = auto()
    CANCEL = auto()
    ASK = auto()
    ANSWER = auto()
    SEAT_COMMISSION = auto()
    APPLY = auto()
    WITHDRAW = auto()
    OPEN_APPLICATIONS = auto()
    CHECK = auto()
    FIND_CONFLICTS = auto()
    ASSIGN = auto()
    MARK = auto()
    RANK = auto()
    DECIDE = auto()
    COMPLAIN = auto()
    REPEAT = auto()
    OFFER = auto()
    AGREE = auto()
    PAY = auto()
    CLOSE = auto()


POSSIBLE: dict[Act, frozenset[CallState]] = {
    Act.EDIT: frozenset({_DRAFT}),
    Act.ANNOUNCE: frozenset({_DRAFT}),
    Act.CHANGE: frozenset({_OPEN}),
    Act.CANCEL: frozenset({_OPEN, _OPENED, _MARKING, _RANKED}),
    Act.ASK: frozenset({_OPEN}),
    Act.ANSWER: frozenset({_OPEN}),
    Act.SEAT_COMMISSION: frozenset({_DRAFT, _OPEN, _OPENED, _MARKING}),
    Act.APPLY: frozenset({_OPEN}),
    Act.WITHDRAW: frozenset({_OPEN, _OPENED, _MARKING, _RANKED}),
    Act.OPEN_APPLICATIONS: frozenset({_OPEN}),
    Act.CHECK: frozenset({_OPENED}),
    Act.FIND_CONFLICTS: frozenset({_OPENED, _MARKING, _RANKED}),
    Act.ASSIGN: frozenset({_OPENED, _MARKING}),
    Act.MARK: frozenset({_MARKING}),
    Act.RANK: frozenset({_MARKING, _RANKED}),
    Act.DECIDE: frozenset({_RANKED}),
    Act.COMPLAIN: frozenset({_OPEN, _OPENED, _MARKING, _RANKED, _DECIDED, _CANCELLED}),
    Act.REPEAT: frozenset({_DECIDED}),
    Act.OFFER: frozenset({_DECIDED, _AGREED}),
    Act.AGREE: frozenset({_DECIDED, _AGREED}),
    Act.PAY: frozenset({_AGREED}),
    Act.CLOSE: frozenset({_DECIDED, _AGREED}),
}
"""In which states of a call an act is possible."""

IN_ROUNDS = frozenset(Act) - {Act.EDIT, Act.ANNOUNCE}
"""Possible while a rolling call is open."""

NEXT: dict[CallState, frozenset[CallState]] = {
    _DRAFT: frozenset({_OPEN}),
    _OPEN: frozenset({_OPENED, CallState.CLOSED, _CANCELLED}),
    _OPENED: frozenset({_MARKING, _CANCELLED}),
    _MARKING: frozenset({_OPENED, _RANKED, _CANCELLED}),
    _RANKED: frozenset({_MARKING, _DECIDED, _CANCELLED}),
    _DECIDED: frozenset({_OPENED, _MARKING, _RANKED, _AGREED, CallState.CLOSED}),
    _AGREED: frozenset({CallState.CLOSED}),
    CallState.CLOSED: frozenset(),
    _CANCELLED: frozenset(),
}
"""Which state can follow: back from `decided` when a complaint was satisfied and steps are repeated."""


def is_possible(call: Call, act: Act) -> bool:
    """Whether the call's state allows the act; its dates are looked at by the act itself."""
    if call.is_rolling and call.state == CallState.OPEN and act in IN_ROUNDS:
        return True
    return call.state in POSSIBLE[act]


def require_stage(call: Call, act: Act) -> None:
    """Raises ValidationError where the call's state does not allow the act."""
    if not is_possible(call, act):
        raise ValidationError(
            _("The call is in another state now: %(state)s.") % {"state": call.get_state_display()}, code="stage"
        )
