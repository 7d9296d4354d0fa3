"""Rankings that a person can find by hand."""

from pathlib import Path

import pytest

from birge.algorithms import cases
from birge.algorithms.cases import NoAnswer, parse, write
from birge.algorithms.contests.rank import run

BY_HAND = cases.parse((Path(__file__).parents[1] / "data" / "contests_rank.json").read_bytes())
KEYS = ["order", "selected", "reserve", "unranked", "unmet_areas", "scores", "reasons", "stability"]


def among(key: str) -> pytest.MarkDecorator:
    examples = [example for example in BY_HAND if key in example]
    return pytest.mark.parametrize("example", examples, ids=lambda example: example["name"])


@among("result")
def test_a_case_found_by_hand_comes_out_the_same(example):
    result = run(example["case"])
    assert list(result) == KEYS
    printed = parse(write(result))
    assert {key: printed[key] for key in example["result"]} == example["result"]


@among("cause")
def test_where_the_money_is_short_the_requests_that_pass_it_are_named(example):
    with pytest.raises(NoAnswer) as none:
        run(example["case"])
    assert (list(none.value.cause), none.value.message) == (example["cause"], example["message"])
