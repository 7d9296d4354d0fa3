"""The map and the GeoJSON that it draws (RFC 7946), open to anyone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from birge.kernel.texts import text_in
from birge.places.labels import kind_label, label_of
from birge.places.models import Change, Name, Place, Settlement, Shape
from birge.places.queries import names_by_place
from birge.places.queries.lists import units
from birge.places.queries.maps import Box, points, shapes
from birge.places.views.days import about_day, day_of

MOST_FEATURES = 3000


@require_safe
def map_page(request: HttpRequest) -> HttpResponse:
    """The country's oblasts and rayons on a map, and the same as a table."""
    about = about_day(request)
    drawn = list(shapes(about["on"]))
    by_id = {unit.pk: unit for unit in units(about["on"]).filter(pk__in=[shape.place_id for shape in drawn])}
    rows = [
        {"place": place, "label": label_of(place, about["on"]), "kind": kind_label(place), "shape": shape}
        for shape in drawn
        if (place := by_id.get(shape.place_id))
    ]
    return render(request, "places/map.html", {"rows": rows, "sources": sorted({s.source for s in drawn}), **about})


@require_safe
def outlines(request: HttpRequest) -> HttpResponse:
    """`?level=1|2&bbox=w,s,e,n&place=id&on=day`: outlines of units as a FeatureCollection."""
    asked = _asked(request)
    if isinstance(asked, str):
        return _problem(asked)
    level = request.GET.get("level", "")
    if level not in {"", "1", "2", "3", "4"}:
        return _problem(_("level: a number from 1 to 4."))
    return _cached(request, lambda: _outlines(asked, int(level) if level else None))


@require_safe
def settlements(request: HttpRequest) -> HttpResponse:
    """`?bbox=w,s,e,n&place=id&on=day`: populated places as points."""
    asked = _asked(request)
    if isinstance(asked, str):
        return _problem(asked)
    return _cached(request, lambda: _points(asked))


Asked = tuple[date, Box | None, UUID | None]


def _asked(request: HttpRequest) -> Asked | str:
    """The day, box and unit of the address, or what is wrong with them."""
    box: Box | None = None
    if request.GET.get("bbox"):
        try:
            west, south, east, north = (float(part) for part in request.GET["bbox"].split(","))
        except ValueError:
            return _("bbox: four numbers, west,south,east,north in degrees.")
        if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
            return _("bbox: four numbers, west,south,east,north in degrees.")
        box = (west, south, east, north)
    try:
        place = UUID(request.GET["place"]) if request.GET.get("place") else None
    except ValueError:
        return _("place: the id of a unit.")
    return day_of(request), box, place


def _outlines(asked: Asked, level: int | None) -> dict[str, Any]:
    on, box, place = asked
    drawn = list(shapes(on, level=level, box=box, place=place))
    names = names_by_place([shape.place_id for shape in drawn], on)
    return _collection(_outline(shape, names.get(shape.place_id, {})) for shape in drawn)


def _outline(shape: Shape, names: dict[str, str]) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": str(shape.place_id),
        "bbox": [shape.west, shape.south, shape.east, shape.north],
        "properties": {
            "name": text_in(names),
            "names": names,
            "soate": shape.place.soate,
            "pcode": shape.place.pcode,
            "url": shape.place.get_absolute_url(),
            "source": shape.source,
        },
        "geometry": shape.geometry,
    }


def _points(asked: Asked) -> dict[str, Any]:
    on, box, place = asked
    return _collection(_point(point) for point in points(on, box=box, place=place)[:MOST_FEATURES])


def _point(point: Settlement) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": point.wof_id,
        "properties": {"name": text_in(point.names), "place": str(point.place_id) if point.place_id else None},
        "geometry": {"type": "Point", "coordinates": [point.longitude, point.latitude]},
    }


def _collection(features: Iterable[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features)}


def _cached(request: HttpRequest, make: Any) -> HttpResponse:
    """Answer 304 without drawing anything if nothing changed: the tag covers the address, the language and the data."""
    state = (
        Change.objects.order_by("-id").values_list("id", flat=True).first(),
        Change.objects.count(),
        Name.objects.order_by("-id").values_list("id", flat=True).first(),
        Place.objects.count(),
        day_of(request).isoformat(),
        get_language(),
        request.GET.urlencode(),
    )
    etag = f'"{hashlib.sha256(repr(state).encode()).hexdigest()[:32]}"'
    if etag in request.headers.get("If-None-Match", ""):
        response: HttpResponse = HttpResponseNotModified()
    else:
        body = json.dumps(make(), ensure_ascii=False, separators=(",", ":"))
        response = HttpResponse(body, content_type="application/geo+json; charset=utf-8")
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"
    response["Vary"] = "Cookie"
    return response


def _problem(detail: str) -> HttpResponse:
    body = {"type": "about:blank", "title": _("The address cannot be read"), "status": 400, "detail": detail}
    return HttpResponse(json.dumps(body, ensure_ascii=False), status=400, content_type="application/problem+json")
