"""What is next with a call, for the desk of those who run it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from birge.contests.deadlines import is_late
from birge.contests.enums.calls import CallState
from birge.contests.models import Call


@dataclass(frozen=True)
class Next:
    """A sentence; `is_waiting`: it waits for the customer's people now."""

    text: str
    is_waiting: bool = True


def next_of(call: Call, at: datetime, unanswered: int = 0) -> Next:
    """The next step of a call. `unanswered`: questions without an answer."""
    if call.state != CallState.OPEN:
        text, is_waiting = _AFTER[CallState(call.state)]
        return Next(str(text), is_waiting)
    if is_late(call, at):
        return Next(_("Open the applications"))
    if unanswered:
        return Next(_("Answer questions: %(count)s") % {"count": unanswered})
    if call.is_rolling:
        return Next(_("Open and decide the applications that came"))
    return Next(_("Applications come until the deadline"), is_waiting=False)


_AFTER: dict[CallState, tuple[Promise, bool]] = {
    CallState.DRAFT: (gettext_lazy("Complete and announce it"), True),
    CallState.OPENED: (gettext_lazy("Check the applications"), True),
    CallState.MARKING: (gettext_lazy("The commission marks"), False),
    CallState.RANKED: (gettext_lazy("Decide in a meeting of the commission"), True),
    CallState.DECIDED: (gettext_lazy("Wait out the standstill, then sign agreements"), False),
    CallState.AGREED: (gettext_lazy("Follow the projects: reports and payments"), False),
    CallState.CLOSED: (gettext_lazy("Nothing: it is closed"), False),
    CallState.CANCELLED: (gettext_lazy("Nothing: it was cancelled"), False),
}
