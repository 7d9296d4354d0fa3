"""Outlines and points for maps."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from birge.places.enums import kinds_of
from birge.places.models import Settlement, Shape, Version
from birge.places.queries.tree import holds_on, within

Box = tuple[float, float, float, float]
"""(west, south, east, north) in degrees."""


def shapes(on: date, *, level: int | None = None, box: Box | None = None, place: UUID | None = None) -> QuerySet[Shape]:
    """The outlines of that day: of the units of a level, of those that a box meets, or of one unit."""
    found = Shape.objects.filter(holds_on(on)).select_related("place").order_by("place__soate")
    living = Version.objects.filter(holds_on(on))
    if level:
        living = living.filter(kind__in=kinds_of(level))
    if place:
        living = living.filter(place=place)
    found = found.filter(place__in=living.values("place"))
    if box:
        west, south, east, north = box
        found = found.filter(west__lte=east, east__gte=west, south__lte=north, north__gte=south)
    return found


def points(on: date, *, box: Box | None = None, place: UUID | None = None) -> QuerySet[Settlement]:
    """The settlements in a box, and in the territory of a unit on that day."""
    found = Settlement.objects.order_by("wof_id")
    if place:
        territory = within([place], on).values("pk")
        found = found.filter(Q(place__in=territory) | Q(place__isnull=True, area__in=territory))
    if box:
        west, south, east, north = box
        found = found.filter(
            longitude__gte=west, longitude__lte=east, latitude__gte=south, latitude__lte=north
        )  # fmt: skip
    return found
