"""A call goes on to its next state: the one way for all topics."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from birge.contests.enums.calls import CallState
from birge.contests.models import Call
from birge.contests.stages import NEXT
from birge.kernel import journal
from birge.kernel.actors import Actor

_MOMENTS = {
    CallState.OPEN: "announced_at",
    CallState.OPENED: "opened_at",
    CallState.DECIDED: "decided_at",
    CallState.CLOSED: "closed_at",
    CallState.CANCELLED: "cancelled_at",
}


def locked(call: Call) -> Call:
    """The call as it stands in the database, its row locked until the transaction ends."""
    return Call.objects.select_for_update(of=("self",)).select_related("customer", "rule_set").get(pk=call.pk)


@transaction.atomic
def move_call(call: Call, to: CallState, *, by: Actor, at: datetime) -> Call:
    """Write the new state, its moment and the journal. A state that cannot follow raises ValidationError."""
    row = locked(call)
    old = CallState(row.state)
    if to not in NEXT[old]:
        raise ValidationError(_("The call is in another state now: %(state)s.") % {"state": old.label}, code="stage")
    row.state = to
    if to in _MOMENTS and not (to == CallState.OPENED and row.opened_at):  # checked anew, but opened once
        setattr(row, _MOMENTS[to], at)
    row.save()
    journal.record(by=by, at=at, verb="contests.move_call", subject=row, before={"state": old}, after={"state": to})
    return row
