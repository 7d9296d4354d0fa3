"""Water through the API: expected flows and requests are written once, by those who may, and wrong ones are named."""

import pytest

from birge.kernel.models import JournalEntry
from birge.water.models import Forecast, WaterRequest
from tests.site.api import Caller

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_in_july")]


def forecasts(small):
    return f"/water/seasons/{small.season.pk}/forecasts"


def test_an_expected_flow_is_set_once_for_a_key(small, caller):
    body = {"head": str(small.head.pk), "period_on": "2026-06-21", "flow_lps": "2.5", "source": "Гидрометео"}

    first = caller.put(forecasts(small), body, key="forecast-1")
    again = caller.put(forecasts(small), body, key="forecast-1")

    assert (caller.status, again, first["flow_lps"]) == (200, first, "2.5")
    assert Forecast.objects.filter(period_on="2026-06-21").count() == 1
    assert JournalEntry.objects.filter(verb="water.forecast", by__via="api").count() == 1


@pytest.mark.parametrize(
    ("wrong", "path"),
    [
        ({"head": "018f0000-0000-7000-8000-000000000000"}, "body/body/head"),
        ({"period_on": "2026-06-12"}, "body/body/period_on"),
        ({"period_on": "2026-10-01"}, "body/body/period_on"),
        ({"flow_lps": "-1"}, "body/body/flow_lps"),
        ({"flow_lps": "99999999999"}, "flow_lps"),
        ({"flow": "1"}, "body/body/flow"),
    ],
)
def test_a_wrong_flow_is_named(small, caller, wrong, path):
    body = {"head": str(small.head.pk), "period_on": "2026-06-21", "flow_lps": "2.5"} | wrong

    problem = caller.put(forecasts(small), body)

    assert (caller.status, caller.response["Content-Type"]) == (422, "application/problem+json")
    assert (problem["errors"][0]["path"], bool(problem["errors"][0]["message"])) == (path, True)


def test_a_branch_is_no_source(small, caller):
    branch = small.outlets["С-2"].states.get().canal_id

    problem = caller.put(forecasts(small), {"head": str(branch), "period_on": "2026-06-21", "flow_lps": "1"})

    assert (caller.status, problem["errors"][0]["path"]) == (422, "head")


def test_a_water_master_writes_down_what_a_user_asks_for(cast, small):
    master = Caller(cast.water_master)
    asked = WaterRequest.objects.get(user=small.users["Асан"])
    address = f"/water/requests/{asked.pk}"

    changed = master.put(address, {"volume_m3": "700.5", "way": "phone", "why": "Жаан жаады"})
    assert (changed["volume_m3"], changed["way"], changed["computed_m3"]) == ("700.5", "phone", "1000")
    assert master.put(address, {"way": "computed"})["volume_m3"] == "1000"

    for wrong, path in {"volume_m3": "body/body/volume_m3", "why": "why"}.items():
        body = {"volume_m3": "1", "way": "phone", "why": "Жаан жаады"} | {wrong: None if wrong == "volume_m3" else ""}
        assert (master.put(address, body)["errors"][0]["path"], master.status) == (path, 422)


def test_who_only_reads_writes_nothing(cast, small):
    clerk = Caller(cast.clerk)
    body = {"head": str(small.head.pk), "period_on": "2026-06-21", "flow_lps": "2.5"}

    clerk.get(forecasts(small))
    assert clerk.status == 200
    clerk.put(forecasts(small), body)
    assert (clerk.status, Forecast.objects.filter(period_on="2026-06-21").exists()) == (403, False)
