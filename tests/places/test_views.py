"""The pages of the territory, for visitors and for an administrator."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from birge.kernel.permissions import no, yes
from birge.places import rules
from birge.places.actions import merge_places, rename_place
from birge.places.models import Change, Name, Shape

pytestmark = pytest.mark.django_db

SQUARE = {"type": "Polygon", "coordinates": [[[74, 42], [75, 42], [75, 43], [74, 43], [74, 42]]]}
DAY = date(2026, 1, 1)


@pytest.fixture
def how(by, now):
    return {"by": by, "at": now, "on": DAY, "act": "Мыйзам № 1"}


@pytest.fixture
def shape(land):
    return Shape.objects.create(place=land.r11, geometry=SQUARE, west=74, south=42, east=75, north=43, source="Test")


@pytest.fixture
def administrator(monkeypatch, by, land, client):
    """Whoever asks is an administrator of the first oblast's first rayon."""
    covered = {land.r11.pk, land.a111.pk, land.a112.pk}
    monkeypatch.setattr(rules, "_gates", [lambda user, pk, on: yes(by) if pk in covered else no("Бул жерде болбойт.")])
    client.force_login(get_user_model().objects.create(username="test", name="Test"))
    return client


def text(response):
    assert response.status_code == 200
    return response.content.decode()


def test_the_list_finds_a_unit_in_any_spelling(land, client):
    Name.objects.filter(place=land.v1111).update(text="Өзгөн")

    page = text(client.get(reverse("places:index"), {"q": "birdik-V1111"}))

    assert "Өзгөн" in page
    assert land.v1112.soate not in page


def test_the_list_shows_a_unit_only_while_it_exists(land, client, how):
    merge_places(**how, places=[land.a111], into=land.a112)

    then = text(client.get(reverse("places:index"), {"on": "2025-12-31"}))
    later = text(client.get(reverse("places:index"), {"on": "2026-01-01"}))

    assert land.a111.soate in then
    assert land.a111.soate not in later


def test_a_unit_without_a_kyrgyz_name_carries_the_mark_on_the_page_and_not_in_the_file(land, client):
    page = text(client.get(reverse("places:index")))
    file = text(client.get(reverse("places:index"), {"format": "csv"}))

    assert 'Бирдик o1 <span class="to-confirm">' in page
    assert "to-confirm" not in file
    assert f"Бирдик o1,Облус,,{land.o1.soate},{land.o1.pcode}" in file


def test_lists_ask_the_same_number_of_questions_for_one_row_and_for_three(land, client):
    def queries(name, **search):
        with CaptureQueriesContext(connection) as captured:
            text(client.get(reverse(name), search))
        return len(captured)

    for name in ("places:index", "places:names"):
        assert queries(name, q="v1111") == queries(name, q="v11")


def test_the_page_of_a_unit_as_of_a_day(land, client, how):
    merge_places(**how, places=[land.a111], into=land.a112)
    rename_place(**how, place=land.a112, names={"ky": "Бирге", "ru": "Бирге"})

    then = text(client.get(land.a112.get_absolute_url(), {"on": "2025-12-31"}))
    later = text(client.get(land.a112.get_absolute_url(), {"on": "2026-01-01"}))

    assert "Бирдик a112" in then and "Бирдик v1111" not in then
    assert "Бирге" in later and "Бирдик v1111" in later
    assert "Мыйзам № 1" in later


def test_the_page_of_a_unit_asks_at_most_fifteen_questions(land, client, shape, how, django_assert_max_num_queries):
    merge_places(**how, places=[land.a111], into=land.a112)

    with django_assert_max_num_queries(15):
        shown = text(client.get(land.r11.get_absolute_url()))

    assert "Бирдик a112" in shown


def test_outlines_are_geojson_and_answered_from_the_cache(shape, land, client, how):
    address = reverse("places:outlines")
    first = client.get(address, {"bbox": "73,41,76,44"})
    again = client.get(address, {"bbox": "73,41,76,44"}, headers={"if-none-match": first["ETag"]})
    elsewhere = client.get(address, {"bbox": "60,41,61,44"})
    rename_place(**how, place=land.r11, names={"ru": "Новый"})
    changed = client.get(address, {"bbox": "73,41,76,44"}, headers={"if-none-match": first["ETag"]})

    assert [feature["id"] for feature in first.json()["features"]] == [str(land.r11.pk)]
    assert first.json()["features"][0]["geometry"] == SQUARE
    assert (again.status_code, again.content) == (304, b"")
    assert elsewhere.json()["features"] == []
    assert changed.status_code == 200


@pytest.mark.parametrize("query", [{"bbox": "1,2,3"}, {"bbox": "9,9,1,1"}, {"place": "x"}, {"level": "9"}])
def test_a_malformed_address_of_outlines_is_refused_with_the_reason(land, client, query):
    response = client.get(reverse("places:outlines"), query)

    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["detail"]


def test_the_map_has_a_table_twin(shape, land, client):
    assert "Бирдик r11" in text(client.get(reverse("places:map")))


def test_a_visitor_sees_changes_and_records_none(land, client):
    assert client.get(reverse("places:changes")).status_code == 200
    assert client.get(reverse("places:record_change", args=[land.a111.pk, "rename"])).status_code == 403
    assert client.post(reverse("places:name", args=[land.a111.pk]), {"text": "Ж"}).status_code == 403


def test_an_administrator_sees_what_will_change_before_recording_it(land, administrator):
    address = reverse("places:record_change", args=[land.v1111.pk, "merge"])
    data = {"on": "2026-05-01", "act": "№ 2", "into": land.v1112.soate}

    preview = text(administrator.post(address, {**data, "step": "preview"}))
    assert "Бирдик v1111" in preview and not Change.objects.exists()

    recorded = administrator.post(address, {**data, "step": "record"})
    change = Change.objects.get()
    assert recorded.url == reverse("places:change", args=[change.pk])
    assert "№ 2" in text(administrator.get(recorded.url))


def test_a_change_that_touches_a_unit_beyond_the_administrators_reach_is_refused(land, administrator):
    address = reverse("places:record_change", args=[land.v1111.pk, "move"])

    response = administrator.post(address, {"on": "2026-05-01", "act": "№ 2", "to": land.a211.soate, "step": "record"})

    assert response.status_code == 403
    assert not Change.objects.exists()


def test_an_unclear_unit_is_asked_about_with_the_ones_that_fit(land, administrator):
    address = reverse("places:record_change", args=[land.v1111.pk, "merge"])

    page = text(administrator.post(address, {"on": "2026-05-01", "act": "№ 2", "into": "Бирдик", "step": "preview"}))

    assert land.o1.soate in page
    assert not Change.objects.exists()


def test_a_recorded_change_is_taken_back(land, administrator, how):
    change = rename_place(**how, place=land.v1111, names={"ru": "Новый"})

    administrator.post(reverse("places:undo", args=[change.pk]))

    assert not Change.objects.exists()


def test_a_name_is_entered_with_its_source(land, administrator):
    data = {"language": "ky", "text": "Ак-Булуң", "source": "Мөөр"}
    administrator.post(reverse("places:name", args=[land.v1111.pk]), data)

    assert Name.objects.get(place=land.v1111, language="ky").text == "Ак-Булуң"
    assert land.v1111.soate not in text(administrator.get(reverse("places:names")))
