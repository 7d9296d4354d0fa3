"""Indicators of delivery: computed by hand, and what is true of all."""

from fractions import Fraction
from math import sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from birge.algorithms.water.indicators import Deliveries, codes_of, indicators

often = settings(max_examples=200, deadline=None, derandomize=True)


def deliveries(rows) -> Deliveries:
    """Rows of (outlet, period, required, delivered)."""
    outlets, periods, required, delivered = zip(*rows, strict=True) if rows else ((), (), (), ())
    numbers = (np.array(column, dtype=float) for column in (required, delivered))
    return Deliveries(codes_of(outlets)[0], codes_of(periods)[0], *numbers)


def test_two_outlets_in_two_periods_by_hand():
    """Ratios: head 1 and 1.5, tail 0.5 and 0.5. Over both periods: head 25/20, tail 10/20."""
    rows = [("head", "1", 10, 10), ("head", "2", 10, 15), ("tail", "1", 10, 5), ("tail", "2", 10, 5)]
    found = indicators(deliveries(rows))
    assert found.adequacy == pytest.approx((1 + 1 + 0.5 + 0.5) / 4)
    assert found.efficiency == pytest.approx((1 + 2 / 3 + 1 + 1) / 4)
    assert found.dependability == pytest.approx((0.25 / 1.25 + 0) / 2)
    assert found.equity == pytest.approx((0.25 / 0.75 + 0.5 / 1) / 2)
    assert found.gini == pytest.approx(0.75 / (2 * 1.75))
    assert found.jain == pytest.approx(1.75**2 / (2 * (1.25**2 + 0.5**2)))
    assert (found.outlets, found.periods, found.pairs) == (2, 2, 4)


def test_the_deviation_is_of_the_population():
    rows = [(str(number), "1", 1, number) for number in (1, 2, 3)]
    assert indicators(deliveries(rows)).equity == pytest.approx(sqrt(2 / 3) / 2)


def test_pairs_that_required_nothing_are_left_out():
    rows = [("a", "1", 10, 10), ("a", "2", 0, 7), ("b", "1", 10, 10), ("c", "2", 0, 0)]
    found = indicators(deliveries(rows))
    assert (found.adequacy, found.efficiency, found.dependability, found.equity) == (1, 1, 0, 0)
    assert (found.outlets, found.periods, found.pairs) == (2, 1, 2)


def test_where_nothing_was_delivered_efficiency_counts_nothing():
    found = indicators(deliveries([("a", "1", 10, 0), ("b", "1", 10, 10)]))
    assert (found.adequacy, found.efficiency, found.equity, found.gini, found.jain) == (0.5, 0.5, 1, 0.5, 0.5)


def test_no_water_at_all_is_equal_and_steady():
    found = indicators(deliveries([("a", "1", 10, 0), ("b", "1", 5, 0)]))
    assert (found.adequacy, found.efficiency, found.dependability, found.equity) == (0, 0, 0, 0)
    assert (found.gini, found.jain) == (0, 1)


@pytest.mark.parametrize("rows", [[], [("a", "1", 0, 4)]])
def test_where_nothing_was_required_there_is_nothing_to_say(rows):
    found = indicators(deliveries(rows))
    assert (found.adequacy, found.efficiency, found.dependability) == (None, None, None)
    assert (found.equity, found.gini, found.jain, found.pairs) == (None, None, None, 0)


volumes = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 4), st.integers(0, 20), st.integers(0, 20)),
    max_size=20,
    unique_by=lambda row: row[:2],
)


@often
@given(volumes)
def test_they_are_what_the_definitions_say_in_exact_numbers(rows):
    found = indicators(deliveries(rows))
    pairs = {row[:2]: Fraction(row[3], row[2]) for row in rows if row[2]}
    if not pairs:
        return
    assert found.adequacy == pytest.approx(float(sum(min(ratio, 1) for ratio in pairs.values()) / len(pairs)))
    spent = [min(1 / ratio, 1) if ratio else 0 for ratio in pairs.values()]
    assert found.efficiency == pytest.approx(float(sum(spent) / len(pairs)))
    for place, value in ((0, found.dependability), (1, found.equity)):
        variations = []
        for code in {pair[place] for pair in pairs}:
            ratios = [ratio for pair, ratio in pairs.items() if pair[place] == code]
            mean = sum(ratios) / len(ratios)
            square = sum((ratio - mean) ** 2 for ratio in ratios) / len(ratios)
            variations.append(sqrt(square) / mean if mean else 0)
        assert value == pytest.approx(sum(variations) / len(variations))
    asked, got = {}, {}
    for outlet, _, required, delivered in rows:
        if required:
            asked[outlet] = asked.get(outlet, 0) + required
            got[outlet] = got.get(outlet, 0) + delivered
    shares = [Fraction(got[outlet], asked[outlet]) for outlet in asked]
    total, count = sum(shares), len(shares)
    apart = sum(abs(one - other) for one in shares for other in shares)
    assert found.gini == pytest.approx(float(apart / (2 * count * total)) if total else 0, abs=1e-12)
    squares = sum(share * share for share in shares)
    assert found.jain == pytest.approx(float(total**2 / (count * squares)) if total else 1)


@often
@given(volumes, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_is_irrelevant(rows, chance):
    before = indicators(deliveries(rows))
    chance.shuffle(rows)
    after = indicators(deliveries(rows))
    for name in before.__slots__:
        assert getattr(after, name) == pytest.approx(getattr(before, name), abs=1e-12)
