"""The coefficient of each day, and the climate's part in it."""

import numpy as np
import pytest

from birge.algorithms.water.need import EDITIONS, adjust_to_climate, adjusted, crop_id, kc_on, root_on
from tests.algorithms.water.fields import fields_of, weather_of


@pytest.mark.parametrize(("day", "kc"), [(1, 0.15), (20, 0.15), (40, 0.77), (70, 1.19), (95, 0.56), (100, 0.35)])
def test_dry_bean_of_chapter_6(day, kc):
    assert round(float(kc_on(day, fields_of({}))[0]), 2) == kc


def test_stages_without_length_are_passed_over():
    field = fields_of({"ini_days": 0, "dev_days": 0, "late_days": 0})
    assert kc_on(1, field)[0] == pytest.approx(1.19)
    assert kc_on(30, field)[0] == pytest.approx(1.19)


def test_roots_grow_in_a_line_until_mid_season():
    field = fields_of({"root_ini_m": 0.2, "root_m": 1.2})
    assert [float(root_on(day, field)[0]) for day in (25, 50, 51, 100)] == pytest.approx([0.7, 1.2, 1.2, 1.2])


def test_the_coefficients_of_the_standard_climate_stay():
    assert adjusted(np.array([1.2]), np.array([2.0]), np.array([45.0]), np.array([2.0]))[0] == 1.2


def test_a_dry_windy_climate_raises_the_coefficient():
    """1.2 + (0.04·(4 − 2) − 0.004·(25 − 45))·(2/3)^0.3"""
    raised = adjusted(np.array([1.2]), np.array([4.0]), np.array([25.0]), np.array([2.0]))[0]
    assert raised == pytest.approx(1.2 + 0.16 * (2 / 3) ** 0.3)


def test_wind_humidity_and_height_are_bounded():
    far = adjusted(np.array([1.0]), np.array([9.0]), np.array([5.0]), np.array([20.0]))
    edge = adjusted(np.array([1.0]), np.array([6.0]), np.array([20.0]), np.array([10.0]))
    assert far[0] == edge[0]


def test_only_what_comes_from_a_table_is_adjusted_and_only_an_end_from_0_45_on():
    weather = weather_of(5, u2=4.0, rh_min=25.0, count=100)
    field = fields_of({}, {}, {"kc_end": 0.45})
    heights = np.array([0.4, np.nan, 0.4])
    table = np.array([True, False, True])
    changed = adjust_to_climate(field, weather, heights, table, table)
    more = 0.16 * (0.4 / 3) ** 0.3
    assert changed.kc_mid == pytest.approx([1.19 + more, 1.19, 1.19 + more])
    assert changed.kc_end == pytest.approx([0.35, 0.35, 0.45 + more])


def test_the_climate_is_that_of_the_stage_itself():
    wind = np.full(100, 2.0)
    wind[50:80] = 4.0
    changed = adjust_to_climate(
        fields_of({"kc_end": 0.7}), weather_of(5, u2=wind, count=100), np.array([3.0]), np.array([True]),
        np.array([True]),
    )  # fmt: skip
    assert changed.kc_mid[0] == pytest.approx(1.19 + 0.08)
    assert changed.kc_end[0] == pytest.approx(0.7)


def test_the_editions_differ_where_the_revision_moved_values():
    old, new = EDITIONS["fao56-1998"], EDITIONS["fao56-2025"]
    assert (old["potato"].kc_end, new["potato"].kc_end) == (0.75, 0.40)
    assert (old["cotton"].kc_mid, new["cotton"].kc_mid) == (1.17, 1.10)
    assert (old["sugar-beet"].kc_mid, new["sugar-beet"].kc_mid) == (1.20, 1.10)
    assert set(new) <= set(old)
    assert not {"winter-wheat", "apple", "walnut", "grapes", "tobacco"} & set(new)


def test_names_of_crops_are_read_as_people_write_them():
    assert crop_id(" Sugar  Beet ") == crop_id("sugar_beet") == "sugar-beet"


def test_every_crop_of_the_first_edition_is_whole_but_for_the_perennial_means():
    for crop in EDITIONS["fao56-1998"].values():
        assert (crop.mid_days is None) == (crop.id in {"alfalfa", "pasture"})
        assert None not in (crop.ini_days, crop.dev_days, crop.height_m, crop.root_m, crop.p)
