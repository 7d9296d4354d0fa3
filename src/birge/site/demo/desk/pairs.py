"""Who stands twice in the demo's book, found by the same search that a clerk asks for."""

from __future__ import annotations

from datetime import UTC, datetime

from birge.people.models import Account
from birge.places.models import Place
from birge.places.queries import within
from birge.registers.actions.duplicates import look_for_duplicates
from birge.registers.models import PossibleDuplicate
from birge.site.demo.desk.families import clerk_of

LOOKED_AT = datetime(2026, 11, 18, 5, 0, tzinfo=UTC)


def find_pairs(places: list[Place], clerk: Account) -> None:
    """Within these aimaks and across them, unless somebody looked before."""
    if not PossibleDuplicate.objects.exists():
        among = within([place.pk for place in places], LOOKED_AT.date())
        look_for_duplicates(places=among, by=clerk_of(places[0], clerk), at=LOOKED_AT)
