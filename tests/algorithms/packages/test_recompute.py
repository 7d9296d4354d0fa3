"""Verifying calls the registered algorithm, and compares all that it gives."""

from dataclasses import replace
from fractions import Fraction

import pytest

from birge.algorithms import registry
from birge.algorithms.cases import CaseError
from birge.algorithms.packages import verify
from birge.algorithms.packages.recompute import case_of, compute
from birge.algorithms.shares import SHARE
from tests.algorithms.packages.factories import INPUTS, OURS, full_package, public_package


def constant(case, packed=False):
    """Everyone gets the same, whatever was asked."""
    rows = [{**row, "given": Fraction(1), "given_exact": "1/1"} for row in SHARE.run(case, packed)["claimants"]]
    return {"claimants": rows, "unallocated": 0}


PACKAGES = {
    "two": full_package(2),
    "five": full_package(5),
    "quantum": full_package(12, inputs=INPUTS | {"rule": "equal-losses", "quantum": 1}),
    "status": full_package(12, status=True),
}


@pytest.mark.parametrize("name", PACKAGES)
def test_with_the_algorithm_replaced_by_a_constant_every_full_package_fails(name):
    report = verify(PACKAGES[name].data, OURS, find=lambda name, version: replace(SHARE, run=constant))

    assert report.exit_code == 1


def test_with_the_algorithm_replaced_by_a_constant_a_public_package_with_open_inputs_fails():
    public = public_package(PACKAGES["five"])

    assert verify(public.data, OURS, find=lambda name, version: replace(SHARE, run=constant)).exit_code == 1


def test_one_reason_in_another_order_or_with_another_text_is_a_difference():
    def explain(case, result, packed=False):
        first, *others = sorted(SHARE.reasons(case, result, packed).items())
        return dict([(first[0], others[0][1]), *others])

    report = verify(full_package(2).data, OURS, find=lambda name, version: replace(SHARE, reasons=explain))

    assert (report.exit_code, report.path) == (1, "/rows/0/fields/reason/value/params/claim")


def test_an_unknown_version_of_the_algorithm_asks_for_a_newer_birge():
    report = verify(full_package(2).data, OURS, find=registry_without_shares)

    assert (report.exit_code, report.path) == (2, "/algorithm")


def registry_without_shares(name, version):
    raise registry.UnknownAlgorithm(name, version)


def test_a_fault_in_an_algorithm_is_a_difference_and_no_traceback():
    def broken(case, packed=False):
        raise ZeroDivisionError

    report = verify(full_package(2).data, OURS, find=lambda name, version: replace(SHARE, run=broken))

    assert (report.exit_code, report.path) == (1, "/inputs")


def test_ids_are_equally_long_so_that_ties_by_id_are_ties_by_number():
    case = case_of(SHARE, INPUTS, [{"claim": 1, "floor": None}] * 10)

    assert [row["id"] for row in case["claimants"]] == [f"{number:02}" for number in range(1, 11)]
    assert case["claimants"][0] == {"id": "01", "claim": 1}


def test_the_one_quantum_left_goes_to_the_first_number():
    again = compute(SHARE, INPUTS | {"amount": 1, "quantum": 1}, [{"claim": 5}] * 11)

    assert [result["given"] for result in again.results] == [1, *[0] * 10]


@pytest.mark.parametrize("inputs", [{"amount": -1}, {"rule": "by-lot"}, {"more": 1}])
def test_a_case_that_the_algorithm_refuses_is_never_frozen(inputs):
    with pytest.raises(CaseError):
        full_package(2, inputs=INPUTS | inputs)


@pytest.mark.parametrize("name", ["format", "claimants"])
def test_inputs_may_not_say_what_the_rows_say(name):
    with pytest.raises(ValueError, match=f"/inputs/{name}"):
        full_package(2, inputs=INPUTS | {name: "x"})
