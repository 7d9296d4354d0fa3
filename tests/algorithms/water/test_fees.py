"""What a user owes: hand-computed lines, and what must hold of any of them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from birge.algorithms.water.fees import (
    BASES,
    HECTARE,
    HOUR,
    M3,
    MINIMUM,
    WATERING,
    Days,
    Holding,
    Rate,
    Watering,
    half_up,
    lines_of,
    total_of,
)

SEASON = Days(1000, 1183)
JUNE = Days(1071, 1081)
ALWAYS = Days(0, 9999)


def rate(basis: str, tyiyn: str, days: Days = ALWAYS, side: str = "state", special: bool = False) -> Rate:
    return Rate((side, basis, tyiyn, days), side, basis, Decimal(tyiyn), days, special)


def taken(*, rates, waterings=(), holdings=(), period=JUNE, already=None):
    return lines_of(period, SEASON, rates=rates, waterings=waterings, holdings=holdings, already_tyiyn=already)


def amounts(lines):
    return [line.amount_tyiyn for line in lines]


def test_a_volume_times_a_rate():
    lines = taken(rates=[rate(M3, "15")], waterings=[Watering(1075, Decimal("1234.000"), 60)])

    assert [(line.quantity, line.amount_tyiyn) for line in lines] == [(Decimal("1234.000"), 18510)]


def test_half_a_tyiyn_goes_up_and_less_goes_down():
    assert [half_up(Fraction(text)) for text in ("1/2", "49/100", "3/2", "5/2", "7")] == [1, 0, 2, 3, 7]


def test_hours_are_charged_by_the_minute():
    lines = taken(rates=[rate(HOUR, "5000")], waterings=[Watering(1075, Decimal(1), 80), Watering(1076, Decimal(1), 1)])

    assert amounts(lines) == [6750]


def test_every_delivery_is_one_watering():
    assert amounts(taken(rates=[rate(WATERING, "20000")], waterings=[Watering(1072, Decimal(0), 0)] * 3)) == [60000]


def test_a_rate_that_changes_makes_two_lines():
    rates = [rate(M3, "3", Days(0, 1075)), rate(M3, "15", Days(1075, 2000))]

    lines = taken(rates=rates, waterings=[Watering(day, Decimal(100), 10) for day in (1071, 1074, 1075, 1080)])

    assert [(line.within, line.amount_tyiyn) for line in lines] == [(Days(1071, 1075), 600), (Days(1075, 1081), 3000)]


def test_the_rate_of_the_season_goes_before_the_general_one():
    rates = [rate(M3, "5"), rate(M3, "15", special=True)]

    assert amounts(taken(rates=rates, waterings=[Watering(1072, Decimal(100), 10)])) == [1500]


def test_land_is_charged_for_its_part_of_the_season():
    lines = taken(rates=[rate(HECTARE, "50000")], holdings=[Holding(ALWAYS, Decimal("1.25"))])

    assert [(line.days, line.of_days, line.amount_tyiyn) for line in lines] == [(10, 183, 3415)]
    assert half_up(Fraction(50000) * Fraction("1.25") * 10 / 183) == 3415


def test_land_that_changes_hands_makes_two_lines():
    holdings = [Holding(ALWAYS, Decimal(1)), Holding(Days(1075, 9999), Decimal(2))]

    lines = taken(rates=[rate(HECTARE, "18300")], holdings=holdings)

    assert [(line.quantity, line.days, line.amount_tyiyn) for line in lines] == [(1, 4, 400), (3, 6, 1800)]


def test_the_least_of_a_season_is_asked_for_when_it_ends():
    rates = [rate(MINIMUM, "10000"), rate(M3, "15")]
    last = Days(1173, 1183)

    assert amounts(taken(rates=rates, waterings=[Watering(1072, Decimal(100), 9)])) == [1500]
    assert amounts(taken(rates=rates, period=last, already={"state": 1500})) == [8500]
    assert taken(rates=rates, period=last, already={"state": 10000}) == []


def test_state_and_association_are_separate_lines():
    rates = [rate(M3, "15"), rate(M3, "10", side="association")]

    lines = taken(rates=rates, waterings=[Watering(1072, Decimal(100), 9)])

    assert [(line.rate.side, line.amount_tyiyn) for line in lines] == [("association", 1000), ("state", 1500)]


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Days(5, 5),
        lambda: rate("litre", "1"),
        lambda: rate(M3, "-1"),
        lambda: taken(rates=[], period=Days(990, 1010)),
    ],
)
def test_what_makes_no_sense_is_refused(wrong):
    with pytest.raises(ValueError, match=r"."):
        wrong()


day = st.integers(SEASON.starts, SEASON.ends - 1)
waterings = st.lists(
    st.builds(
        Watering,
        day=day,
        volume_m3=st.decimals(0, 5000, places=3, allow_nan=False),
        minutes=st.integers(0, 3000),
    ),
    max_size=8,
)
spans = st.tuples(day, st.integers(1, 200)).map(lambda pair: Days(pair[0], pair[0] + pair[1]))
holdings = st.lists(st.builds(Holding, days=spans, area_ha=st.decimals("0.01", 9, places=2)), max_size=4)
rates = st.lists(
    st.builds(
        lambda basis, tyiyn, days, side, special: Rate((basis, side, days, special), side, basis, tyiyn, days, special),
        st.sampled_from(BASES),
        st.decimals("0.01", 60000, places=2),
        spans | st.just(ALWAYS),
        st.sampled_from(["state", "association"]),
        st.booleans(),
    ),
    max_size=5,
    unique_by=lambda one: one.key,
)


@given(rates, waterings, holdings)
def test_lines_are_whole_positive_and_add_up(rates, waterings, holdings):
    lines = taken(rates=rates, waterings=waterings, holdings=holdings, period=SEASON)

    assert all(isinstance(line.amount_tyiyn, int) and line.amount_tyiyn > 0 for line in lines)
    assert total_of(lines) == sum(amounts(lines))


@given(rates, waterings, holdings, st.integers(SEASON.starts + 1, SEASON.ends - 1))
def test_two_bills_for_two_parts_come_to_one_for_the_whole_but_for_rounding(rates, waterings, holdings, cut):
    whole = taken(rates=rates, waterings=waterings, holdings=holdings, period=SEASON)
    first = taken(rates=rates, waterings=waterings, holdings=holdings, period=Days(SEASON.starts, cut))
    before = {side: total_of(line for line in first if line.rate.side == side) for side in ("state", "association")}
    second = taken(rates=rates, waterings=waterings, holdings=holdings, period=Days(cut, SEASON.ends), already=before)

    parts = 2 * (len(BASES) * 2 * 2 + len(rates) * 2 + len(holdings) * 4)
    assert abs(total_of(first) + total_of(second) - total_of(whole)) <= parts


@given(rates, waterings, holdings, waterings)
def test_whoever_takes_more_water_never_pays_less(rates, waterings, holdings, more):
    less = total_of(taken(rates=rates, waterings=waterings, holdings=holdings, period=SEASON))

    assert total_of(taken(rates=rates, waterings=[*waterings, *more], holdings=holdings, period=SEASON)) >= less


@given(rates, waterings, holdings)
def test_the_order_of_what_is_given_changes_nothing(rates, waterings, holdings):
    one = taken(rates=rates, waterings=waterings, holdings=holdings, period=SEASON)
    other = taken(rates=rates[::-1], waterings=waterings[::-1], holdings=holdings[::-1], period=SEASON)

    assert sorted(map(str, one)) == sorted(map(str, other))
