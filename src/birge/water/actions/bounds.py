"""What is plausible."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.water.actions.writing import plain, write
from birge.water.models import Bound


@transaction.atomic
def set_bound(*, kind: str, most: Decimal, source: str, since: date, by: Actor, at: datetime) -> None:
    """From `since` on this is the largest plausible value of the kind."""
    old, new = write(Bound, {"kind": kind}, {"most": most, "source": source}, since)
    if new is not old:
        journal.record(by=by, at=at, verb="water.set_bound", subject=new, before=plain(old), after=plain(new))
