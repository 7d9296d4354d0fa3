"""Malformed water cases are refused with the JSON path of what is wrong."""

import pytest

from birge.algorithms import water_share
from birge.algorithms.cases import CaseError, parse

CASE = (
    '{"format": "birge.water.share/1", "rule": "priority", "supply_m3": [10, 20],'
    ' "canals": [{"id": "K", "parent": null, "capacity_m3": null, "efficiency": 0.9},'
    ' {"id": "K-1", "parent": "K", "capacity_m3": 8, "efficiency": 1}],'
    ' "users": [{"id": "a", "canal": "K", "request_m3": 4, "floor_m3": 1, "weight": 2, "priority": 1},'
    ' {"id": "b", "canal": "K-1", "request_m3": [5, 6.5], "floor_m3": [0, 1]}]}'
)
REFUSED = [
    ('"format": "birge.water.share/1", ', "", "$.format", "missing"),
    ("share/1", "share/2", "$.format", "wrong_format"),
    ('"priority",', '"fair",', "$.rule", "not_a_choice"),
    ('"priority",', '"proportional",', "$.users[0].weight", "key_not_for"),
    ("[10, 20]", "[10, -1]", "$.supply_m3[1]", "below"),
    ("[10, 20]", "[]", "$.supply_m3", "no_periods"),
    ("[10, 20]", "[10, NaN]", "$.supply_m3[1]", "not_finite"),
    ("[10, 20]", "null", "$.supply_m3", "wrong_type"),
    ("[10, 20]", "[10, 20, 30]", "$.users[1].request_m3", "other_length"),
    ("[5, 6.5]", "[5]", "$.users[1].request_m3", "other_length"),
    ('"supply_m3": [10, 20], ', "", "$.supply_m3", "missing"),
    ('"supply_m3"', '"supply"', "$.supply", "unknown_key"),
    ('"supply_m3": [10, 20]', '"supply_m3": 1, "supply_m3": 1', "$.supply_m3", "repeated_key"),
    ('"K-1", "parent": "K"', '"K", "parent": "K"', "$.canals[1].id", "repeated_id"),
    ('"K-1", "parent": "K"', '"supply", "parent": "K"', "$.canals[1].id", "reserved_id"),
    ('"K-1", "parent": "K"', '"request", "parent": "K"', "$.canals[1].id", "reserved_id"),
    ('"parent": "K"', '"parent": null', "$.canals[1].parent", "two_roots"),
    ('"parent": "K"', '"parent": "K-1"', "$.canals[1].parent", "loop"),
    ('"parent": "K"', '"parent": "K-9"', "$.canals[1].parent", "unknown_canal"),
    ('"parent": null', '"parent": "K-1"', "$.canals[0].parent", "loop"),
    (', "parent": null', "", "$.canals[0].parent", "missing"),
    ("0.9", "0", "$.canals[0].efficiency", "not_above"),
    ("0.9", "1.01", "$.canals[0].efficiency", "above"),
    ("0.9", "[0.9, 90]", "$.canals[0].efficiency[1]", "above"),
    ('"capacity_m3": 8', '"capacity_m3": -8', "$.canals[1].capacity_m3", "below"),
    ('"capacity_m3": 8', '"capacity_m3": [8, null, 8]', "$.canals[1].capacity_m3", "other_length"),
    ('"capacity_m3": 8', '"capacity": 8', "$.canals[1].capacity", "unknown_key"),
    ('"canal": "K-1"', '"canal": "K-9"', "$.users[1].canal", "unknown_canal"),
    ('"request_m3": 4', '"request_m3": -4', "$.users[0].request_m3", "below"),
    ('"request_m3": 4', '"request_m3": true', "$.users[0].request_m3", "wrong_type"),
    ('"request_m3": 4, ', "", "$.users[0].request_m3", "missing"),
    ('"floor_m3": 1,', '"floor_m3": 4.001,', "$.users[0].floor_m3", "above"),
    ("[0, 1]", "[0, 6.6]", "$.users[1].floor_m3[1]", "above"),
    ("[0, 1]", "6", "$.users[1].floor_m3", "above"),
    ('"weight": 2', '"weight": 0', "$.users[0].weight", "not_above"),
    ('"priority": 1', '"priority": 0', "$.users[0].priority", "below"),
    ('"priority": 1', '"priority": 1.5', "$.users[0].priority", "not_whole"),
    ('"id": "b"', '"id": "a"', "$.users[1].id", "repeated_id"),
    ('"id": "b"', '"id": ""', "$.users[1].id", "empty_id"),
]


def refusal(text: str) -> CaseError:
    with pytest.raises(CaseError) as refused:
        water_share.run(parse(text))
    return refused.value


@pytest.mark.parametrize(("old", "new", "path", "code"), REFUSED)
def test_a_malformed_case_is_refused_where_it_is_wrong(old: str, new: str, path: str, code: str) -> None:
    assert CASE.count(old) >= 1
    error = refusal(CASE.replace(old, new, 1))
    assert (error.path, error.code) == (path, code)
    assert str(error).startswith(f"{path}: ")


def test_the_case_that_is_spoilt_above_is_good_itself() -> None:
    assert water_share.run(parse(CASE))["users"][0]["given_m3"] == [4, 4]


def test_a_scheme_without_canals_has_no_root() -> None:
    error = refusal('{"format": "birge.water.share/1", "rule": "max-min", "supply_m3": 1, "canals": [], "users": []}')
    assert (error.path, error.code) == ("$.canals", "no_root")


def test_a_loop_is_shown_from_canal_to_canal() -> None:
    loop = '{"id": "K-2", "parent": "K-3"}, {"id": "K-3", "parent": "K-2"}], "users"'
    error = refusal(CASE.replace('], "users"', f", {loop}"))
    assert str(error) == "$.canals[2].parent: the canal leads back to itself: K-2 → K-3 → K-2"


def test_without_users_all_water_is_unused() -> None:
    result = water_share.run(parse(CASE[: CASE.index(' "users"')] + ' "users": []}'))
    assert (result["users"], result["unused_m3"]) == ([], [10, 20])


def test_numbers_beyond_the_floating_range_are_shared_exactly() -> None:
    users = [{"id": name, "canal": "K", "request_m3": 10**400} for name in "ab"]
    canals = [{"id": "K", "parent": None, "capacity_m3": 3 * 10**399}]
    case = {"format": "birge.water.share/1", "rule": "max-min", "supply_m3": 10**900, "canals": canals, "users": users}
    result = water_share.run(case)
    assert [row["given_m3"] for row in result["users"]] == [15 * 10**398] * 2
    thousandths = water_share.share(water_share.read_case(case)).periods[0].thousandths()
    assert thousandths == [15 * 10**401] * 2
