"""Hours: the clock and the sun, the sky at night, what was not measured."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from birge.algorithms.water.et0 import DailyWeather, HourlyWeather, Site, daily, hourly, radiation

OSH = Site(40.5, 790, longitude_deg=73, utc_offset_h=6)
COUNT = 72


def hours_from(start, count=COUNT):
    return np.arange(np.datetime64(start, "m"), np.datetime64(start, "m") + count * 60, 60)


def weather(starts_at, **others):
    clock = (starts_at - starts_at.astype("datetime64[D]")).astype(float) / 60
    sun = np.maximum(np.sin((clock - 6) / 12 * np.pi), 0)
    given_data = {"t_c": 18 + 9 * sun, "rh_pct": 70 - 40 * sun, "wind_mps": 1 + sun, "rs_mj_m2": 2.6 * sun}
    return HourlyWeather(starts_at=starts_at, **{**given_data, **others})


def test_the_sun_of_24_hours_is_the_sun_of_the_day():
    terms = hourly(OSH, weather(hours_from("2026-06-21", 24)))
    whole = radiation.extraterrestrial(OSH.latitude, np.array([172.0]))
    assert terms.ra.sum() == pytest.approx(whole[0], rel=5e-3)


def test_solar_noon_at_osh_is_after_one_by_the_clock():
    terms = hourly(OSH, weather(hours_from("2026-06-21", 24)))
    assert np.argmax(terms.ra) == 13


def test_at_night_the_sky_is_that_of_the_hour_two_to_three_hours_before_sunset():
    terms = hourly(OSH, weather(hours_from("2026-06-21")))
    night = np.flatnonzero(terms.ra == 0)
    after_first_evening = night[(night > 20) & (night < 30)]
    # Sunset of 21 June at 40.5° N, 73° E by UTC+6 is at about 20:40; 2.5 hours before lies in the hour from 18:00.
    ratio = min(terms.rs[18] / terms.rso[18], 1)
    clear = radiation.net_longwave
    t_c = weather(hours_from("2026-06-21")).t_c
    expected = clear(t_c, t_c, terms.ea, np.full(COUNT, ratio), hours=1)
    assert terms.rnl[after_first_evening] == pytest.approx(expected[after_first_evening])


def test_before_the_first_evening_in_the_file_the_sky_at_night_is_taken_as_0_8():
    terms = hourly(OSH, weather(hours_from("2026-06-21")))
    t_c = weather(hours_from("2026-06-21")).t_c
    expected = radiation.net_longwave(t_c, t_c, terms.ea, np.full(COUNT, 0.8), hours=1)
    assert terms.rnl[:4] == pytest.approx(expected[:4])


@given(st.permutations(range(COUNT)))
def test_the_order_of_the_rows_means_nothing(order):
    order = np.array(order)
    starts = hours_from("2026-03-30")
    assert (hourly(OSH, weather(starts[order])).et0 == hourly(OSH, weather(starts)).et0[order]).all()


def test_without_humidity_the_dew_point_is_the_least_temperature_of_the_date():
    terms = hourly(OSH, weather(hours_from("2026-06-21"), rh_pct=None, t_c=np.linspace(10, 30, COUNT)))
    assert terms.ea[:24] == pytest.approx(terms.es[0])
    assert terms.ea[24:48] == pytest.approx(terms.es[24])


def test_without_sun_the_range_of_the_date_gives_the_radiation():
    terms = hourly(OSH, weather(hours_from("2026-06-21"), rs_mj_m2=None))
    assert terms.rs == pytest.approx(0.16 * np.sqrt(9) * terms.ra, rel=2e-2)


def test_where_the_sun_does_not_rise_there_is_an_answer():
    polar = Site(80, 10)
    day = DailyWeather(day_of_year=np.array([355.0]), tmin_c=np.array([-30.0]), tmax_c=np.array([-20.0]))
    assert daily(polar, day).et0 >= 0
    assert np.isfinite(hourly(polar, weather(hours_from("2026-12-21"), sun_hours=np.zeros(COUNT))).et0).all()


temperatures = st.floats(-40, 50)


@given(
    latitude=st.floats(-90, 90), elevation=st.floats(-400, 5000), day=st.integers(1, 366), low=temperatures,
    span=st.floats(0, 30), wind=st.floats(0, 40), humidity=st.floats(0, 100), sun=st.floats(0, 50),
)  # fmt: skip
def test_evapotranspiration_is_never_negative(latitude, elevation, day, low, span, wind, humidity, sun):
    one = DailyWeather(
        day_of_year=np.array([float(day)]), tmin_c=np.array([low]), tmax_c=np.array([low + span]),
        rh_pct=np.array([humidity]), wind_mps=np.array([wind]), rs_mj_m2=np.array([sun]),
    )  # fmt: skip
    assert daily(Site(latitude, elevation), one).et0[0] >= 0
