"""What the household of a resident is in the registers of associations."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from birge.registers.models import Membership, Person
from birge.water.models import WaterUserState


def members_of(person: Person | None, on: date) -> QuerySet[WaterUserState]:
    """The users that this person's household is on that day."""
    rows: QuerySet[WaterUserState] = WaterUserState.objects.on(on)
    if person is None:
        return rows.none()
    homes = Membership.objects.on(on).filter(person=person).values("household")
    return rows.filter(household__in=homes).select_related("user__association")
