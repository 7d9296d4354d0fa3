"""Water through the API: the register of a day, what was asked for and shared out, turns, the journal, indicators."""

from datetime import timedelta
from decimal import Decimal

import pytest

from birge.kernel.models import JournalEntry, JournalSubject
from birge.water.enums import RotaState
from birge.water.models import WaterRequest
from tests.site.api import Caller
from tests.water.delivered import delivered, rota_of, turn_of
from tests.water.small_journal import MIDNIGHT, GaugeReadingFactory, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_in_july")]


def register(small, what):
    return f"/water/associations/{small.association.pk}/{what}"


def season(small, what):
    return f"/water/seasons/{small.season.pk}/{what}"


def test_the_caller_finds_the_associations_that_she_reads(cast, small, caller):
    assert [row["id"] for row in caller.get("/water/associations")["items"]] == [str(cast.water_users.pk)]
    assert Caller(cast.resident).get("/water/associations")["items"] == []


def test_canals_outlets_and_gauge_posts_stand_as_they_are_on_a_day(small, caller):
    post(small, "К-1", "Г-1")

    canals = {row["code"]: row for row in caller.get(register(small, "canals"))["items"]}
    outlets = {row["code"]: row for row in caller.get(register(small, "outlets"))["items"]}
    posts = caller.get(register(small, "gauge-posts"))["items"]

    assert canals["К-2"]["parent"] == canals["К-1"]["id"] == outlets["С-1"]["canal"] == posts[0]["canal"]
    assert (canals["К-1"]["capacity_lps"], canals["К-2"]["efficiency"]) == ("800", "0.8")
    assert (outlets["С-2"]["parcels"], outlets["С-2"]["hectares"]) == (1, "2")
    assert posts[0]["table"][1] == ["10", "30"]
    assert caller.get(register(small, "canals"), on="2024-12-31")["items"] == []
    assert [row["code"] for row in caller.get(register(small, "canals"), q="Кичи")["items"]] == ["К-2"]


def test_reading_users_and_parcels_is_seen_by_the_household(small, caller):
    users = caller.get(register(small, "users"))["items"]
    parcels = caller.get(register(small, "parcels"))["items"]

    home = small.users["Үсөн"].states.get().household
    seen = JournalSubject.objects.filter(subject=f"registers.household:{home.pk}", entry__is_read=True)
    assert {row["name"]: row["hectares"] for row in users} == {"Асан": "1", "Үсөн": "2"}
    assert {row["user"] for row in parcels} == {row["id"] for row in users}
    assert set(seen.values_list("entry__verb", flat=True)) == {"water.read_users", "water.read_parcels"}
    assert JournalEntry.objects.get(verb="water.read_users").by["via"] == "api"


def test_a_list_comes_in_pages(small, caller):
    first = caller.get(register(small, "users"), limit=1)
    second = caller.get(register(small, "users"), limit=1, after=first["next"])

    assert [row["name"] for page in (first, second) for row in page["items"]] == ["Асан", "Үсөн"]
    assert second["next"] is None


def test_requests_and_forecasts_of_a_season(small, caller):
    asked = caller.get(season(small, "requests"), period_on="2026-06-11")["items"]
    expected = caller.get(season(small, "forecasts"))["items"]

    assert [(row["user_number"], row["outlet_code"], row["volume_m3"]) for row in asked] == [
        ("101", "С-1", "1000"),
        ("102", "С-2", "2000"),
    ]
    assert [(row["head"], row["flow_lps"]) for row in expected] == [(str(small.head.pk), "2")]
    assert caller.get(season(small, "requests"), period_on="2026-06-21")["items"] == []
    assert JournalEntry.objects.filter(verb="water.read_requests").count() == 1


def test_what_everyone_got_and_why_leads_to_the_package(small, caller):
    share = small.published()

    (listed,) = caller.get(season(small, "share-outs"))["items"]
    rows = caller.get(f"/water/share-outs/{share.pk}/rows")["items"]

    assert (listed["state"], listed["rule"], listed["supply_m3"]) == ("published", "proportional", "1728")
    assert caller.get(f"/water/share-outs/{share.pk}") == listed
    assert [(row["user_number"], row["asked_m3"], row["given_m3"]) for row in rows] == [
        (row.request.user.number, f"{row.asked_m3:.0f}", f"{row.given_m3.normalize():f}")
        for row in share.rows.select_related("request__user").order_by("pk")
    ]
    assert all(row["reason"]["ky"] for row in rows)
    assert Caller(None).get(listed["package"].removeprefix("/api/v1"))["format"] == "birge.decision/1"


