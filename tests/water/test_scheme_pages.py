"""The drawn scheme, the map, and outlines from a file."""

import json
import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from birge.water.models import CanalState, OutletState
from tests.water.factories import SINCE, CanalStateFactory, OutletFactory, OutletStateFactory

pytestmark = pytest.mark.django_db
LINE = {"type": "LineString", "coordinates": [[73.3, 40.8], [73.31, 40.79]]}
POINT = {"type": "Point", "coordinates": [73.305, 40.795]}


def sent(client, cast, *features, since="2026-03-01", **more):
    body = {"type": "FeatureCollection", "features": list(features), **more}
    file = SimpleUploadedFile("o.geojson", json.dumps(body).encode())
    return client.post(reverse("water:draw", args=[cast.water_users.pk]), {"file": file, "since": since})


def feature(kind, code, geometry):
    return {"type": "Feature", "properties": {"kind": kind, "code": code}, "geometry": geometry}


def test_the_scheme_shows_every_canal_and_outlet_in_the_drawing_and_in_the_table(client, cast, register):
    client.force_login(cast.water_master)

    answer = client.get(reverse("water:scheme", args=[cast.water_users.pk]))
    page = answer.content.decode()

    assert [(row["at"].kind, row["code"]) for row in answer.context["rows"]] == [
        ("canal", "М"),
        ("canal", "К-1"),
        ("outlet", "С-1"),
    ]
    assert page.count("С-1") >= 2
    assert " style=" not in page


def test_a_long_drawing_has_plain_numbers_in_its_geometry(client, cast, register):
    for place in range(60):
        OutletStateFactory(outlet=OutletFactory(association=cast.water_users), canal=register.main, distance_m=place)
    client.force_login(cast.water_master)

    page = client.get(reverse("water:scheme", args=[cast.water_users.pk])).content.decode()
    ends = [int(end) for end in re.findall(r'<path class="water" d="M\d+ \d+H\d+V(\d+)"/>', page)]

    assert re.search(r'viewBox="0 0 360 (\d+)"', page)
    assert max(ends) > 1000


def test_outlines_from_a_file_are_on_the_map_from_that_day_on(client, cast, register):
    client.force_login(cast.hydrotechnician)

    answer = sent(client, cast, feature("canal", "К-1", LINE), feature("outlet", "С-1", POINT))
    lines = client.get(reverse("water:outlines", args=[cast.water_users.pk, "lines"])).json()
    before = client.get(reverse("water:outlines", args=[cast.water_users.pk, "lines"]) + "?on=2026-02-28").json()
    points = client.get(reverse("water:outlines", args=[cast.water_users.pk, "points"])).json()
    page = client.get(reverse("water:map", args=[cast.water_users.pk])).content.decode()

    assert answer["Location"] == reverse("water:map", args=[cast.water_users.pk])
    assert [found["geometry"] for found in lines["features"]] == [LINE]
    assert before["features"] == []
    assert [found["geometry"] for found in points["features"]] == [POINT]
    assert "data-map" in page and "<table" in page
    assert OutletState.objects.on(date(2026, 3, 1)).get().canal == register.branch


@pytest.mark.parametrize(
    "features",
    [
        [feature("canal", "К-9", LINE)],
        [feature("outlet", "С-1", LINE)],
        [feature("canal", "К-1", {"type": "LineString", "coordinates": [[450000, 4500000], [1, 1]]})],
        [],
    ],
)
def test_a_file_with_one_fault_draws_nothing(client, cast, register, features):
    client.force_login(cast.hydrotechnician)

    answer = sent(client, cast, feature("canal", "М", LINE) if features else None, *features)

    assert answer.context["form"].errors["file"]
    assert not CanalState.objects.filter(outline__isnull=False).exists()
    assert CanalState.objects.filter(starts_on=SINCE, ends_on=date.max).count() == 2


@pytest.mark.parametrize("content", [b"\xff\xfe", b'{"type": "\\ud800"}', b"[" * 100_000, b""])
def test_what_is_no_json_is_said_beside_the_field(client, cast, register, content):
    client.force_login(cast.hydrotechnician)
    file = SimpleUploadedFile("o.geojson", content)

    answer = client.post(reverse("water:draw", args=[cast.water_users.pk]), {"file": file, "since": "2026-03-01"})

    assert list(answer.context["form"].errors) == ["file"]


def test_a_water_master_brings_no_outlines(client, cast, register):
    client.force_login(cast.water_master)

    assert sent(client, cast, feature("canal", "М", LINE)).status_code == 403


def test_the_checks_stand_on_the_associations_page_with_the_way_to_the_row(client, cast, register):
    lost = CanalStateFactory(canal__association=cast.water_users, canal__code="К-7", source="")
    client.force_login(cast.hydrotechnician)

    answer = client.get(reverse("water:association", args=[cast.water_users.pk]))

    assert [(found.is_error, found.url) for found in answer.context["findings"]] == [
        (True, lost.canal.get_absolute_url())
    ]
