"""Bodies, meetings and minutes through the API."""

from datetime import timedelta

import pytest
from django.utils import timezone

from birge.kernel.models import JournalEntry
from birge.meetings.enums import MemberRole
from tests.meetings.factories import BodyFactory, LegalBaseFactory, MemberFactory, RulesFactory
from tests.site.api import Caller

pytestmark = pytest.mark.django_db


@pytest.fixture
def body(cast):
    body = BodyFactory(place=cast.aimak, names={"ky": "Айылдык кеңеш"})
    RulesFactory(body=body)
    LegalBaseFactory(body=body)
    MemberFactory(body=body, account=cast.council_secretary, role=MemberRole.SECRETARY)
    MemberFactory(body=body, account=cast.head, role=MemberRole.CHAIR)
    return body


def planned(secretary, body):
    starts_at = (timezone.now() + timedelta(days=20)).isoformat()
    return secretary.post(f"/bodies/{body.pk}/meetings", {"starts_at": starts_at, "where": "Клуб"})


def test_everybody_reads_a_public_body_and_its_legal_base(cast, body):
    BodyFactory(place=cast.aimak, is_public=False)
    everybody = Caller(None)

    page = everybody.get("/bodies", place=cast.rayon.soate)
    shown = everybody.get(f"/bodies/{body.pk}")

    assert [item["id"] for item in page["items"]] == [str(body.pk)]
    assert (shown["name"], shown["host"], [member["role"] for member in shown["members"]]) == (
        "Айылдык кеңеш",
        "Ак-Сыноо айыл аймагы",
        ["chair", "secretary"],
    )
    assert len(shown["legal_bases"]) == 1


def test_a_secretary_plans_and_announces_a_meeting_that_is_then_public(cast, body):
    secretary, everybody = Caller(cast.council_secretary), Caller(None)

    meeting = planned(secretary, body)
    everybody.get(f"/meetings/{meeting['id']}")
    assert everybody.status == 404
    secretary.post(f"/meetings/{meeting['id']}/announce", {})
    assert secretary.status == 422
    secretary.post(f"/meetings/{meeting['id']}/items", {"title": "Көмүр жөнүндө"})
    assert secretary.post(f"/meetings/{meeting['id']}/announce", {})["state"] == "announced"

    shown = everybody.get(f"/meetings/{meeting['id']}")
    assert [item["title"] for item in shown["items"]] == ["Көмүр жөнүндө"]


def test_closed_items_are_for_members_and_their_reading_is_journalled(cast, body):
    secretary, member, everybody = Caller(cast.council_secretary), Caller(cast.head), Caller(None)
    meeting = planned(secretary, body)
    for is_closed in (False, True):
        secretary.post(f"/meetings/{meeting['id']}/items", {"title": "Маселе", "is_closed": is_closed})
    secretary.post(f"/meetings/{meeting['id']}/announce", {})

    outside = everybody.get(f"/meetings/{meeting['id']}")["items"]
    inside = member.get(f"/meetings/{meeting['id']}/inside")["items"]

    assert (len(outside), len(inside)) == (1, 2)
    assert JournalEntry.objects.get(verb="meetings.read_closed").by["via"] == "api"
    other = Caller(cast.other_clerk)
    other.get(f"/meetings/{meeting['id']}/inside")
    assert other.status == 403


def test_my_meetings_are_those_of_the_bodies_in_which_i_sit(cast, body):
    meeting = planned(Caller(cast.council_secretary), body)

    assert [item["id"] for item in Caller(cast.head).get("/me/meetings")["items"]] == [meeting["id"]]
    assert Caller(cast.clerk).get("/me/meetings")["items"] == []
