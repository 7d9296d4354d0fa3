"""The ranking against the words of its format: every set, every tyiyn and every hundredth of a point tried."""

import pytest
from hypothesis import assume, given, settings

from birge.algorithms.cases import NoAnswer
from birge.algorithms.contests.rank import run
from tests.algorithms.contests import literally
from tests.algorithms.contests.rank_cases import RULES, rank_cases

RANDOM = settings(max_examples=60, deadline=None, derandomize=True)


def ranked(case):
    try:
        return run(case)
    except NoAnswer:
        return None


@RANDOM
@given(rank_cases())
def test_order_winners_reserve_and_stability_are_those_of_the_format(case):
    scores = literally.scores_of(case)
    selected = literally.selected_of(case, scores, case["funding_tyiyn"])
    result = ranked(case)
    if result is None:
        assert selected is None
        return
    order = literally.order_of(case, scores)
    waiting = [name for name in order if name not in selected and scores[name] >= case["minimum"]]
    assert result["order"] == order
    assert result["selected"] == selected
    assert result["reserve"] == waiting[: case["reserve"]]
    assert result["unranked"] == sorted({a["id"] for a in case["applications"]} - set(order))
    assert result["stability"] == literally.stability_of(case)


@pytest.mark.parametrize("rule", RULES)
def test_what_each_was_short_of_is_the_least_of_all_additions_tried(rule):
    @RANDOM
    @given(rank_cases(rules=(rule,)))
    def every_addition_tried(case):
        result = ranked(case)
        assume(result is not None)
        scores = literally.scores_of(case)
        short = {
            name: (literally.points_short(case, name, scores), literally.tyiyn_short(case, name, scores))
            for name in scores
        }
        assert short == {
            name: (result["reasons"][name]["points_short"], result["reasons"][name]["tyiyn_short"]) for name in scores
        }

    every_addition_tried()
