"""Malformed share cases are refused with the JSON path of what is wrong."""

from typing import Any

import pytest

from birge.algorithms import shares
from birge.algorithms.cases import CaseError, pack, parse, write

CASE = (
    '{"format": "birge.share/1", "good": "coal", "unit": "t", "amount": 10, "quantum": 0.5, "rule": "proportional",'
    ' "claimants": [{"id": "a", "claim": 4, "floor": 1}, {"id": "b", "claim": 8.5, "weight": 2}]}'
)
REFUSED = [
    ('"format": "birge.share/1", ', "", "$.format", "missing"),
    ("birge.share/1", "birge.share/2", "$.format", "wrong_format"),
    ('"birge.share/1"', "1", "$.format", "wrong_type"),
    ('"good": "coal", ', "", "$.good", "missing"),
    ('"coal"', "null", "$.good", "wrong_type"),
    ('"unit": "t"', '"unit": 1', "$.unit", "wrong_type"),
    ('"amount": 10, ', "", "$.amount", "missing"),
    ('"amount": 10', '"amount": -0.001', "$.amount", "below"),
    ('"amount": 10', '"amount": true', "$.amount", "wrong_type"),
    ('"amount": 10', '"amount": "10"', "$.amount", "wrong_type"),
    ('"amount": 10', '"amount": null', "$.amount", "wrong_type"),
    ('"amount": 10', '"amount": NaN', "$.amount", "not_finite"),
    ('"amount": 10', '"amount": -Infinity', "$.amount", "not_finite"),
    ('"amount": 10', '"amount": 1e999999999', "$.amount", "number_too_long"),
    ('"amount": 10', '"amount": 1E-1001', "$.amount", "number_too_long"),
    ('"amount": 10', f'"amount": {"9" * 5000}', "$.amount", "number_too_long"),
    ('"amount": 10', '"amount": 10, "amount": 10', "$.amount", "repeated_key"),
    ('"amount": 10', '"amount": 10, "sum": 1', "$.sum", "unknown_key"),
    ('"amount": 10', '"amount": 10, "a b": 1', '$["a b"]', "unknown_key"),
    ("0.5", "0", "$.quantum", "not_above"),
    ("0.5", "3", "$.claimants[0].claim", "not_multiple"),
    ('"floor": 1', '"floor": 1.25', "$.claimants[0].floor", "not_multiple"),
    ('"rule": "proportional",', "", "$.rule", "missing"),
    ('"proportional"', '"fair"', "$.rule", "not_a_choice"),
    ('"proportional"', "{}", "$.rule", "wrong_type"),
    ('"proportional"', '"talmud"', "$.claimants[1].weight", "key_not_for"),
    ('"weight": 2', '"weight": 0', "$.claimants[1].weight", "not_above"),
    ('"weight": 2', '"priority": 1', "$.claimants[1].priority", "key_not_for"),
    ('"floor": 1', '"floor": 4.5', "$.claimants[0].floor", "above"),
    ('"floor": 1', '"floor": -1', "$.claimants[0].floor", "below"),
    ('"floor": 1', '"flor": 1', "$.claimants[0].flor", "unknown_key"),
    ('"claim": 4, ', "", "$.claimants[0].claim", "missing"),
    ('"claim": 8.5', '"claim": [8.5]', "$.claimants[1].claim", "wrong_type"),
    ('"id": "b"', '"id": "a"', "$.claimants[1].id", "repeated_id"),
    ('"id": "b"', '"id": ""', "$.claimants[1].id", "empty_id"),
    ('"id": "b"', '"id": 2', "$.claimants[1].id", "wrong_type"),
    ('"id": "b"', '"id": "\\ud800"', "$.claimants[1].id", "bad_character"),
    ('"id": "b"', '"id": "b", "id": "b"', "$.claimants[1].id", "repeated_key"),
    ('{"id": "a", "claim": 4, "floor": 1}', "4", "$.claimants[0]", "wrong_type"),
]


def refusal(text: str) -> CaseError:
    with pytest.raises(CaseError) as refused:
        shares.run(parse(text))
    return refused.value


@pytest.mark.parametrize(("old", "new", "path", "code"), REFUSED)
def test_a_malformed_case_is_refused_where_it_is_wrong(old: str, new: str, path: str, code: str) -> None:
    assert CASE.count(old) >= 1
    error = refusal(CASE.replace(old, new, 1))
    assert (error.path, error.code) == (path, code)
    assert str(error).startswith(f"{path}: ")


def test_the_case_that_is_spoilt_above_is_good_itself() -> None:
    assert [row["given_exact"] for row in shares.run(parse(CASE))["claimants"]] == ["5/2", "15/2"]


@pytest.mark.parametrize(("priority", "code"), [("0", "below"), ("1.5", "not_whole"), ('"1"', "wrong_type")])
def test_a_priority_is_a_whole_number_from_one(priority: str, code: str) -> None:
    text = CASE.replace('"proportional"', '"priority"').replace('"weight": 2', f'"priority": {priority}')
    error = refusal(text)
    assert (error.path, error.code) == ("$.claimants[1].priority", code)


def test_a_whole_number_may_be_written_with_decimals() -> None:
    text = CASE.replace('"proportional"', '"priority"').replace('"weight": 2', '"priority": 2.0')
    assert [row["given_exact"] for row in shares.run(parse(text))["claimants"]] == ["4/1", "6/1"]


def test_the_message_says_what_to_do() -> None:
    text = CASE.replace('"proportional"', '"talmud"')
    assert str(refusal(text)) == "$.claimants[1].weight: the key weight has no meaning where rule is talmud"


@pytest.mark.parametrize("number", [10.0, float("nan"), float("inf")])
def test_a_binary_float_is_not_an_exact_number(number: Any) -> None:
    with pytest.raises(CaseError) as refused:
        shares.run(parse(CASE) | {"amount": number})
    assert refused.value.path == "$.amount"


def test_the_longest_numbers_that_are_read_are_shared_out_and_written_without_loss() -> None:
    rows = ", ".join(f'{{"id": "{row}", "claim": {row}e1000, "weight": {row}e-1000}}' for row in range(1, 4))
    text = CASE[: CASE.index('"quantum"')] + f'"rule": "equal-awards", "claimants": [{rows}]}}'
    result = shares.run(parse(text))
    assert [row["given_exact"] for row in result["claimants"]] == ["5/3", "10/3", "5/1"]
    assert shares.run(pack(parse(text)), packed=True) == result
    assert len(shares.reasons(parse(text), result)) == 3
    assert parse(write(result))["claimants"][2]["given"] == 5
