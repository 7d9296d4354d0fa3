"""The need of crops beside their norms: as the command computes it, explained, and honest about what is not known."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import numpy as np
import pytest
from django.urls import reverse

from birge.algorithms.water.need import EDITIONS, Fields, Weather, adjust_to_climate, run
from birge.water.actions.weather import choose_need, enter_station, grow, set_coefficient, write_mean
from birge.water.crop_need import need_of
from birge.water.enums import Filled
from birge.water.models import Coefficient, CropNeed, NeedSetting, WeatherDay
from birge.water.queries.weather import days_at, weather_of
from tests.water.small_season import AT, HYDROTECHNICIAN, JUNE, maize, small_season

pytestmark = pytest.mark.django_db
PLANTED = date(2026, 4, 20)


@pytest.fixture
def station(cast):
    values = {"name": "Сыноо", "latitude": Decimal("40.8"), "longitude": Decimal("73.3"), "elevation_m": 1000,
              "wind_height_m": Decimal(2), "source": ""}  # fmt: skip
    station = enter_station(association=cast.water_users, values=values, by=HYDROTECHNICIAN, at=AT)
    WeatherDay.objects.bulk_create(
        WeatherDay(station=station, on=PLANTED + timedelta(days=number), by={}, at=AT,
                   measured={"tmin_c": "14", "tmax_c": "30", "rain_mm": "3" if number % 9 == 0 else "0"})
        for number in range(200)
    )  # fmt: skip
    return station


@pytest.fixture
def small(cast, station):
    small = small_season(cast.aimak, association=cast.water_users)
    small.user("Асан", "С-1", "2")
    setting = {"station": station, "edition": "fao56-1998", "soil": "loam", "efficiency": Decimal("0.6"),
               "fill_days": 3, "source": ""}  # fmt: skip
    choose_need(association=small.association, values=setting, since=date(2026, 1, 1), by=HYDROTECHNICIAN, at=AT)
    return small


def grown(small, **own):
    values = {"table_crop": "maize", "month": 4, "day": 20, "source": "", **own}
    grow(association=small.association, crop=maize(), values=values, since=date(2026, 1, 1), by=HYDROTECHNICIAN, at=AT)


def the_line(small):
    return need_of(small.season, AT.date()).lines[0]


def test_the_tables_are_those_of_the_library():
    for edition, crops in EDITIONS.items():
        rows = {row.name: row for row in Coefficient.objects.filter(edition=edition)}
        assert rows.keys() == crops.keys()
        assert all(float(rows[name].kc_mid) == crop.kc_mid for name, crop in crops.items())
        assert all(row.source for row in rows.values())


def test_the_need_is_that_of_the_library(small, station):
    grown(small)
    crop = EDITIONS["fao56-1998"]["maize"]
    weather: Weather = weather_of(station, days_at(station, PLANTED, PLANTED + timedelta(days=199), 3))
    one = {name: np.array([getattr(crop, name)]) for name in ("ini_days", "dev_days", "mid_days", "late_days",
                                                              "kc_ini", "kc_mid", "kc_end", "p")}  # fmt: skip
    root = np.array([crop.root_m])
    fields = Fields(start=np.array([0]), available_mm_per_m=np.array([130.0]), root_ini_m=root, root_m=root,
                    depletion0_mm=np.zeros(1), schedule=np.array([-1]), **one)  # fmt: skip
    fields = adjust_to_climate(fields, weather, np.array([crop.height_m]), np.array([True]), np.array([True]))
    season = run(weather, fields, np.zeros((200, 1)), np.zeros(200, dtype=np.int64))

    found = the_line(small).result

    net = sum(row.net_mm for row in found.periods.values())
    assert net == pytest.approx(float(season.total("irrigation")[0]))
    assert float(found.gross_m3_ha) == pytest.approx(net * 10 / 0.6, abs=0.1)


def test_values_of_the_association_come_before_the_tables(small):
    grown(small)
    tabled = the_line(small).result.gross_m3_ha
    grown(small, kc_mid=Decimal("0.6"))

    assert the_line(small).result.gross_m3_ha < tabled


def test_an_edition_without_stages_takes_them_from_1998(small, station):
    values = NeedSetting.objects.get().values() | {"edition": "fao56-2025"}
    values["station"] = station
    values.pop("station_id")
    choose_need(association=small.association, values=values, since=date(2026, 1, 1), by=HYDROTECHNICIAN, at=AT)
    grown(small)

    found = the_line(small).result.grown

    assert (found.values["kc_end"], found.values["mid_days"]) == (0.30, 50)


def test_what_is_not_known_is_said_and_not_guessed(small):
    assert the_line(small).result.problem == "not-set"
    grown(small, table_crop="alfalfa")
    assert the_line(small).result.grown.lacking == ("mid_days", "late_days")
    grown(small, month=3)
    assert (the_line(small).result.problem, the_line(small).result.missing_on) == ("no-weather", date(2026, 3, 20))


def test_days_before_the_station_are_filled_by_means_and_counted(small, station):
    mean = {"tmin_c": Decimal(5), "tmax_c": Decimal(15)}
    for month in (3, 4):
        write_mean(station=station, month=month, measured=mean, source="", by=HYDROTECHNICIAN, at=AT)
    grown(small, month=3)

    need = need_of(small.season, AT.date())

    assert need.lines[0].result.problem == ""
    assert need.filled[Filled.MEAN] == 19
    assert need.lines[0].result.periods[date(2026, 4, 1)].filled == 10


def test_the_tables_are_dated_and_only_an_administrator_of_everything_edits_them(cast, client, small):
    row = Coefficient.objects.get(edition="fao56-1998", name="maize")
    page = reverse("water:coefficient", args=[row.pk])
    client.force_login(cast.hydrotechnician)
    assert client.get(page).status_code == 403
    values = row.values() | {"kc_mid": Decimal("1.1"), "source": "Сыноо"}

    set_coefficient(edition=row.edition, name=row.name, values=values, since=date(2026, 5, 1), by=HYDROTECHNICIAN,
                    at=AT)  # fmt: skip

    history = Coefficient.objects.filter(edition=row.edition, name="maize").order_by("starts_on")
    assert [one.kc_mid for one in history] == [Decimal("1.2"), Decimal("1.1")]


def test_the_pages_explain_the_difference(cast, client, small, django_assert_max_num_queries):
    grown(small)
    client.force_login(cast.hydrotechnician)
    client.get("/")
    with django_assert_max_num_queries(15):
        season = client.get(reverse("water:season_need", args=[small.season.pk])).content.decode()
    with django_assert_max_num_queries(15):
        crop = client.get(reverse("water:crop_need", args=[small.season.pk, maize().pk])).content.decode()
    with django_assert_max_num_queries(16):
        outlet = client.get(reverse("water:outlet_need", args=[small.season.pk, small.outlets["С-1"].pk]))

    one = the_line(small).result.periods[JUNE.starts_on]
    assert reverse("water:crop_need", args=[small.season.pk, maize().pk]) in season
    assert "ET0" in crop
    assert "0,60" in crop
    assert outlet.context["fields"][0]["gross"] == the_line(small).result.gross_m3_ha * 2
    assert one.etc_mm > 0


def test_the_hydrotechnician_says_how_crops_are_grown(cast, client, small):
    client.force_login(cast.hydrotechnician)
    page = reverse("water:grow", args=[cast.water_users.pk, maize().pk])
    typed = {"table_crop": "maize", "month": "2", "day": "30", "since": "2026-01-01", "source": ""}

    refused = client.post(page, typed)
    client.post(page, {**typed, "month": "4", "day": "20"})

    assert refused.context["form"].errors.keys() == {"day"}
    assert CropNeed.objects.get().day == 20
    assert "20.04" in client.get(reverse("water:need_setting", args=[cast.water_users.pk])).content.decode()
    client.force_login(cast.water_master)
    assert client.post(page, typed).status_code == 403
