"""Bringing in the territory that comes with Birge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.statistics import refresh_statistics
from birge.places.actions._containment import rewrite_containment
from birge.places.enums import NameState
from birge.places.loading.files import Point, Unit, read_points, read_shapes, read_units
from birge.places.loading.kyrgyz import judge, russian_words
from birge.places.models import Containment, Name, Place, SearchKey, Settlement, Shape, Version
from birge.places.naming import keys_of

CLASSIFIER = "SOATE"
OCHA = "OCHA COD-AB Kyrgyzstan 2018-11-19, Ministry of Emergency Situations"
WOF_AREAS = "Who's On First"
WOF_POINTS = "Who's On First / GeoNames"


def place_id(soate: str) -> UUID:
    """The id of a unit of the classifier: the same on every installation, so that data can be exchanged."""
    return uuid5(NAMESPACE_URL, f"urn:soate:{soate}")


@dataclass(frozen=True)
class Loaded:
    """How many units, settlements and outlines were brought in; zeros when all were there."""

    units: int
    settlements: int
    shapes: int


@dataclass
class _Rows:
    units: list[Unit]
    points: list[Point]
    shapes: list[dict[str, Any]]
    names: dict[str, list[Name]] = field(default_factory=lambda: defaultdict(list))

    def add_name(self, soate: str, language: str, text: str, state: NameState, source: str) -> None:
        """One name; of several shown ones in a language only the first is kept as such, the others as aliases."""
        taken = [row for row in self.names[soate] if row.language == language]
        if any(row.text == text for row in taken):
            return
        if any(row.state != NameState.ALIAS for row in taken):
            state = NameState.ALIAS
        self.names[soate].append(
            Name(place_id=place_id(soate), language=language, text=text, state=state, source=source)
        )


@transaction.atomic
def load_territory(*, by: Actor, at: datetime) -> Loaded:
    """The country's units, names, settlements and outlines before the reform of 2024-25, unless they are there.

    Doing it again changes nothing: the territory is then kept by the actions that record changes.
    """
    if Place.objects.filter(id=place_id("41711000000000")).exists():
        return Loaded(0, 0, 0)
    rows = _Rows(read_units(), read_points(), read_shapes())
    places = [Place(id=place_id(unit.soate), soate=unit.soate) for unit in rows.units]
    Place.objects.bulk_create(places, batch_size=2000)
    Version.objects.bulk_create(map(_version, rows.units), batch_size=2000)
    _collect_names(rows)
    Name.objects.bulk_create([name for names in rows.names.values() for name in names], batch_size=2000)
    SearchKey.objects.bulk_create(_keys(places, rows), batch_size=2000)
    Shape.objects.bulk_create(map(_shape, rows.shapes))
    Settlement.objects.bulk_create(map(_settlement, rows.points), batch_size=2000)
    rewrite_containment()
    refresh_statistics([Place, Version, Name, SearchKey, Shape, Settlement, Containment])
    loaded = Loaded(len(places), len(rows.points), len(rows.shapes))
    journal.record(by=by, at=at, verb="places.load", subject="places", after=vars(loaded))
    return loaded


def _version(unit: Unit) -> Version:
    parent = place_id(unit.parent) if unit.parent else None
    return Version(place_id=place_id(unit.soate), kind=unit.kind, parent_id=parent)


def _collect_names(rows: _Rows) -> None:
    russian = {unit.soate: unit.name_ru for unit in rows.units}
    for unit in rows.units:
        rows.add_name(unit.soate, "ru", unit.name_ru, NameState.CONFIRMED, CLASSIFIER)
    for shape in rows.shapes:
        sure = shape["source"] == "adm1"
        source = OCHA if sure else WOF_AREAS
        if shape["name_ky"]:
            state = NameState.CONFIRMED if sure else NameState.UNCONFIRMED
            rows.add_name(shape["soate"], "ky", shape["name_ky"], state, source)
        rows.add_name(shape["soate"], "en", shape["name_en"], NameState.CONFIRMED, source)
    own = [point for point in rows.points if point.soate]
    only_russian = russian_words((point.name_ky, russian[point.soate]) for point in own if point.name_ky)
    for point in own:
        if point.name_ky:
            state = judge(point.name_ky, russian[point.soate], only_russian)
            rows.add_name(point.soate, "ky", point.name_ky, state, WOF_POINTS)
        if point.name_ru:
            rows.add_name(point.soate, "ru", point.name_ru, NameState.ALIAS, WOF_POINTS)
        rows.add_name(point.soate, "en", point.name, NameState.CONFIRMED, WOF_POINTS)


def _keys(places: list[Place], rows: _Rows) -> Iterator[SearchKey]:
    for place in places:
        texts = [name.text for name in rows.names[place.soate]]
        yield from keys_of(place.id, texts, [place.soate, place.pcode])


def _shape(shape: dict[str, Any]) -> Shape:
    west, south, east, north = box_of(shape["geometry"]["coordinates"])
    return Shape(
        place_id=place_id(shape["soate"]),
        geometry=shape["geometry"],
        west=west,
        south=south,
        east=east,
        north=north,
        source=OCHA if shape["source"] == "adm1" else "Mesoshapes (CC0), Who's On First",
    )


def box_of(coordinates: Any) -> tuple[float, float, float, float]:
    """(west, south, east, north) of GeoJSON coordinates of any depth, in degrees."""
    if isinstance(coordinates[0], int | float):
        return (*coordinates[:2], *coordinates[:2])
    boxes = [box_of(part) for part in coordinates]
    lows, highs = [box[:2] for box in boxes], [box[2:] for box in boxes]
    west, south = (min(values) for values in zip(*lows, strict=True))
    east, north = (max(values) for values in zip(*highs, strict=True))
    return west, south, east, north


def _settlement(point: Point) -> Settlement:
    names = {"ky": point.name_ky, "ru": point.name_ru, "en": point.name}
    return Settlement(
        wof_id=point.wof_id,
        place_id=place_id(point.soate) if point.soate else None,
        area_id=place_id(point.area) if point.area else None,
        names={language: text for language, text in names.items() if text},
        latitude=point.latitude,
        longitude=point.longitude,
        population=point.population,
    )
