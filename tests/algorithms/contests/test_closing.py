"""How an agreement went: cases by hand."""

from fractions import Fraction

import pytest

from birge.algorithms.contests.closing import Part, reached, score


@pytest.mark.parametrize(
    ("baseline", "target", "actual", "part"),
    [(0, 60, 30, "1/2"), (10, 60, 35, "1/2"), (0, 60, 90, "1"), (20, 60, 10, "0"), (40, 10, 25, "1/2"), (5, 5, 0, "1")],
)
def test_the_way_from_the_baseline_to_the_target(baseline, target, actual, part):
    assert reached(Fraction(baseline), Fraction(target), Fraction(actual)) == Fraction(part)


def test_the_score_is_the_mean_of_the_parts_that_have_something_to_count():
    parts = [Part("milestones", Fraction(1), 2), Part("reports", Fraction(3), 3), Part("findings", Fraction(0), 0)]

    assert [part.points for part in parts[:2]] == [50, 100]
    assert score(parts) == 75
    assert score([Part("findings", Fraction(0), 0)]) is None
