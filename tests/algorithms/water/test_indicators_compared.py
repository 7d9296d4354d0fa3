"""Head against tail, best against worst, supply against need: computed by hand."""

import numpy as np
import pytest

from birge.algorithms.water.indicators import (
    HEAD,
    MIDDLE,
    TAIL,
    Deliveries,
    head_to_tail,
    interquartile,
    parts_by_way,
    relative_supply,
    tail_supply,
    timeliness,
)


def deliveries(*rows):
    """(outlet, period, required, delivered)."""
    outlet, period, required, delivered = (np.array(column) for column in zip(*rows, strict=True))
    return Deliveries(outlet, period, required.astype(float), delivered.astype(float))


def test_supply_relative_to_need():
    assert relative_supply(600, 1000) == 0.6
    assert relative_supply(600, 1000, rain=300) == pytest.approx(0.9)
    assert relative_supply(600, 0) is None


def test_thirds_of_the_outlets_by_how_far_their_water_flows():
    assert parts_by_way([900, 100, 200, 800, 500, 400]) == [TAIL, HEAD, HEAD, TAIL, MIDDLE, MIDDLE]
    assert parts_by_way([100, 100, 100, 700]) == [HEAD, HEAD, HEAD, TAIL]
    assert parts_by_way([50]) == [HEAD]
    assert parts_by_way([]) == []


def test_the_head_got_three_times_what_the_tail_got():
    """Head 9 of 10 and 9 of 10, tail 4 of 10 and 2 of 10: 0.9 / 0.3. The middle does not count."""
    found = deliveries((0, 0, 10, 9), (0, 1, 10, 9), (1, 0, 10, 4), (1, 1, 10, 2), (2, 0, 10, 10))
    part = np.array([HEAD, HEAD, TAIL, TAIL, MIDDLE])

    assert head_to_tail(found, part) == pytest.approx(3)


@pytest.mark.parametrize("tail", [(1, 0, 10, 0), (1, 0, 0, 5)])
def test_a_tail_without_water_or_need_gives_no_number(tail):
    assert head_to_tail(deliveries((0, 0, 10, 9), tail), np.array([HEAD, TAIL])) is None


def test_how_often_the_tail_had_enough():
    """Two of three counted pairs had nine tenths or more; nothing was required in the fourth."""
    found = deliveries((0, 0, 10, 9), (0, 1, 10, 8), (1, 0, 10, 12), (1, 1, 0, 3), (2, 0, 10, 0))
    part = np.array([TAIL, TAIL, TAIL, TAIL, HEAD])

    assert tail_supply(found, part, 0.9) == pytest.approx(2 / 3)
    assert tail_supply(found, np.full(5, HEAD), 0.9) is None


def test_the_best_quarter_got_twice_what_the_worst_got():
    """Ratios 0.4, 0.4, 0.5, 0.6, 0.7, 0.7, 0.8, 0.8: two outlets in a quarter, 0.8 / 0.4."""
    given = (4, 8, 7, 5, 8, 4, 6, 7)
    rows = [(outlet, 0, 10, volume) for outlet, volume in enumerate(given)]

    assert interquartile(deliveries(*rows)) == pytest.approx(2)


def test_fewer_than_four_outlets_or_a_worst_quarter_without_water_have_no_such_ratio():
    rows = [(0, 0, 10, 0), (1, 0, 10, 5), (2, 0, 10, 5), (3, 0, 10, 5)]

    assert interquartile(deliveries(*rows)) is None
    assert interquartile(deliveries(*rows[1:])) is None


def test_early_is_as_untimely_as_late():
    assert timeliness([10, -20, 0]) == 10
    assert timeliness([]) is None
