"""Minutes on which a decision about contests can stand."""

from __future__ import annotations

from django.db.models import QuerySet

from birge.meetings.models import Minutes
from birge.meetings.queries import signed_minutes_for
from birge.places.models import Place


def minutes_at(place: Place) -> QuerySet[Minutes]:
    """The signed minutes of the bodies at a place, newest meeting first."""
    return signed_minutes_for(place=place)
