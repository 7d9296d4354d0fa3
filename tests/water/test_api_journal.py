"""The delivery journal through the API: levels read, water begun and stopped, once for a key."""

from datetime import timedelta
from decimal import Decimal

import pytest

from birge.kernel.models import JournalEntry
from birge.water.models import Delivery, GaugeReading
from birge.water.queries.volumes import midnight
from tests.site.api import Caller
from tests.water.small_journal import post, turn_of
from tests.water.small_season import JUNE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_in_july")]

EIGHT, TEN = "2026-06-11T08:00:00+06:00", "2026-06-11T10:00:00+06:00"


@pytest.fixture
def master(cast):
    return Caller(cast.water_master)


def start(small, name="Асан", code="С-1"):
    return {"user": str(small.users[name].pk), "outlet": str(small.outlets[code].pk), "started_at": EIGHT}


def deliveries(small):
    return f"/water/associations/{small.association.pk}/deliveries"


def test_a_level_becomes_a_flow_by_the_table_once_for_a_key(small, master):
    address = f"/water/gauge-posts/{post(small, 'К-1', 'Г-1').pk}/readings"
    body = {"read_at": EIGHT, "level_cm": "15"}

    first = master.post(address, body, key="reading-1")
    again = master.post(address, body, key="reading-1")

    assert (master.status, again, first["flow_lps"]) == (201, first, "60")
    assert GaugeReading.objects.count() == 1
    assert JournalEntry.objects.get(verb="water.read_gauge").by["via"] == "api"


@pytest.mark.parametrize(
    ("wrong", "path"),
    [
        ({"level_cm": "400"}, "body/body/level_cm"),
        ({"level_cm": "-1"}, "body/body/level_cm"),
        ({"read_at": "2026-07-02T08:00:00+06:00"}, "body/body/read_at"),
        ({"read_at": "2024-06-11T08:00:00+06:00"}, "body/body/read_at"),
        ({"read_at": "0001-01-01T00:00:00+14:00"}, "body/body/read_at"),
        ({"read_at": "9999-12-31T23:59:59-12:00"}, "body/body/read_at"),
        ({"read_at": "2026-06-11T08:00:00"}, "body/body/read_at"),
    ],
)
def test_a_wrong_level_or_moment_is_named(small, master, wrong, path):
    address = f"/water/gauge-posts/{post(small, 'К-1', 'Г-1').pk}/readings"

    problem = master.post(address, {"read_at": EIGHT, "level_cm": "15"} | wrong)

    assert (master.status, problem["errors"][0]["path"]) == (422, path)
    assert not GaugeReading.objects.exists()


def test_water_runs_by_a_turn_and_stops_with_its_volume(small, master):
    begins = midnight(JUNE.starts_on) + timedelta(hours=8)
    turn = turn_of(small, "Асан", "С-1", begins, begins + timedelta(hours=2))

    running = master.post(deliveries(small), start(small) | {"turn": str(turn.pk)})
    assert (running["stopped_at"], running["volume_m3"], running["turn"]) == (None, None, str(turn.pk))

    stopped = master.post(f"/water/deliveries/{running['id']}/stop", {"stopped_at": TEN})
    assert (stopped["volume_m3"], stopped["way"], stopped["flow_lps"]) == ("360", "plan", "50")
    assert master.get(deliveries(small))["items"] == [stopped]


def test_a_stated_volume_counts_and_water_stops_once(small, master):
    running = master.post(deliveries(small), start(small))
    address = f"/water/deliveries/{running['id']}/stop"

    assert master.post(address, {"stopped_at": TEN, "volume_m3": "0"})["volume_m3"] == "0"
    problem = master.post(address, {"stopped_at": TEN, "volume_m3": "5"})
    assert (master.status, problem["errors"][0]["path"]) == (422, "body/body/stopped_at")
    assert Delivery.objects.get().volume_m3 == Decimal(0)


@pytest.mark.parametrize(
    ("wrong", "path"),
    [
        ({}, "body/body/flow_lps"),
        ({"flow_lps": "999999999"}, "body/body/volume_m3"),
        ({"volume_m3": "999999999999"}, "body/body/volume_m3"),
        ({"flow_lps": "99999999.99", "stopped_at": "2026-06-30T08:00:00+06:00"}, "body/body/volume_m3"),
        ({"volume_m3": "5", "stopped_at": "2026-06-11T07:00:00+06:00"}, "body/body/stopped_at"),
        ({"volume_m3": "5", "stopped_at": "2026-07-02T07:00:00+06:00"}, "body/body/stopped_at"),
    ],
)
def test_a_wrong_end_is_named_and_the_water_runs_on(small, master, wrong, path):
    running = master.post(deliveries(small), start(small))

    problem = master.post(f"/water/deliveries/{running['id']}/stop", {"stopped_at": TEN} | wrong)

    assert (master.status, problem["errors"][0]["path"]) == (422, path)
    assert Delivery.objects.get().is_running


def test_things_of_another_association_are_not_there(cast, small, master):
    other = Caller(cast.other_hydrotechnician)
    running = master.post(deliveries(small), start(small))

    other.post(f"/water/deliveries/{running['id']}/stop", {"stopped_at": TEN, "volume_m3": "5"})
    assert (other.status, Delivery.objects.get().is_running) == (404, True)
    wrong = master.post(deliveries(small), start(small) | {"user": running["id"]})
    assert (master.status, wrong["errors"][0]["path"]) == (422, "body/body/user")


def test_who_only_reads_keeps_no_journal(cast, small):
    clerk = Caller(cast.clerk)

    clerk.post(deliveries(small), start(small))

    assert (clerk.status, Delivery.objects.exists()) == (403, False)
