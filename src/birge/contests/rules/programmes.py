"""Who sees a programme and the ledger of its money."""

from __future__ import annotations

from datetime import date
from typing import Any

from birge.contests.models import Programme
from birge.contests.rules.customers import can_pay, can_run
from birge.kernel.actors import VISITOR
from birge.kernel.permissions import Answer, yes


def can_see(user: Any, programme: Programme, on: date) -> Answer:
    """Whether this person sees a programme: everybody, once a call of it was announced."""
    if programme.calls.filter(announced_at__isnull=False).exists():
        return yes(VISITOR)
    return can_see_ledger(user, programme, on)


def can_see_ledger(user: Any, programme: Programme, on: date) -> Answer:
    """Whether this person reads what was bound and by whom: those who run its contests and who pay."""
    return can_run(user, programme.customer, on) or can_pay(user, programme.customer, on)
