"""One unit by what a program calls it."""

from __future__ import annotations

from uuid import UUID

from birge.places.models import Place

_SOATE_DIGITS = 14


def place_by(text: str) -> Place | None:
    """The unit with this id, or with this code of the state classifier; None if there is none."""
    if len(text) == _SOATE_DIGITS:
        return Place.objects.filter(soate=text).first()
    try:
        return Place.objects.filter(pk=UUID(text)).first()
    except ValueError:
        return None
