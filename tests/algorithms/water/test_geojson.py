"""Outlines from GeoJSON: what is taken, and in which words what is not."""

from __future__ import annotations

import pytest

from birge.algorithms.water.geojson import outlines

LINE = {"type": "LineString", "coordinates": [[73.3, 40.8], [73.31, 40.79]]}
RING = [[73.3, 40.8], [73.31, 40.8], [73.31, 40.79], [73.3, 40.8]]


def feature(kind: str = "canal", code: str = "К-1", geometry: object = LINE) -> dict:
    return {"type": "Feature", "properties": {"kind": kind, "code": code}, "geometry": geometry}


def collection(*features: object, **more: object) -> dict:
    return {"type": "FeatureCollection", "features": list(features), **more}


def test_canals_outlets_and_parcels_are_taken():
    point = {"type": "Point", "coordinates": [73.3, 40.8, 900]}
    polygon = {"type": "Polygon", "coordinates": [RING]}

    found, problems = outlines(collection(feature(), feature("outlet", "С-1", point), feature("parcel", "7", polygon)))

    assert problems == []
    assert [(item.kind, item.code, item.geometry["type"]) for item in found] == [
        ("canal", "К-1", "LineString"),
        ("outlet", "С-1", "Point"),
        ("parcel", "7", "Polygon"),
    ]


def test_heights_are_left_out():
    (found,), _problems = outlines(
        collection(feature("outlet", "С-1", {"type": "Point", "coordinates": [73, 40, "x"]}))
    )

    assert found.geometry == {"type": "Point", "coordinates": [73, 40]}


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ([], "not-a-collection"),
        ({"type": "Feature"}, "not-a-collection"),
        (collection(), "empty"),
        (collection(feature(), crs={"type": "name", "properties": {"name": "EPSG:32643"}}), "other-system"),
        (collection(feature(), crs="x"), "other-system"),
    ],
)
def test_a_document_that_cannot_be_read_says_why(document, code):
    found, problems = outlines(document)

    assert found == []
    assert [(problem.code, problem.number) for problem in problems] == [(code, 0)]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (None, "not-a-feature"),
        (feature(kind="road"), "kind"),
        (feature(code=" "), "no-code"),
        (feature("outlet", "С-1", LINE), "shape"),
        (feature("canal", "К-2", {"type": "LineString", "coordinates": [[73.3, 40.8]]}), "coordinates"),
        (feature("canal", "К-2", {"type": "LineString", "coordinates": [["73", 40], [73.3, 40.8]]}), "coordinates"),
        (feature("canal", "К-2", {"type": "LineString", "coordinates": [[4512345, 500123], [1, 2]]}), "out-of-range"),
        (feature("parcel", "7", {"type": "Polygon", "coordinates": [RING[:3]]}), "coordinates"),
        (feature("parcel", "7", {"type": "Polygon", "coordinates": [[*RING[:3], RING[1]]]}), "coordinates"),
        (feature("parcel", "7", {"type": "MultiPolygon", "coordinates": [[RING], []]}), "coordinates"),
        (feature("outlet", "С-1", {"type": "Point", "coordinates": [10**400, 40]}), "out-of-range"),
        (feature("outlet", "С-1", {"type": "Point", "coordinates": [float("nan"), 40]}), "out-of-range"),
        (feature("outlet", "С-1", {"type": ["Point"], "coordinates": [73, 40]}), "shape"),
        (feature(), "twice"),
    ],
)
def test_a_feature_that_cannot_be_read_is_named_by_its_number(wrong, code):
    _found, problems = outlines(collection(feature(), wrong))

    assert [(problem.code, problem.number) for problem in problems] == [(code, 2)]
