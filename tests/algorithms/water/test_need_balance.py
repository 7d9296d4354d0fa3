"""The balance of the root zone: by hand, and what must hold of every season."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from birge.algorithms.water.need import FULL, periods_of, run
from tests.algorithms.water.fields import fields_of, weather_of

NOTHING = np.zeros((400, 1))


def season_of(weather, fields, irrigation=NOTHING):
    return run(weather, fields, irrigation, periods_of(weather.days)[0], keep_days=True)


def test_three_days_by_hand():
    """TAW 100 mm, p 0.5 at ETc 5: RAW 50. Dried out to 60 before; then 20 mm of rain; then 100 mm of irrigation."""
    field = fields_of(
        {"ini_days": 3, "dev_days": 0, "mid_days": 0, "late_days": 0, "kc_ini": 1.0, "available_mm_per_m": 100,
         "root_ini_m": 1.0, "root_m": 1.0, "p": 0.5, "depletion0_mm": 60, "schedule": 0}
    )  # fmt: skip
    irrigation = np.array([[0.0], [0.0], [100.0]])
    days = season_of(weather_of(5, rain=[0, 20, 0], count=3), field, irrigation).days
    assert [day.ks[0] for day in days] == pytest.approx([0.8, 0.72, 1])
    assert [day.eta[0] for day in days] == pytest.approx([4, 3.6, 5])
    assert [day.depletion[0] for day in days] == pytest.approx([64, 47.6, 0])
    assert [day.drainage[0] for day in days] == pytest.approx([0, 0, 100 - 47.6 - 5])


def test_full_irrigation_refills_on_the_day_when_depletion_would_pass_raw():
    """TAW 100 mm, RAW 50, 5 mm a day: after ten days the depletion is 50, on the eleventh it would be 55."""
    field = fields_of(
        {"ini_days": 12, "dev_days": 0, "mid_days": 0, "late_days": 0, "kc_ini": 1.0, "available_mm_per_m": 100,
         "root_ini_m": 1.0, "root_m": 1.0, "p": 0.5}
    )  # fmt: skip
    season = season_of(weather_of(5, count=12), field)
    assert [day.irrigation[0] for day in season.days] == [0] * 10 + [55, 0]
    assert [day.depletion[0] for day in season.days][9:] == [50, 0, 5]


def test_p_is_adjusted_daily():
    field = fields_of({"kc_ini": 1.0, "available_mm_per_m": 100, "root_ini_m": 1, "root_m": 1, "p": 0.5})
    raw = [day.raw[0] for day in season_of(weather_of([0, 5, 10, 30] + [5] * 96), field).days]
    assert raw[:4] == pytest.approx([70, 50, 30, 10])


def test_a_later_field_gets_the_weather_of_its_own_days():
    weather = weather_of(np.arange(1, 121, dtype=float))
    two = season_of(weather, fields_of({}, {"start": 20}))
    assert two.days[0].et0 == pytest.approx([1, 21])
    assert two.total("etc")[1] == pytest.approx(
        season_of(weather_of(np.arange(21, 121, dtype=float)), fields_of({})).total("etc")[0]
    )


amounts = st.floats(0, 60)
a_field = st.fixed_dictionaries(
    {
        "start": st.integers(0, 20), "ini_days": st.integers(1, 20), "dev_days": st.integers(0, 20),
        "mid_days": st.integers(0, 20), "late_days": st.integers(0, 20), "kc_ini": st.floats(0, 1.3),
        "kc_mid": st.floats(0, 1.3), "kc_end": st.floats(0, 1.3), "available_mm_per_m": st.floats(20, 250),
        "root_ini_m": st.floats(0.05, 0.5), "root_m": st.floats(0.5, 2), "p": st.floats(0.1, 0.8),
        "depletion0_mm": st.floats(0, 1), "schedule": st.sampled_from([FULL, 0, 1]),
    }
)  # fmt: skip
some_fields = st.lists(a_field, min_size=1, max_size=6)
some_weather = st.tuples(
    st.lists(st.floats(0, 14), min_size=100, max_size=100),
    st.lists(st.one_of(st.just(0.0), amounts), min_size=100, max_size=100),
)
schedules = st.lists(st.one_of(st.just(0.0), amounts), min_size=100, max_size=100).map(
    lambda column: np.stack([np.zeros(100), np.array(column)], axis=1)
)


@settings(max_examples=40)
@given(some_fields, some_weather, schedules)
def test_the_balance_closes_and_water_never_exceeds_what_the_soil_holds(rows, days, irrigation):
    fields = fields_of(*rows)
    season = season_of(weather_of(*days), fields, irrigation)
    end = fields.depletion0_mm - season.total("rain") - season.total("irrigation") + season.total("eta")
    assert season.depletion_end_mm == pytest.approx(end + season.total("drainage"), abs=1e-9)
    for day in season.days:
        assert (day.depletion >= 0).all()
        assert (day.depletion <= day.taw + 1e-9).all()


@settings(max_examples=40)
@given(some_fields, some_weather)
def test_full_irrigation_leaves_no_stress_and_none_never_exceeds_the_crop(rows, days):
    fields = fields_of(*rows)
    season = season_of(weather_of(*days), fields, np.zeros((100, 2)))
    full = fields.schedule == FULL
    assert season.total("eta")[full] == pytest.approx(season.total("etc")[full], abs=1e-9)
    assert (season.total("eta") <= season.total("etc") + 1e-9).all()
    for day in season.days:
        assert (day.depletion[full] <= day.raw[full] + 1e-9).all()


@settings(max_examples=40)
@given(some_fields, some_weather, schedules, st.randoms(use_true_random=False))
def test_fields_do_not_touch_each_other(rows, days, irrigation, random):
    order = list(range(len(rows)))
    random.shuffle(order)
    together = season_of(weather_of(*days), fields_of(*rows), irrigation)
    shuffled = season_of(weather_of(*days), fields_of(*(rows[place] for place in order)), irrigation)
    for name, sums in together.sums.items():
        assert (shuffled.sums[name] == sums[:, order]).all()


def test_periods_run_from_1_11_and_21_to_the_end_of_the_month():
    days = np.arange(np.datetime64("2026-02-10"), np.datetime64("2026-03-12"))
    number, labels = periods_of(days)
    assert labels == ["2026-02-D1", "2026-02-D2", "2026-02-D3", "2026-03-D1", "2026-03-D2"]
    assert list(np.bincount(number)) == [1, 10, 8, 10, 1]


def test_sums_stand_in_the_period_of_their_day():
    field = fields_of({"ini_days": 20, "dev_days": 0, "mid_days": 0, "late_days": 0, "kc_ini": 1.0})
    season = season_of(weather_of(2, rain=1, count=20, first="2026-04-06"), field)
    assert season.sums["etc"][:, 0] == pytest.approx([10, 20, 10])
    assert season.sums["rain"][:, 0] == pytest.approx([5, 10, 5])
