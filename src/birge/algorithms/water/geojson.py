"""Outlines from a GeoJSON document (RFC 7946): which thing of the register each feature draws, or what is wrong.

Only longitude and latitude on WGS 84 (CRS84), as RFC 7946 section 4 demands: other systems are refused, not guessed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

SHAPES = {"canal": {"LineString"}, "outlet": {"Point"}, "parcel": {"Polygon", "MultiPolygon"}}
"""What a feature of each kind is drawn as."""
_DEPTH = {"Point": 0, "LineString": 1, "Polygon": 2, "MultiPolygon": 3}
"""How deep in lists the positions of a shape lie."""
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
    if not isinstance(shape, str) or shape not in SHAPES[kind]:
        return Problem("shape", number, {"code": code, "shape": str(shape), "wanted": ", ".join(sorted(SHAPES[kind]))})
    lines = _lines(geometry.get("coordinates"), _DEPTH[shape])
    if lines is None or not all(_is_whole(shape, line) for line in lines):
        return Problem("coordinates", number, {"code": code})
    if any(not (-180 <= place[0] <= 180 and -90 <= place[1] <= 90) for line in lines for place in line):
        return Problem("out-of-range", number, {"code": code})
    return Outline(number, kind, code, {"type": shape, "coordinates": _flat(geometry["coordinates"], _DEPTH[shape])})


def _is_whole(shape: str, line: list[Any]) -> bool:
    """Whether a line has two positions, or a ring four of which the last is the first (RFC 7946, 3.1.4 and 3.1.6)."""
    if shape in ("Polygon", "MultiPolygon"):
        return len(line) >= 4 and line[0][:2] == line[-1][:2]
    return shape == "Point" or len(line) >= 2


def _flat(coordinates: Any, depth: int) -> Any:
    """The same without heights."""
    return [_flat(part, depth - 1) for part in coordinates] if depth else coordinates[:2]


def _lines(coordinates: Any, depth: int) -> list[list[Any]] | None:
    """The positions, line by line or ring by ring; None where something is not one."""
    if depth == 0:
        return [[coordinates]] if _is_place(coordinates) else None
    if not isinstance(coordinates, list) or not coordinates:
        return None
    if depth == 1:
        return [coordinates] if all(map(_is_place, coordinates)) else None
    found: list[list[Any]] = []
    for part in coordinates:
        lines = _lines(part, depth - 1)
        if lines is None:
            return None
        found += lines
    return found


def _is_place(value: Any) -> bool:
    return isinstance(value, list) and len(value) >= 2 and all(type(part) in (int, float) for part in value[:2])
