"""Cases that a person can compute by hand, most of them from the literature."""

from fractions import Fraction
from pathlib import Path

import pytest

from birge.algorithms import cases, shares
from birge.algorithms.cases import Document

HAND_COMPUTED = cases.parse((Path(__file__).parent / "data" / "shares.json").read_bytes())


@pytest.mark.parametrize("example", HAND_COMPUTED, ids=lambda example: example["name"])
def test_a_case_computed_by_hand_comes_out_exactly(example: Document) -> None:
    result = shares.run(example["case"])
    assert [row["given_exact"] for row in result["claimants"]] == example["given_exact"]
    assert result["unallocated"] == example["unallocated"]
    if "bound_by" in example:
        assert [row["bound_by"] for row in result["claimants"]] == example["bound_by"]


@pytest.mark.parametrize("example", HAND_COMPUTED, ids=lambda example: example["name"])
def test_every_row_says_the_same_thing_in_all_its_numbers(example: Document) -> None:
    rows = shares.run(example["case"])["claimants"]
    assert [row["id"] for row in rows] == [claimant["id"] for claimant in example["case"]["claimants"]]
    for row, claimant in zip(rows, example["case"]["claimants"], strict=True):
        claim = Fraction(claimant["claim"])
        assert cases.exact_text(row["given"]) == row["given_exact"]
        assert row["fraction"] == (row["given"] / claim if claim else None)


def test_without_a_quantum_what_one_is_entitled_to_is_what_is_given() -> None:
    rows = shares.run(HAND_COMPUTED[0]["case"])["claimants"]
    assert [row["entitled_exact"] for row in rows] == [row["given_exact"] for row in rows]


def test_with_a_quantum_the_exact_entitlement_is_still_told() -> None:
    example = next(example for example in HAND_COMPUTED if example["name"] == "a quantum goes to the largest remainder")
    rows = shares.run(example["case"])["claimants"]
    assert [row["entitled_exact"] for row in rows] == ["7/2", "21/10", "7/5"]


def test_the_document_out_holds_these_keys_and_no_others() -> None:
    result = shares.run(HAND_COMPUTED[0]["case"])
    assert list(result) == ["claimants", "unallocated"]
    keys = ["id", "given", "given_exact", "entitled_exact", "fraction", "bound_by"]
    assert [list(row) for row in result["claimants"]] == [keys] * 3
