"""Units of the territory as points, for many at once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from birge.exchange.contests.things import Point
from birge.places.models import Settlement, Version
from birge.places.queries import names_by_place, parents_of


def points_of(places: Iterable[UUID | None], on: date, *, with_maps: bool = True) -> dict[UUID, Point]:
    """Each unit with what it lies in on that day, in four queries however many there are.

    `with_maps` False: without where it is on the map, in three.
    """
    wanted = {place for place in places if place}
    if not wanted:
        return {}
    chains = parents_of(wanted, on)
    units = wanted.union(*chains.values())
    versions = Version.objects.filter(place__in=units).order_by("starts_on").select_related("place")
    last = {version.place_id: version for version in versions}
    names = names_by_place(units, on)
    maps = _maps(wanted) if with_maps else {}
    points: dict[UUID, Point] = {}

    def point(unit: UUID, above: list[UUID]) -> Point:
        latitude, longitude = maps.get(unit, (None, None))
        holder = point(above[0], above[1:]) if above else None
        version = last[unit]
        return Point(version.place.pcode, version.kind, names.get(unit, {}), holder, latitude, longitude)

    for unit in wanted & last.keys():
        points[unit] = point(unit, [above for above in chains[unit] if above in last])
    return points


def _maps(places: set[UUID]) -> dict[UUID, tuple[float, float]]:
    found = Settlement.objects.filter(place__in=places).order_by("wof_id")
    return {place: (lat, lon) for place, lat, lon in found.values_list("place", "latitude", "longitude")}
