"""Water cases that a person can compute by hand."""

from fractions import Fraction
from pathlib import Path

import pytest

from birge.algorithms import cases, water_share
from birge.algorithms.cases import Document

HAND_COMPUTED = cases.parse((Path(__file__).parents[1] / "data" / "water_share.json").read_bytes())
by_name = pytest.mark.parametrize("example", HAND_COMPUTED, ids=lambda example: example["name"])


@by_name
def test_a_case_computed_by_hand_comes_out_exactly(example: Document) -> None:
    result = water_share.run(example["case"])
    assert [cases.exact_text(row["given_m3"]) for row in result["users"]] == example["given"]
    assert [row["bound_by"] for row in result["users"]] == example["bound_by"]
    if "full" in example:
        assert [row["id"] for row in result["canals"] if row["full"]] == example["full"]
    assert example.get("totals", {}).items() <= result.items()


@by_name
def test_every_row_says_the_same_thing_in_all_its_numbers(example: Document) -> None:
    case, result = example["case"], water_share.run(example["case"])
    assert [row["id"] for row in result["users"]] == [user["id"] for user in case["users"]]
    assert [row["id"] for row in result["canals"]] == [canal["id"] for canal in case["canals"]]
    for row, user in zip(result["users"], case["users"], strict=True):
        request = Fraction(user["request_m3"])
        assert row["fraction"] == (row["given_m3"] / request if request else None)
    for row, canal in zip(result["canals"], case["canals"], strict=True):
        assert abs(row["loss_m3"] - row["inflow_m3"] * (1 - Fraction(canal.get("efficiency", 1)))) < Fraction(1, 10**14)
    assert result["supply_m3"] == case["supply_m3"]
    assert result["given_m3"] + result["loss_m3"] + result["unused_m3"] == result["supply_m3"]


def test_the_document_out_holds_these_keys_and_no_others() -> None:
    result = water_share.run(HAND_COMPUTED[0]["case"])
    assert list(result) == ["users", "canals", "supply_m3", "given_m3", "loss_m3", "unused_m3"]
    assert [list(row) for row in result["users"]] == [["id", "given_m3", "fraction", "bound_by"]] * 3
    assert [list(row) for row in result["canals"]] == [["id", "inflow_m3", "loss_m3", "full"]]


def test_one_list_anywhere_makes_every_output_a_list() -> None:
    case = HAND_COMPUTED[1]["case"]
    result = water_share.run({**case, "supply_m3": [0, 60]})
    assert [row["bound_by"] for row in result["users"]] == [["supply", "A"]] * 2 + [["supply", "supply"]] * 2
    assert result["users"][2]["given_m3"] == [0, Fraction(40, 7)]
    assert result["canals"][1]["full"] == [False, True]
    assert (result["supply_m3"], result["unused_m3"]) == ([0, 60], [0, 0])


def test_a_list_of_one_period_is_a_list() -> None:
    result = water_share.run({**HAND_COMPUTED[1]["case"], "supply_m3": [60]})
    assert result["users"][0]["given_m3"] == [10]


def test_a_thousandth_is_rounded_down_and_a_number_on_the_grid_is_kept() -> None:
    case = water_share.read_case(HAND_COMPUTED[1]["case"])
    assert water_share.share(case).periods[0].thousandths() == [10_000, 10_000, 5_714, 34_285]
