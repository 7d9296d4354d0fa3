"""`verify` on whole packages, and on packages changed by those who may and may not sign."""

import json

import pytest

from birge.algorithms.packages import Did, Voucher, verify
from birge.algorithms.packages.canonical import write
from birge.algorithms.packages.seal import sealed
from tests.algorithms.packages.factories import (
    OTHER_KEY,
    OUR_KEY,
    OURS,
    SIGNED_AT,
    full_package,
    public_package,
)


def resigned(package, change, key=OUR_KEY) -> bytes:
    """The package changed and then hashed and signed again, as somebody with a key would do."""
    document = json.loads(package.data)
    change(document)
    bare = {name: value for name, value in document.items() if name not in ("digests", "hash", "signature")}
    return write(sealed(bare, key, SIGNED_AT))


def set_result(document):
    document["rows"][1]["fields"]["result"]["value"]["given_exact"] = "7/1"


def test_a_full_package_is_recomputed():
    report = verify(full_package().data, OURS)

    assert (report.exit_code, report.did, report.voucher) == (0, Did.RECOMPUTED, Voucher.OURS)


def test_a_public_package_without_status_is_recomputed_with_names_hidden():
    report = verify(public_package(full_package()).data, OURS)

    assert (report.exit_code, report.did) == (0, Did.NAMES_HIDDEN)


def test_a_public_package_with_status_is_only_shown_unchanged():
    report = verify(public_package(full_package(status=True)).data, OURS)

    assert (report.exit_code, report.did) == (0, Did.INPUTS_HIDDEN)


def test_an_output_changed_and_signed_again_with_another_key_is_found_twice():
    data = resigned(full_package(), lambda d: d["outputs"].update(unallocated=1), OTHER_KEY)

    report = verify(data, OURS)

    assert report.exit_code == 1
    assert [found.path for found in report.differences] == ["/outputs/unallocated", "/signature/key"]


def test_a_result_changed_by_the_owner_of_the_key_is_found_by_its_commitment_and_by_computing():
    report = verify(resigned(full_package(), set_result), OURS)

    assert [found.path for found in report.differences] == [
        "/rows/1/fields/result",
        "/rows/1/fields/result/value/given_exact",
    ]


def test_a_reason_text_changed_by_the_owner_of_the_key_is_found():
    def change(document):
        document["rows"][2]["fields"]["reason"]["value"]["texts"]["ky"] = "Жакшы адам."

    report = verify(resigned(public_package(full_package()), change), OURS)

    assert (report.exit_code, report.path) == (1, "/rows/2/fields/reason/value/texts/ky")


def test_a_true_package_signed_by_a_stranger_is_not_ours():
    report = verify(full_package(key=OTHER_KEY).data, OURS)

    assert (report.exit_code, report.path, report.voucher) == (1, "/signature/key", Voucher.NOT_OURS)


def test_without_keys_nobody_vouches():
    report = verify(full_package(key=OTHER_KEY).data)

    assert (report.exit_code, report.voucher) == (0, Voucher.NOBODY)


@pytest.mark.parametrize("number", [True, 1.0, 2**53, -(2**53)])
def test_numbers_that_no_package_holds_are_malformed(number):
    data = full_package().data.replace(b'"amount":7,', b'"amount":' + json.dumps(number).encode() + b",")

    assert verify(data, OURS).exit_code == (1 if number is True else 2)


def test_a_result_of_true_is_not_a_result_of_one():
    def change(document):
        document["outputs"]["unallocated"] = False

    report = verify(resigned(public_package(full_package()), change), OURS)

    assert (report.exit_code, report.path) == (1, "/outputs/unallocated")
