"""Ten-day periods, seasons, crop plans, norms, and what they ask for."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from birge.kernel.models import JournalEntry
from birge.water.actions.requests import compute_requests, correct_request, forecast
from birge.water.actions.seasons import begin_season, enter_norm, plan_crop
from birge.water.enums import RequestWay, SeasonKind
from birge.water.models import Canal, Forecast, WaterRequest
from birge.water.periods import TenDays, ten_days_in, ten_days_of
from birge.water.queries.requests import requests_in
from tests.water.small_season import AT, HYDROTECHNICIAN, JUNE, maize, small_season


def test_a_month_has_three_ten_day_periods_and_the_last_one_takes_the_rest():
    june = list(ten_days_in(date(2026, 5, 30), date(2026, 7, 1)))

    assert [(str(period), period.days, period.number) for period in june] == [
        ("01–10.06.2026", 10, 16),
        ("11–20.06.2026", 10, 17),
        ("21–30.06.2026", 10, 18),
    ]
    assert (TenDays(date(2024, 2, 21)).days, TenDays(date(2026, 12, 21)).days) == (9, 11)
    assert ten_days_of(date(2026, 12, 31)) == TenDays(date(2026, 12, 21))
    assert TenDays(date(2026, 12, 21)).ends_on == date(2027, 1, 1)


def test_no_period_begins_on_a_day_in_between():
    with pytest.raises(ValueError, match="2026-06-12"):
        TenDays(date(2026, 6, 12))


def test_a_litre_a_second_is_864_cubic_metres_in_ten_days():
    assert JUNE.volume_m3(Decimal("2.5")) == Decimal("2160.00")


def volumes(small):
    return {
        (row.user.number, row.outlet.code): row.volume_m3
        for row in requests_in(small.season, JUNE).order_by("user__number", "outlet__code")
    }


@pytest.mark.django_db
def test_area_times_norm_is_asked_for_at_each_outlet_of_a_user(cast):
    small = small_season(cast.aimak)
    user = small.user("Асан", "С-1", "0.5")
    small.parcel(user, "Асан 2", "С-1", "0.25")
    small.parcel(user, "Асан 3", "С-2", "2")

    assert compute_requests(small.season, JUNE, by=HYDROTECHNICIAN, at=AT) == 2

    assert volumes(small) == {("101", "С-1"): Decimal("750"), ("101", "С-2"): Decimal("2000")}


@pytest.mark.django_db
def test_the_norm_of_the_hydromodule_zone_goes_before_that_of_all_land(cast):
    small = small_season(cast.aimak)
    small.user("Асан", "С-1")
    enter_norm(association=small.association, crop=maize(), hydromodule="III", ten_days=[17], m3_ha=Decimal(900),
               source="", since=date(2026, 4, 1), by=HYDROTECHNICIAN, at=AT)  # fmt: skip
    plan_crop(season=small.season, parcel=small.parcels["Асан"], crop=maize(), area_ha=Decimal(1), hydromodule="III",
              by=HYDROTECHNICIAN, at=AT)  # fmt: skip

    compute_requests(small.season, JUNE, by=HYDROTECHNICIAN, at=AT)

    assert volumes(small) == {("101", "С-1"): Decimal(900)}


@pytest.mark.django_db
def test_without_a_norm_the_row_is_there_to_be_filled_by_hand(cast):
    small = small_season(cast.aimak, m3_ha="")
    small.user("Асан", "С-1")

    compute_requests(small.season, JUNE, by=HYDROTECHNICIAN, at=AT)

    row = WaterRequest.objects.get()
    assert (row.volume_m3, row.computed_m3) == (0, None)
    with pytest.raises(ValidationError):
        correct_request(row, volume_m3=Decimal(0), way=RequestWay.COMPUTED, why="", by=HYDROTECHNICIAN, at=AT)


@pytest.mark.django_db
def test_a_correction_says_why_and_outlives_the_next_computation(cast):
    small = small_season(cast.aimak)
    small.user("Асан", "С-1")
    compute_requests(small.season, JUNE, by=HYDROTECHNICIAN, at=AT)
    row = WaterRequest.objects.get()
    with pytest.raises(ValidationError):
        correct_request(row, volume_m3=Decimal(400), way=RequestWay.PHONE, why=" ", by=HYDROTECHNICIAN, at=AT)

    correct_request(row, volume_m3=Decimal(400), way=RequestWay.PHONE, why="Жарымы айдалган жок",
                    by=HYDROTECHNICIAN, at=AT)  # fmt: skip
    compute_requests(small.season, JUNE, by=HYDROTECHNICIAN, at=AT)

    row.refresh_from_db()
    assert (row.volume_m3, row.computed_m3, row.way) == (400, 1000, RequestWay.PHONE)
    entry = JournalEntry.objects.get(verb="water.correct_request")
    assert (entry.before["volume_m3"], entry.after["volume_m3"]) == ("1000.000", "400")


@pytest.mark.django_db
def test_seasons_of_an_association_do_not_overlap(cast):
    small = small_season(cast.aimak)

    with pytest.raises(ValidationError):
        begin_season(association=small.association, names={"ky": "X"}, kind=SeasonKind.OUTSIDE,
                     starts_on=date(2026, 9, 30), ends_on=date(2027, 4, 1), by=HYDROTECHNICIAN, at=AT)  # fmt: skip


@pytest.mark.django_db
def test_a_crop_does_not_take_more_than_its_parcel(cast):
    small = small_season(cast.aimak)
    small.user("Асан", "С-1", "0.5")

    with pytest.raises(ValidationError) as error:
        plan_crop(season=small.season, parcel=small.parcels["Асан"], crop=maize(), area_ha=Decimal("0.6"),
                  by=HYDROTECHNICIAN, at=AT)  # fmt: skip

    assert set(error.value.message_dict) == {"area_ha"}


@pytest.mark.django_db
def test_a_later_forecast_takes_the_place_of_the_earlier_and_the_journal_keeps_both(cast):
    small = small_season(cast.aimak).asked("2")
    forecast(head=small.head, period=JUNE, flow_lps=Decimal(3), source="Райсуу", by=HYDROTECHNICIAN, at=AT)

    assert Forecast.objects.get().flow_lps == 3
    entry = JournalEntry.objects.filter(verb="water.forecast").order_by("pk").last()
    assert (entry.before["flow_lps"], entry.after["flow_lps"]) == ("2.00", "3")


@pytest.mark.django_db
def test_a_branch_has_no_forecast_of_its_own(cast):
    small_season(cast.aimak)
    branch = Canal.objects.get(code="К-2")

    with pytest.raises(ValidationError):
        forecast(head=branch, period=JUNE, flow_lps=Decimal(3), by=HYDROTECHNICIAN, at=AT)
