"""Everything that is open, as one file of each kind: sent in pieces, valid, and the same as the command writes."""

from __future__ import annotations

import io
import json

import openpyxl
import pytest
from django.core.cache import cache
from django.urls import reverse

from birge.exchange.ids import ocid
from birge.exchange.views.files import EVERYTHING
from tests.exchange.small_contests import announced, decided

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nobody_asked_before():
    cache.clear()


def taken(client, name: str) -> bytes:
    response = client.get(reverse("exchange:all_contests_file", args=[name]))
    assert (response.status_code, response.streaming) == (200, True)
    return b"".join(response.streaming_content)


def test_every_contest_is_in_each_file(client):
    calls = [decided(), announced()]
    records = json.loads(taken(client, "ocds-records"))["records"]
    assert {row["ocid"] for row in records} == {ocid(call.pk) for call in calls}
    assert {row["ocid"] for row in json.loads(taken(client, "ocds"))["releases"]} == {ocid(call.pk) for call in calls}
    grants = json.loads(taken(client, "360giving"))["grants"]
    assert len(grants) == calls[0].awards.get().rows.filter(granted_tyiyn__isnull=False).count()
    book = openpyxl.load_workbook(io.BytesIO(taken(client, "xlsx")), read_only=True)
    assert len(list(book.worksheets[0].rows)) == 3


def test_where_nothing_is_published_there_is_no_file(client):
    names = ("ocds", "ocds-records", "360giving", "iati", "xlsx", "docx")
    assert {client.get(reverse("exchange:all_contests_file", args=[name])).status_code for name in names} == {404}


def test_each_contest_is_sent_in_a_piece_of_its_own(client):
    announced()
    few = pieces(client)
    for _number in range(3):
        announced()
    assert pieces(client) == few + 3


def pieces(client) -> int:
    return len(list(client.get(reverse("exchange:all_contests_file", args=["ocds-records"])).streaming_content))


def test_who_takes_everything_again_and_again_waits(client):
    announced()
    codes = {
        client.get(reverse("exchange:all_contests_file", args=["ocds"])).status_code for _n in range(EVERYTHING.most)
    }
    assert codes == {200}
    assert client.get(reverse("exchange:all_contests_file", args=["ocds"])).status_code == 429
