"""Outlines from a GeoJSON document (RFC 7946): which thing of the register each feature draws, or what is wrong.

Only longitude and latitude on WGS 84 (CRS84), as RFC 7946 section 4 demands: other systems are refused, not guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

SHAPES = {"canal": {"LineString"}, "outlet": {"Point"}, "parcel": {"Polygon", "MultiPolygon"}}
"""What a feature of each kind is drawn as."""
CRS84 = {"urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326"}
MOST_FEATURES = 20_000


@dataclass(frozen=True)
class Outline:
    """The thing `code` of a kind is drawn so; `number` counts the features from 1."""

    number: int
    kind: str
    code: str
    geometry: Mapping[str, Any]


@dataclass(frozen=True)
class Problem:
    """What is wrong with which feature; `number` 0: with the whole document."""

    code: str
    number: int = 0
    params: Mapping[str, str] = field(default_factory=dict)


def outlines(document: Any) -> tuple[list[Outline], list[Problem]]:
    """Everything that is drawn, and every problem."""
    if not isinstance(document, dict) or document.get("type") != "FeatureCollection":
        return [], [Problem("not-a-collection")]
    features = document.get("features")
    if not isinstance(features, list) or not features:
        return [], [Problem("empty")]
    if len(features) > MOST_FEATURES:
        return [], [Problem("too-many", params={"most": str(MOST_FEATURES)})]
    system = _system(document)
    if system not in CRS84:
        return [], [Problem("other-system", params={"system": system})]
    found: list[Outline] = []
    problems: list[Problem] = []
    drawn: set[tuple[str, str]] = set()
    for number, feature in enumerate(features, start=1):
        made = _outline(number, feature)
        if isinstance(made, Problem):
            problems.append(made)
        elif (made.kind, made.code) in drawn:
            problems.append(Problem("twice", number, {"code": made.code}))
        else:
            drawn.add((made.kind, made.code))
            found.append(made)
    return found, problems


def _system(document: Mapping[str, Any]) -> str:
    """The coordinate system that the document names; none named is CRS84."""
    named = document.get("crs")
    if named is None:
        return "EPSG:4326"
    properties = named.get("properties") if isinstance(named, dict) else None
    return str(properties.get("name", "?")) if isinstance(properties, dict) else "?"


def _outline(number: int, feature: Any) -> Outline | Problem:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    if not isinstance(properties, dict) or not isinstance(geometry, dict):
        return Problem("not-a-feature", number)
    kind, code = str(properties.get("kind", "")), str(properties.get("code", "")).strip()
    if kind not in SHAPES:
        return Problem("kind", number, {"kind": kind})
    if not code:
        return Problem("no-code", number)
    shape = geometry.get("type")
    if shape not in SHAPES[kind]:
        return Problem("shape", number, {"code": code, "shape": str(shape), "wanted": ", ".join(sorted(SHAPES[kind]))})
    places = list(_places(geometry.get("coordinates"), depth={"Point": 0, "LineString": 1, "Polygon": 2}.get(shape, 3)))
    if not places or (kind == "canal" and len(places) < 2) or None in places:
        return Problem("coordinates", number, {"code": code})
    if any(not (-180 <= place[0] <= 180 and -90 <= place[1] <= 90) for place in places if place):
        return Problem("out-of-range", number, {"code": code})
    return Outline(number, kind, code, {"type": shape, "coordinates": geometry["coordinates"]})


def _places(coordinates: Any, depth: int) -> Iterator[tuple[float, float] | None]:
    """The positions so deep in the lists; None for what is not one."""
    if not isinstance(coordinates, list) or not coordinates:
        yield None
    elif depth:
        for part in coordinates:
            yield from _places(part, depth - 1)
    elif len(coordinates) >= 2 and all(type(part) in (int, float) for part in coordinates[:2]):
        yield float(coordinates[0]), float(coordinates[1])
    else:
        yield None
