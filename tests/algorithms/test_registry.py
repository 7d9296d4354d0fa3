"""Algorithms are found by name and version, and explain themselves without words."""

import subprocess
import sys
from fractions import Fraction

import pytest

from birge.algorithms import registry, shares
from birge.algorithms.cases import CaseError, pack
from birge.algorithms.registry import Algorithm, UnknownAlgorithm


def case(rule: str = "equal-awards", amount: object = 20) -> dict:
    rows = [
        {"id": "all", "claim": 4},
        {"id": "none", "claim": 0},
        {"id": "floor", "claim": 9, "floor": 8},
        {"id": "part", "claim": 30},
    ]
    return {"format": "birge.share/1", "good": "coal", "unit": "t", "amount": amount, "rule": rule, "claimants": rows}


def codes(document: dict) -> list[str]:
    return [reason.code for reason in shares.reasons(document, shares.run(document)).values()]


def test_an_algorithm_is_found_by_name_and_version_and_by_its_documents() -> None:
    assert registry.find("birge.share", 1) is shares.SHARE
    assert registry.for_document(case()) is shares.SHARE
    assert shares.SHARE in registry.registered()
    assert shares.SHARE.format == "birge.share/1"


def test_an_unknown_algorithm_is_named() -> None:
    with pytest.raises(
        UnknownAlgorithm, match=r"no algorithm is registered as birge\.share/99; known: .*birge\.share/1"
    ):
        registry.find("birge.share", 99)
    with pytest.raises(CaseError) as refused:
        registry.for_document({"format": "birge.share/99"})
    assert (refused.value.path, refused.value.code) == ("$.format", "unknown_format")


def test_nobody_takes_the_place_of_a_registered_algorithm() -> None:
    constant = Algorithm("birge.share", 1, lambda case, packed=False: {}, shares.reasons, "claimants")
    with pytest.raises(ValueError, match=r"birge\.share/1 is registered already"):
        registry.register(constant)
    assert registry.find("birge.share", 1) is shares.SHARE


def test_each_subject_has_a_reason_by_what_bound_the_award() -> None:
    assert codes(case()) == [
        "share.whole_claim",
        "share.nothing_asked",
        "share.whole_claim",
        "share.amount.equal-awards",
    ]
    assert codes(case("equal-losses", 10)) == [
        "share.amount.equal-losses", "share.nothing_asked", "share.floor_only", "share.amount.equal-losses",
    ]  # fmt: skip
    assert codes(case("talmud", 5)) == [
        "share.floors_short.talmud", "share.nothing_asked", "share.floors_short.talmud", "share.floors_short.talmud",
    ]  # fmt: skip


def test_a_reason_carries_the_numbers_of_its_sentence() -> None:
    document = case()
    assert shares.reasons(document, shares.run(document))["part"].params == {
        "good": "coal",
        "unit": "t",
        "amount": 20,
        "total_claims": 43,
        "total_floors": 8,
        "quantum": None,
        "given": 7,
        "entitled": 7,
        "claim": 30,
        "floor": 0,
        "weight": 1,
        "priority": 1,
    }


def test_a_packed_case_gives_the_same_result_and_reasons() -> None:
    document = case(amount=Fraction(41, 2))
    packed = pack(document)
    assert packed["amount"] == "41/2"
    assert shares.run(packed, packed=True) == shares.run(document)
    result = shares.run(document)
    assert shares.reasons(packed, pack(result), packed=True) == shares.reasons(document, result)


def test_the_registry_imports_no_django() -> None:
    program = "import sys, birge.algorithms.registry as r; print(len(r.registered()) > 0, 'django' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    assert done.stdout == "True False\n"
