"""Whom a reading of the register concerns, as the journal names them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Model

from birge.registers.models import Household
from birge.water.models import WaterUser, WaterUserState


def read_of(users: Iterable[WaterUserState]) -> list[Model]:
    """Users as the journal names them, with their households so that the members see who read."""
    rows = list(users)
    homes = dict.fromkeys(row.household_id for row in rows if row.household_id)
    return [*(WaterUser(pk=row.user_id) for row in rows), *(Household(pk=pk) for pk in homes)]
