"""The units of the territory: list, search, one unit, its changes, outlines."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Field, Router

from birge.kernel.api import After, Limit, Page, answers, page_of
from birge.places.api.refs import PlaceRef, asked_place, named_place
from birge.places.api.schemas import (
    FeatureCollection,
    Found,
    Level,
    On,
    PlaceFull,
    PlaceItem,
    TerritoryChange,
    items_of,
    times_of,
)
from birge.places.enums import Kind, kinds_of
from birge.places.models import Place
from birge.places.queries import find, name_of, with_names, within
from birge.places.queries.history import changes_of
from birge.places.queries.lists import units
from birge.places.queries.maps import shapes

MOST_FOUND = 20

router = Router(tags=["places"])

Words = Annotated[
    str, Field(min_length=1, max_length=100, description="A name in any spelling, or a code", examples=["Ак-Суу"])
]


@router.get(
    "/places",
    response=answers(Page[PlaceItem], public=True),
    operation_id="listPlaces",
    summary="Units of the territory",
)
def list_places(
    request: HttpRequest,
    on: On = None,
    level: Level = None,
    kind: Kind | None = None,
    within_place: PlaceRef | None = None,
    limit: Limit = 50,
    after: After = None,
) -> dict[str, Any]:
    """The units that exist on a day. `within_place`: only that unit and those below it."""
    day = on or timezone.localdate()
    wanted: dict[str, Any] = {"kind__in": kinds_of(level)} if level else {}
    wanted |= {"kind": kind} if kind else {}
    found = units(day).filter(**wanted)
    if above := named_place(within_place, "query/within_place"):
        found = found.filter(pk__in=within([above.pk], day).values("pk"))
    page = page_of(found, limit=limit, after=after)
    page["items"] = items_of(page["items"], day)
    return page


@router.get(
    "/places/search",
    response=answers(Found, public=True),
    operation_id="findPlaces",
    summary="Find units by name or code",
)
def find_places(request: HttpRequest, q: Words, on: On = None) -> dict[str, Any]:
    """At most 20 units, best first: by a name in any spelling (Ө/О, Ү/У, Ң/Н, Latin), a former name, or a code."""
    day = on or timezone.localdate()
    ids = find(q, day, limit=MOST_FOUND)
    rows = {place.pk: place for place in with_names(Place.objects.filter(pk__in=ids))}
    return {"items": items_of([rows[pk] for pk in ids], day)}


@router.get(
    "/places/outlines",
    response=answers(FeatureCollection, public=True),
    operation_id="getOutlines",
    summary="Outlines as GeoJSON",
    openapi_extra={"x-media-type": "application/geo+json"},
)
def get_outlines(
    request: HttpRequest, response: HttpResponse, on: On = None, level: Level = None, place: PlaceRef | None = None
) -> dict[str, Any]:
    """The outlines of a level's units (oblasts without `level`), or of one unit, simplified for screens."""
    day = on or timezone.localdate()
    one = named_place(place, "query/place")
    response["Content-Type"] = "application/geo+json; charset=utf-8"
    found = shapes(day, level=level if level or one else 1, place=one.pk if one else None)
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": shape.place_id,
                "properties": {"soate": shape.place.soate, "name": name_of(shape.place, day)},
                "geometry": shape.geometry,
            }
            for shape in found
        ],
    }


@router.get(
    "/places/{place}",
    response=answers(PlaceFull, public=True),
    operation_id="getPlace",
    summary="One unit",
)
def get_place(request: HttpRequest, place: PlaceRef, on: On = None) -> dict[str, Any]:
    """A unit as it is on a day; one that has ended is shown as it last was."""
    day = on or timezone.localdate()
    found = asked_place(place)
    return items_of(with_names(Place.objects.filter(pk=found.pk)), day)[0] | times_of(found, day)


@router.get(
    "/places/{place}/changes",
    response=answers(Page[TerritoryChange], public=True),
    operation_id="listPlaceChanges",
    summary="What happened to a unit",
)
def list_changes(request: HttpRequest, place: PlaceRef, limit: Limit = 50, after: After = None) -> dict[str, Any]:
    """Renamings, mergings, splittings, moves and others that touched the unit, each with its legal act."""
    found = changes_of(asked_place(place)).prefetch_related("successions")
    return page_of(found, limit=limit, after=after)
