"""The territory through the API: public, as of any day."""

from datetime import UTC, date, datetime

import pytest

from birge.kernel.actors import SYSTEM
from birge.places.actions import rename_place
from birge.places.models import Shape
from tests.site.api import Caller

pytestmark = pytest.mark.django_db


@pytest.fixture
def caller():
    return Caller(None)


def test_a_unit_is_found_by_its_code_or_id(cast, caller):
    by_code = caller.get(f"/places/{cast.aimak.soate}")
    by_id = caller.get(f"/places/{cast.aimak.pk}")

    assert (by_code, by_code["name"], by_code["kind"], by_code["level"]) == (
        by_id,
        "Ак-Сыноо айыл аймагы",
        "aimak",
        3,
    )
    assert (by_code["parent"], by_code["path"]) == (str(cast.rayon.pk), "Сыноо району, Сыноо облусу")


def test_a_unit_is_found_by_a_name_in_any_spelling(cast, caller):
    found = caller.get("/places/search", q="ak synoo")

    assert found["items"][0]["id"] == str(cast.aimak.pk)


def test_a_renamed_unit_has_both_its_names_each_on_its_day(cast, caller):
    rename_place(
        place=cast.village,
        names={"ky": "Жаңы Сыноо", "ru": "Новое"},
        on=date(2026, 6, 1),
        act="Мыйзам № 1",
        by=SYSTEM,
        at=datetime(2026, 3, 2, tzinfo=UTC),
    )

    names = [caller.get(f"/places/{cast.village.pk}", on=day)["name"] for day in ("2026-05-31", "2026-06-01")]
    changes = caller.get(f"/places/{cast.village.pk}/changes")["items"]

    assert names == ["Сыноо айылы", "Жаңы Сыноо"]
    assert [(change["kind"], change["act"]) for change in changes] == [("rename", "Мыйзам № 1")]


def test_the_units_of_a_level_within_another(cast, caller):
    page = caller.get("/places", level=4, within_place=cast.aimak.soate)

    assert [item["id"] for item in page["items"]] == [str(cast.village.pk)]


def test_outlines_are_geojson(cast, caller):
    square = {"type": "Polygon", "coordinates": [[[72, 42], [73, 42], [73, 43], [72, 42]]]}
    Shape.objects.create(place=cast.oblast, geometry=square, west=72, south=42, east=73, north=43, source="сыноо")

    collection = caller.get("/places/outlines")

    assert caller.response["Content-Type"].startswith("application/geo+json")
    assert [(feature["id"], feature["geometry"]) for feature in collection["features"]] == [
        (str(cast.oblast.pk), square)
    ]


def test_a_unit_that_is_not_there_is_a_problem(cast, caller):
    problem = caller.get("/places/41799999999999")

    assert (caller.status, problem["status"]) == (404, 404)
    assert caller.response["Content-Type"] == "application/problem+json"
    assert caller.get("/places", within_place="41799999999999")["errors"][0]["path"] == "query/within_place"
