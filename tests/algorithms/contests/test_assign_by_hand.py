"""Assignments that a person can find by hand."""

from pathlib import Path

import pytest

from birge.algorithms import cases
from birge.algorithms.cases import NoAnswer
from birge.algorithms.contests.assign import reasons, run
from birge.algorithms.registry import Reason

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


def test_each_application_learns_what_became_of_its_markers():
    case = next(example["case"] for example in BY_HAND if "late recusal" in example["name"])
    without = {"kept": "", "added": "", "recused": "", "moved": ""}
    assert reasons(case, run(case)) == {
        "А-1": Reason("assign.kept", without | {"kept": "c2, o1"}),
        "А-2": Reason("assign.recused", without | {"kept": "c2", "added": "o1", "recused": "c1"}),
        "А-3": Reason("assign.kept", without | {"kept": "c1, o2"}),
    }
    limited = case | {"markers": [one | {"max_load": 0 if one["id"] == "o2" else 3} for one in case["markers"]]}
    assert reasons(limited, run(limited))["А-3"].code == "assign.moved"
    fresh = case | {"current": []}
    assert {reason.code for reason in reasons(fresh, run(fresh)).values()} == {"assign.new"}
