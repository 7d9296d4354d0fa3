"""The passports that the demo's village governments have published."""

from __future__ import annotations

from datetime import UTC, date, datetime

from birge.people.models import Account
from birge.people.rules import actor_of
from birge.places.models import Place
from birge.registers.actions.passports import publish_passport
from birge.registers.models import PassportRelease

DAYS = {
    date(2025, 7, 1): datetime(2026, 1, 20, 4, 0, tzinfo=UTC),
    date(2026, 1, 1): datetime(2026, 1, 20, 4, 0, tzinfo=UTC),
    date(2026, 7, 1): datetime(2026, 7, 10, 4, 0, tzinfo=UTC),
}
"""As of which day, and when."""


def publish_passports(homes: dict[Place, Account]) -> None:
    """Of each of these aimaks by its clerk, unless they are there."""
    if PassportRelease.objects.exists():
        return
    for place, clerk in homes.items():
        for on, at in DAYS.items():
            publish_passport(place=place, on=on, by=actor_of(clerk), at=at)
