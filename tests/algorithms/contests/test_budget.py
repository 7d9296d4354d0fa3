"""Sums of a budget."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from birge.algorithms.contests.budget import Row, add_up, own_needed

ROWS = st.lists(
    st.builds(
        Row,
        st.decimals(0, 10_000, places=3).map(Fraction),
        st.integers(0, 10**9),
        st.integers(0, 10**6),
    ),
    max_size=8,
)


def test_a_budget_by_hand():
    # 12 benches at 3 500.00, own 6 000.00; 2.5 t of sand at 1 200.10
    sums = add_up([Row(Fraction(12), 350_000, 600_000), Row(Fraction("2.5"), 120_010)])

    assert (sums.cost_tyiyn, sums.grant_tyiyn, sums.own_tyiyn) == (4_500_025, 3_900_025, 600_000)
    assert sums.own_percent == Fraction(600_000 * 100, 4_500_025)


def test_half_a_tyiyn_is_rounded_up():
    assert Row(Fraction("0.5"), 1).cost_tyiyn == 1
    assert Row(Fraction("0.499"), 1).cost_tyiyn == 0


def test_an_empty_budget_has_no_own_part():
    assert add_up([]).own_percent == 0


@given(ROWS)
def test_grant_and_own_part_are_the_costs(rows):
    sums = add_up(rows)

    assert sums.grant_tyiyn + sums.own_tyiyn == sums.cost_tyiyn
    assert sums.grant_tyiyn == sum(row.grant_tyiyn for row in rows)


@given(st.integers(0, 10**12), st.integers(0, 100))
def test_the_needed_own_part_is_the_least_that_is_enough(cost, percent):
    needed = own_needed(cost, percent)

    assert 100 * needed >= percent * cost
    assert needed == 0 or 100 * (needed - 1) < percent * cost
