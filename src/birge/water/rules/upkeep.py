"""Who keeps the canals in order: whoever works in the association writes, and whoever reads the register reads."""

from __future__ import annotations

from datetime import date
from typing import Any

from birge.kernel.permissions import Answer
from birge.people.models import Organisation
from birge.people.rules import may
from birge.water.rules.association import WORK


def can_keep_up(user: Any, association: Organisation, on: date) -> Answer:
    """Whether this person writes down conditions, repairs and cleaning days: the water master too."""
    return may(user, WORK, organisation=association, on=on)