def test_the_package_of_what_is_not_published_has_no_address(small, caller):
    share = small.decided()

    assert caller.get(f"/water/share-outs/{share.pk}")["package"] is None


def test_turns_that_hold_in_some_days(small, caller):
    rota = rota_of(small)
    turn_of(rota, small.users["Асан"], small.outlets["С-1"], 60)
    late = turn_of(rota, small.users["Үсөн"], small.outlets["С-2"], 2 * 24 * 60)

    assert [row["user_number"] for row in caller.get(register(small, "turns"))["items"]] == ["101", "102"]
    assert [row["id"] for row in caller.get(register(small, "turns"), from_on="2026-06-12")["items"]] == [str(late.pk)]
    assert caller.get(register(small, "turns"), to_on="2026-06-11")["items"] == []
    assert [row["id"] for row in caller.get(register(small, "rotas"), state="published")["items"]] == [str(rota.pk)]

    type(rota).objects.update(state=RotaState.REPLACED)
    assert caller.get(register(small, "turns"))["items"] == []


def test_gauge_readings_and_deliveries_without_what_was_corrected(small, caller):
    gauge = post(small, "К-1", "Г-1")
    wrong = GaugeReadingFactory(gauge=gauge, read_at=MIDNIGHT, flow_lps=Decimal(90))
    right = GaugeReadingFactory(gauge=gauge, read_at=MIDNIGHT, flow_lps=Decimal(30), corrects=wrong)
    delivered(small, small.users["Асан"], "С-1", 800)

    assert [row["id"] for row in caller.get(register(small, "gauge-readings"), gauge=gauge.pk)["items"]] == [
        str(right.pk)
    ]
    assert caller.get(register(small, "gauge-readings"), to_on="2026-06-11")["items"] == []
    (row,) = caller.get(register(small, "deliveries"), from_on="2026-06-11", to_on="2026-06-12")["items"]
    assert (row["user_number"], row["volume_m3"], row["way"]) == ("101", "800", "flow")
    assert JournalEntry.objects.filter(verb="water.read_deliveries").count() == 1


def test_indicators_of_a_season(small, caller):
    assert caller.get(season(small, "indicators"))["periods"] == []
    delivered(small, small.users["Асан"], "С-1", 500)
    delivered(small, small.users["Үсөн"], "С-2", 2000)

    found = caller.get(season(small, "indicators"))

    assert {row["kind"]: row["value"] for row in found["judged"]}["adequacy"] == 0.75
    assert (found["required_m3"], found["delivered_m3"], found["periods"][0]["period_on"]) == (
        "3000",
        "2500",
        "2026-06-11",
    )


def test_nothing_of_another_association_is_there(cast, small):
    other = Caller(cast.other_hydrotechnician)
    share = small.published()
    asked = WaterRequest.objects.first()

    for address in (register(small, "users"), season(small, "requests"), f"/water/share-outs/{share.pk}/rows"):
        other.get(address)
        assert other.status == 404
    other.put(f"/water/requests/{asked.pk}", {"volume_m3": "1", "way": "phone", "why": "Жаан"})
    assert (other.status, WaterRequest.objects.get(pk=asked.pk).volume_m3) == (404, asked.volume_m3)


@pytest.mark.parametrize("what", ["canals", "outlets", "gauge-posts", "users", "parcels", "turns", "deliveries"])
def test_a_longer_list_takes_no_more_queries(small, caller, what, django_assert_max_num_queries):
    rota = rota_of(small)
    for number in range(12):
        user = small.user(f"Кошуна {number}", "С-3")
        turn_of(rota, user, small.outlets["С-3"], 30)
        delivered(small, user, "С-3", 10, started_at=MIDNIGHT + timedelta(minutes=number))
        post(small, "К-1", f"Г-{number}")

    with django_assert_max_num_queries(15):
        assert caller.get(register(small, what))["next"] is None
