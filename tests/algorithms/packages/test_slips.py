"""A slip opens one subject's own row and proves that it is in the decision."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from birge.algorithms.packages import Malformed, check_slip, slip
from tests.algorithms.packages.factories import full_package, person, public_package

FULL = full_package(12, status=True)
PUBLIC = public_package(FULL)
OTHER = full_package(12, status=True, previous=None)


@pytest.mark.parametrize("package", [FULL, PUBLIC])
def test_a_slip_is_proved_by_the_full_and_by_the_public_package(package):
    assert [check_slip(slip(FULL, number), package.document) for number in range(1, 13)] == [None] * 12


def test_a_slip_holds_its_own_row_and_nobody_elses():
    proof = slip(FULL, 3)

    assert {name: proof["fields"][name]["value"] for name in person(3)} == person(3)
    assert person(4)["pin"] not in json.dumps(proof, ensure_ascii=False)


def test_a_slip_of_another_decision_is_not_proved():
    assert check_slip(slip(OTHER, 3), PUBLIC.document) == "/package"


@pytest.mark.parametrize("name", ["name", "claim", "result", "reason"])
def test_a_slip_with_another_value_is_not_proved(name):
    proof = slip(FULL, 3)
    proof["fields"][name]["value"] = "x"

    assert check_slip(proof, PUBLIC.document) == f"/fields/{name}"


def test_a_slip_with_another_number_is_not_proved():
    assert check_slip(slip(FULL, 3) | {"number": 4}, PUBLIC.document) == "/fields/address"
    assert check_slip(slip(FULL, 3) | {"number": 13}, PUBLIC.document) == "/number"


def test_a_slip_may_leave_fields_out():
    proof = slip(FULL, 3)
    del proof["fields"]["pin"]

    assert check_slip(proof, PUBLIC.document) is None


def test_there_is_no_slip_of_nobody():
    with pytest.raises(LookupError):
        slip(FULL, 0)


@given(
    st.recursive(
        st.none() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_anything_else_is_no_slip(value):
    with pytest.raises(Malformed):
        check_slip(value, PUBLIC.document)
