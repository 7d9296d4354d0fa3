"""What holds for every ranking, large ones too."""

from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from birge.algorithms.cases import NoAnswer
from birge.algorithms.contests.rank import run
from birge.algorithms.contests.rank.items import Items
from birge.algorithms.contests.rank.knapsack import best
from tests.algorithms.contests.rank_cases import rank_cases

RANDOM = settings(max_examples=80, deadline=None, derandomize=True)
IN_TURN = ("skip", "stop", "knapsack")


def asked(case) -> dict[str, int]:
    return {row["id"]: row["requested_tyiyn"] for row in case["applications"]}


def without(case, application):
    return case | {
        "applications": [row for row in case["applications"] if row["id"] != application],
        "marks": [row for row in case["marks"] if row["application"] != application],
    }


@RANDOM
@given(rank_cases(rules=IN_TURN, most=9))
def test_the_money_is_never_passed(case):
    requests = asked(case)
    assert sum(requests[name] for name in run(case)["selected"]) <= case["funding_tyiyn"]


@RANDOM
@given(rank_cases(rules=("skip",), most=9))
def test_a_loser_who_stays_away_changes_nothing_under_skip(case):
    result = run(case)
    losers = [row["id"] for row in case["applications"] if row["id"] not in result["selected"]]
    for loser in losers:
        assert run(without(case, loser))["selected"] == result["selected"]


@RANDOM
@given(rank_cases(most=7), st.randoms(use_true_random=False))
def test_the_order_of_rows_is_irrelevant(case, chance: Random):
    shuffled = {
        key: chance.sample(value, len(value)) if isinstance(value, list) and key != "tie_break" else value
        for key, value in case.items()
    }
    try:
        result = run(case)
    except NoAnswer as none:
        with pytest.raises(NoAnswer) as other:
            run(shuffled)
        assert other.value.params == none.params
        return
    assert list(run(shuffled).items()) == list(result.items())


@settings(RANDOM, max_examples=30)
@given(rank_cases(rules=("all-above-minimum",), most=9))
def test_the_cause_of_short_money_is_irreducible(case):
    with_all = asked(case)
    try:
        run(case)
        assume(False)
    except NoAnswer as none:
        places = [int(path.split("[")[1].split("]")[0]) for path in none.cause[1:]]
    requests = [with_all[case["applications"][place]["id"]] for place in places]
    assert sum(requests) > case["funding_tyiyn"]
    assert all(sum(requests) - request <= case["funding_tyiyn"] for request in requests)


def test_three_hundred_applications_with_sums_in_tyiyn_are_a_knapsack_still():
    """Against dynamic programming over all sums of scores, which are small whole numbers here."""
    chance = Random(7)
    costs = [chance.randrange(2_000_000, 90_000_000) for _ in range(300)]
    scores = [chance.randrange(1, 100) for _ in range(300)]
    budget = sum(costs) // 5
    cheapest = {0: 0}
    for cost, score in zip(costs, scores, strict=True):
        for total, spent in sorted(cheapest.items(), reverse=True):
            if spent + cost < cheapest.get(total + score, budget + 1):
                cheapest[total + score] = spent + cost
    found = best(Items(costs, scores, [0] * 300, [0], [300]), budget)
    assert (found.score, found.cost) == (max(cheapest), cheapest[max(cheapest)])
    assert found.cost == sum(costs[place] for place in found.places)
    assert found.score == sum(scores[place] for place in found.places)


@pytest.mark.parametrize("limits", [[], [{"area": "x", "min": 1, "max": 9}]], ids=["without areas", "with an area"])
def test_requests_each_twice_the_next_do_not_make_the_search_endless(limits):
    """Those before take all money below 2⁴⁰: only what is above all of them is left for the last."""
    costs = [2**at for at in reversed(range(40))]
    case = {
        "format": "birge.contests.rank/1",
        "criteria": [{"id": "c", "weight": 100, "max": 100}],
        "applications": [
            {"id": f"{at:02}", "requested_tyiyn": cost, "submitted_at": "2026-03-01T00:00:00Z"}
            for at, cost in enumerate([*costs, 1])
        ],
        "marks": [{"application": f"{at:02}", "marker": "1", "criterion": "c", "mark": 90 - at} for at in range(41)],
        "aggregate": "mean",
        "funding_tyiyn": 1,
        "selection": "skip",
        "areas": limits,
    }
    case["applications"][0]["area"] = "x"
    assert run(case)["reasons"]["40"]["tyiyn_short"] == 2**40 - 1


@pytest.mark.parametrize("rule", IN_TURN)
def test_numbers_of_any_size_are_exact(rule):
    huge = 10**40
    rows = [("a", huge + 1, 10**30), ("b", huge, 10**30 - 1), ("c", 1, 1)]
    case = {
        "format": "birge.contests.rank/1",
        "criteria": [{"id": "c", "weight": 10**30, "max": 10**30}],
        "applications": [
            {"id": name, "requested_tyiyn": cost, "submitted_at": "2026-03-01T00:00:00Z"} for name, cost, _ in rows
        ],
        "marks": [{"application": name, "marker": "1", "criterion": "c", "mark": mark} for name, _, mark in rows],
        "aggregate": "mean",
        "funding_tyiyn": huge + 1,
        "selection": rule,
    }
    result = run(case)
    assert result["selected"] == ["a"]  # of two sets with equal sums for equal money the one first in order
    short = {name: why["tyiyn_short"] for name, why in result["reasons"].items()}
    assert short == {"a": 0, "b": huge, "c": huge + 1 if rule == "stop" else 1}
