"""Assignments that a person can find by hand."""

from pathlib import Path

import pytest

from birge.algorithms import cases
from birge.algorithms.cases import NoAnswer
from birge.algorithms.contests.assign import run

BY_HAND = cases.parse((Path(__file__).parents[1] / "data" / "contests_assign.json").read_bytes())


def among(key: str) -> pytest.MarkDecorator:
    examples = [example for example in BY_HAND if key in example]
    return pytest.mark.parametrize("example", examples, ids=lambda example: example["name"])


@among("assignments")
def test_a_case_found_by_hand_comes_out_the_same(example):
    result = run(example["case"])
    assert list(result) == ["assignments", "loads"]
    assert [list(row.items()) for row in result["assignments"]] == [
        [("application", application), ("marker", marker)] for application, marker in example["assignments"]
    ]
    assert list(result["loads"].items()) == list(example["loads"].items())


@among("cause")
def test_where_there_is_none_the_parts_that_exclude_each_other_are_named(example):
    with pytest.raises(NoAnswer) as none:
        run(example["case"])
    assert (list(none.value.cause), none.value.message) == (example["cause"], example["message"])
