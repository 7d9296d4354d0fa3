"""The private address under which a user sees her turns without signing in."""

from __future__ import annotations

from django.db import models

from birge.kernel.models import Record
from birge.water.models.users import WaterUser


class TurnAddress(Record):
    """How often a user's address was made anew: the address before shows nothing any more. No row: never."""

    user = models.OneToOneField(WaterUser, models.PROTECT, related_name="turn_address")
    number = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField()
