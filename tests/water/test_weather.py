"""The weather of a station: days by hand and from files, what contradicts itself, what is filled and marked."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from birge.kernel.actors import Actor
from birge.kernel.imports import actions as imports
from birge.kernel.imports import work
from birge.kernel.imports.enums import State
from birge.kernel.imports.models import ImportBatch
from birge.kernel.models import JournalEntry
from birge.water.actions.weather import enter_station, write_day, write_mean
from birge.water.enums import Filled
from birge.water.models import Station, WeatherDay
from birge.water.queries.weather import days_at, weather_of
from tests.water.small_season import AT, HYDROTECHNICIAN

pytestmark = pytest.mark.django_db
BY = Actor(account=None, name="Гидротехник Каналов", role="hydrotechnician")
UCCLE = {"tmin_c": Decimal("12.3"), "tmax_c": Decimal("21.5"), "rh_min_pct": Decimal(63), "rh_max_pct": Decimal(84),
         "wind_mps": Decimal("2.7778"), "sun_hours": Decimal("9.25"), "rain_mm": Decimal(0)}  # fmt: skip


@pytest.fixture
def station(cast):
    values = {"name": "Сыноо", "latitude": Decimal("50.8"), "longitude": Decimal("4.35"), "elevation_m": 100,
              "wind_height_m": Decimal(10), "source": ""}  # fmt: skip
    return enter_station(association=cast.water_users, values=values, by=HYDROTECHNICIAN, at=AT)


def day(station, on, **measured):
    return write_day(station=station, on=on, measured={**UCCLE, **measured}, by=HYDROTECHNICIAN, at=AT)


def test_a_day_has_the_et0_of_the_worked_example(station):
    """FAO-56, Example 18."""
    day(station, date(2026, 7, 6))

    found = weather_of(station, days_at(station, date(2026, 7, 6), date(2026, 7, 6), 3))

    assert found.et0_mm[0] == pytest.approx(3.88, abs=0.005)


def test_gaps_are_filled_between_their_neighbours_then_by_means_and_marked(station):
    day(station, date(2026, 7, 1), tmin_c=Decimal(10), tmax_c=Decimal(20))
    day(station, date(2026, 7, 4), tmin_c=Decimal(13), tmax_c=Decimal(26))
    day(station, date(2026, 7, 20))
    mean = {"tmin_c": Decimal(11), "tmax_c": Decimal(22), "rain_mm": Decimal("60.8")}
    write_mean(station=station, month=7, measured=mean, source="", by=HYDROTECHNICIAN, at=AT)

    found = {row.on.day: row for row in days_at(station, date(2026, 7, 1), date(2026, 7, 31), 2)}

    assert (found[1].how, found[2].how, found[3].how, found[4].how) == (
        Filled.MEASURED, Filled.INTERPOLATED, Filled.INTERPOLATED, Filled.MEASURED,
    )  # fmt: skip
    assert (found[2].measured["tmin_c"], found[2].measured["tmax_c"]) == (11, 22)
    assert (found[12].how, found[12].measured["rain_mm"]) == (Filled.MEAN, 2)


def test_a_longer_gap_without_means_is_missing_and_not_invented(station):
    day(station, date(2026, 7, 1))
    day(station, date(2026, 7, 5))

    found = days_at(station, date(2026, 7, 1), date(2026, 7, 5), 2)

    assert [row.how for row in found[1:4]] == [Filled.MISSING] * 3
    assert weather_of(station, found).et0_mm[1] == 0


@pytest.mark.parametrize(
    ("measured", "column"),
    [
        ({"tmin_c": Decimal(25)}, "tmin_c"),
        ({"rh_min_pct": Decimal(90)}, "rh_min_pct"),
        ({"rh_min_pct": None}, "rh_min_pct"),
        ({"tdew_c": Decimal(30)}, "tdew_c"),
    ],
)
def test_a_day_that_contradicts_itself_is_refused_beside_its_field(station, measured, column):
    with pytest.raises(ValidationError) as caught:
        day(station, date(2026, 7, 1), **measured)

    assert list(caught.value.message_dict) == [column]
    assert not WeatherDay.objects.exists()


def test_a_corrected_day_is_one_day_and_the_journal_keeps_what_stood(station):
    day(station, date(2026, 7, 1))
    day(station, date(2026, 7, 1), rain_mm=Decimal(7))

    entry = JournalEntry.objects.filter(verb="water.write_weather").order_by("pk").last()
    assert WeatherDay.objects.get().measured["rain_mm"] == "7"
    assert entry.before["rain_mm"] == "0"


@pytest.fixture
def read(cast, station, now):
    def run(text):
        batch, _is_new = imports.upload(
            kind="water-weather", place=cast.aimak.pk, target=str(station.pk), file_name="w.csv",
            chunks=[text.encode()], by=BY, at=now,
        )  # fmt: skip
        return step(batch, now)

    return run


def step(batch, now):
    work.go_on(batch.pk, lambda: now)
    return ImportBatch.objects.get(pk=batch.pk)


def issues(batch):
    return [(issue.row, issue.column, issue.code) for issue in batch.issues.order_by("pk")]


def test_days_come_from_a_file_and_go_again(read, now):
    batch = read('date,tmin_c,tmax_c,rain_mm\n2026-07-01,10,20,0\n2026-07-02,11,"21,5",3.2\n')
    imports.confirm(batch=batch, by=BY, at=now)
    batch = step(batch, now)

    assert (batch.state, batch.result) == (State.APPLIED, {"days": 2})
    assert WeatherDay.objects.get(on=date(2026, 7, 2)).measured == {
        "tmin_c": "11", "tmax_c": "21.5", "rain_mm": "3.2",
    }  # fmt: skip
    ImportBatch.objects.filter(pk=batch.pk).update(state=State.UNDOING, undo_by=BY.as_json())
    assert step(batch, now).state == State.UNDONE
    assert not WeatherDay.objects.exists()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("date,tmin_c,tmax_c\n2026-07-02,20,10\n", (2, "tmin_c", "swapped")),
        ("date,tmin_c,tmax_c\n2026-07-02,10,20\n2026-07-02,10,20\n", (3, "", "repeated-row")),
        ("date,tmin_c,tmax_c\n2026-07-01,10,20\n", (2, "date", "stands-already")),
        ("date,tmin_c,tmax_c\n2026-07-02,283,293\n", (2, "tmin_c", "too-big")),
        ("date,tmin_c,tmax_c,rh_pct\n2026-07-02,10,20,0.5\n2026-07-03,10,20,0.6\n", (None, "rh_pct", "part")),
        ("date,tmin_c,tmax_c,ea_kpa\n2026-07-02,10,20,9\n", (2, "ea_kpa", "vapour")),
        ("date,tmin_c,tmax_c,rs_mj_m2,sun_hours\n2026-07-02,10,20,20,9\n", (None, "sun_hours", "tells-the-same")),
        ("date,tmin_c,tmax_c,rh_min_pct\n2026-07-02,10,20,40\n", (2, "rh_max_pct", "half-a-pair")),
    ],
)
def test_each_fault_of_the_weather_stands_at_its_cell(station, read, text, found):
    day(station, date(2026, 7, 1))

    batch = read(text)

    assert found in issues(batch)
    assert WeatherDay.objects.count() == 1


def test_a_station_is_entered_and_its_days_read_on_the_site(cast, client):
    client.force_login(cast.hydrotechnician)
    client.post(reverse("water:weather", args=[cast.water_users.pk]), {
        "name": "Жаңы", "latitude": "40,8", "longitude": "73,3", "elevation_m": "1000", "wind_height_m": "10",
    })  # fmt: skip
    found = Station.objects.get()
    typed = {"on": "2026-07-06", "tmin_c": "12,3", "tmax_c": "21,5"}
    wrong = client.post(reverse("water:weather_day", args=[found.pk]), {**typed, "tmin_c": "30"})
    client.post(reverse("water:weather_day", args=[found.pk]), typed)
    client.post(reverse("water:month_mean", args=[found.pk]), {"month": "7", "tmin_c": "10", "tmax_c": "20"})

    page = client.get(found.get_absolute_url()).content.decode()

    assert wrong.context["form"].errors.keys() == {"tmin_c"}
    assert "12,3 … 21,5" in page
    assert page.count("status-waiting") == 30
    assert client.get(f"{found.get_absolute_url()}?month=жок").status_code == 200
    client.force_login(cast.other_hydrotechnician)
    assert client.get(found.get_absolute_url()).status_code == 404
