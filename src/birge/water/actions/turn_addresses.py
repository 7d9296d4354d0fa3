"""A user's private address, made anew."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.water.models import TurnAddress, WaterUser


@transaction.atomic
def renew_turn_address(user: WaterUser, *, by: Actor, at: datetime) -> TurnAddress:
    """The address before, in calendars and on slips, shows nothing any more."""
    WaterUser.objects.select_for_update().get(pk=user.pk)
    row = TurnAddress.objects.filter(user=user).first() or TurnAddress(user=user)
    row.number, row.made_at = row.number + 1, at
    row.save()
    journal.record(by=by, at=at, verb="water.renew_turn_address", subject=user)
    return row
