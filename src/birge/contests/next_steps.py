"""What is next with a call, for the desk of those who run it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from birge.contests.deadlines import is_late
from birge.contests.enums.awards import AwardState
from birge.contests.enums.calls import CallState


@dataclass(frozen=True)
class Next:
    """A sentence; `is_waiting`: it waits for the customer's people now; `page`: the call's page on which it is done."""

    text: str
    is_waiting: bool = True
    page: str = ""


def next_of(call: Any, at: datetime) -> Next:
    """The next step of a call; one that is open was read by `queries.calls.with_work`."""
    if call.state != CallState.OPEN:
        text, is_waiting, page = _AFTER[CallState(call.state)]
        return Next(str(text), is_waiting, page)
    if is_late(call, at) and not call.has_seal:
        words = _("No opening codes were made, so nothing was submitted. Make codes to enter papers that came in time, "
                  "or cancel the contest")  # fmt: skip
        return Next(words, page="contests:seal")
    if is_late(call, at) and not call.is_rolling:
        return Next(_("Open the applications"), page="contests:open_sealed")
    if call.unanswered:
        return Next(_("Answer questions: %(count)s") % {"count": call.unanswered})
    if call.is_rolling:
        return _of_rounds(call, at)
    return Next(_("Applications come until the deadline"), is_waiting=False)


def _of_rounds(call: Any, at: datetime) -> Next:
    """Of a rolling call: first its running round, then who came since."""
    if call.running == AwardState.DECIDED:
        return Next(_("Publish the decision"), page="contests:commission")
    if call.running == AwardState.DRAFT:
        return Next(_("Decide in a meeting of the commission"), page="contests:commission")
    if call.waits:
        return Next(_("Mark and decide the next round"), page="contests:commission")
    if call.unread:
        return Next(_("Open and check the applications that came"), page="contests:applications")
    if is_late(call, at):
        return Next(_("Follow the projects; when all are over, close the call"), page="contests:call_agreements")
    return Next(_("Applications come at any time"), is_waiting=False)


_AFTER: dict[CallState, tuple[Promise, bool, str]] = {
    CallState.DRAFT: (gettext_lazy("Complete and announce it"), True, ""),
    CallState.OPENED: (gettext_lazy("Check the applications"), True, "contests:applications"),
    CallState.MARKING: (gettext_lazy("The commission marks"), False, "contests:commission"),
    CallState.RANKED: (gettext_lazy("Decide in a meeting of the commission"), True, "contests:commission"),
    CallState.DECIDED: (
        gettext_lazy("Wait out the standstill, then sign agreements"),
        False,
        "contests:call_agreements",
    ),
    CallState.AGREED: (gettext_lazy("Follow the projects: reports and payments"), False, "contests:call_agreements"),
    CallState.CLOSED: (gettext_lazy("Nothing: it is closed"), False, ""),
    CallState.CANCELLED: (gettext_lazy("Nothing: it was cancelled"), False, ""),
}
