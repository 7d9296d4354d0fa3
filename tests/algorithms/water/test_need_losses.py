"""Effective rain by each method, leaching, and water lost on the way."""

import numpy as np
import pytest

from birge.algorithms.water.need import gross_m3, gross_mm, leaching_requirement, scheme_efficiency
from birge.algorithms.water.need.rain import METHODS, fao_aglw_month, fixed_share, usda_month, usda_ten_days


def of(*numbers):
    return np.array(numbers, dtype=float)


def test_both_branches_of_the_usda_method_meet_at_150_and_50():
    assert usda_month(of(250)) == pytest.approx([150])
    assert usda_month(of(250 + 1e-9)) == pytest.approx([150])
    assert usda_ten_days(of(250 / 3)) == pytest.approx([50])
    assert usda_ten_days(of(50, 100)) == pytest.approx([50 * (125 - 0.6 * 50) / 125, 125 / 3 + 10])


def test_both_branches_of_the_fao_method_meet_at_32_and_little_rain_counts_nothing():
    assert fao_aglw_month(of(10, 70, 70 + 1e-9, 100)) == pytest.approx([0, 32, 32, 56])


def test_no_method_gives_more_than_fell():
    rain = np.linspace(0, 600, 1201)
    for method in METHODS.values():
        assert ((method(rain) >= 0) & (method(rain) <= rain)).all()


def test_a_fixed_share_is_a_part():
    assert fixed_share(of(50), 0.8) == pytest.approx([40])
    with pytest.raises(ValueError, match="between 0 and 1"):
        fixed_share(of(50), 80)


def test_salty_water_asks_for_leaching_until_nothing_helps():
    assert leaching_requirement(of(1), of(2)) == pytest.approx([1 / 9])
    with pytest.raises(ValueError, match="too salty"):
        leaching_requirement(of(10), of(2))


def test_gross_need():
    assert scheme_efficiency(of(0.8), of(0.6)) == pytest.approx([0.48])
    assert gross_mm(of(100), of(40), of(0.1), of(0.5)) == pytest.approx([60 / 0.9 / 0.5])
    assert gross_mm(of(30), of(40), of(0), of(1)) == pytest.approx([0])
    assert gross_m3(of(55), of(2), of(0.5)) == pytest.approx([2200])
