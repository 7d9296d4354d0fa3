"""What is answered about the territory."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Field, Schema

from birge.kernel.texts import text_in
from birge.places.enums import ChangeKind, Kind, level_of
from birge.places.models import OPEN_END, OPEN_START, Change, Place, Version
from birge.places.queries import name_of, names_by_place, names_of, needs_confirming, parents_of

On = Annotated[date | None, Field(description="As of this day; today if absent", examples=["2026-01-01"])]
Level = Annotated[int | None, Field(ge=1, le=4, description="1 oblasts and big cities … 4 villages")]


class PlaceItem(Schema):
    """A unit as it is on a day."""

    id: UUID
    soate: str = Field(description="Code of the state classifier; empty if it has none", examples=["41706000000000"])
    pcode: str = Field(description="Code of humanitarian data (OCHA)", examples=["KG06000000000"])
    kind: Kind | None = Field(description="Null for a unit that has not begun by that day")
    level: int | None
    names: dict[str, str] = Field(description="By language code")
    name: str = Field(description="In the language of the request")
    to_confirm: bool = Field(description="The name carries the mark «такталсын»")
    parent: UUID | None = Field(description="In which unit it lies")
    path: str = Field(description="Where it lies, in words", examples=["Талас району, Талас"])


class PlaceFull(PlaceItem):
    """A unit with its time and what lies in it."""

    exists: bool = Field(description="Whether it exists on that day")
    starts_on: date | None = Field(description="Null: always there")
    ends_on: date | None = Field(description="Null: still there")
    parents: list[UUID] = Field(description="The units above, the nearest first")


class Found(Schema):
    """Units that a search found, best first."""

    items: list[PlaceItem]


class TerritoryChange(Schema):
    """A change of the territory by a legal act, and which units continue which."""

    id: UUID
    kind: ChangeKind
    takes_effect_on: date
    act: str
    place: UUID = Field(description="The unit that it is chiefly about")
    successions: list[tuple[UUID, UUID]] = Field(description="Pairs: the unit before, the unit that continues it")

    @staticmethod
    def resolve_place(change: Change) -> UUID:
        return change.place_id

    @staticmethod
    def resolve_successions(change: Change) -> list[tuple[UUID, UUID]]:
        return sorted((row.before_id, row.after_id) for row in change.successions.all())


class Feature(Schema):
    """A unit's outline (RFC 7946, WGS84)."""

    type: Literal["Feature"] = "Feature"
    id: UUID
    properties: dict[str, str]
    geometry: dict[str, Any]


class FeatureCollection(Schema):
    """Outlines of units as GeoJSON."""

    type: Literal["FeatureCollection"] = "FeatureCollection"
    features: list[Feature]


def items_of(places: Iterable[Place], on: date) -> list[dict[str, Any]]:
    """The units as `PlaceItem` has them, in a number of queries that does not grow; names must be fetched."""
    rows = list(places)
    kinds: dict[UUID, str] = {}
    versions = Version.objects.filter(place__in=[place.pk for place in rows], starts_on__lte=on).order_by("starts_on")
    for version in versions:
        if version.starts_on < version.ends_on:
            kinds[version.place_id] = version.kind
    chains = parents_of([place.pk for place in rows], on)
    above = names_by_place({unit for chain in chains.values() for unit in chain}, on)
    return [_item(place, on, kinds.get(place.pk), chains[place.pk], above) for place in rows]


def _item(
    place: Place, on: date, kind: str | None, chain: list[UUID], above: dict[UUID, dict[str, str]]
) -> dict[str, Any]:
    return {
        "id": place.pk,
        "soate": place.soate,
        "pcode": place.pcode,
        "kind": kind,
        "level": level_of(kind) if kind else None,
        "names": names_of(place, on),
        "name": name_of(place, on),
        "to_confirm": needs_confirming(place, on),
        "parent": chain[0] if chain else None,
        "parents": chain,
        "path": ", ".join(text_in(above.get(unit, {})) for unit in chain),
    }


def times_of(place: Place, on: date) -> dict[str, Any]:
    """From when to when a unit exists, and whether it does on that day."""
    held = [version for version in place.versions.order_by("starts_on") if version.starts_on < version.ends_on]
    start, end = (held[0].starts_on, held[-1].ends_on) if held else (OPEN_START, OPEN_END)
    return {
        "exists": any(version.starts_on <= on < version.ends_on for version in held),
        "starts_on": None if start == OPEN_START else start,
        "ends_on": None if end == OPEN_END else end,
    }
