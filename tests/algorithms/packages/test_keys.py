"""Keys rotate; old decisions go on verifying."""

import json

import pytest

from birge.algorithms.packages import Malformed, TrustedKey, Voucher, fingerprint, read_keys, verify
from tests.algorithms.packages.factories import OTHER_KEY, OUR_KEY, full_package, public_hex

ROTATED = [
    TrustedKey(public_hex(OUR_KEY), "2026-01-01T00:00:00Z", "2026-11-01T00:00:00Z"),
    TrustedKey(public_hex(OTHER_KEY), "2026-11-01T00:00:00Z", None),
]


@pytest.mark.parametrize(
    ("key", "signed_at", "voucher"),
    [
        (OUR_KEY, "2026-10-31T23:59:59Z", Voucher.OURS),
        (OUR_KEY, "2026-11-01T00:00:00Z", Voucher.NOT_OURS),
        (OUR_KEY, "2025-12-31T23:59:59Z", Voucher.NOT_OURS),
        (OTHER_KEY, "2026-11-01T00:00:00Z", Voucher.OURS),
        (OTHER_KEY, "2026-10-31T23:59:59Z", Voucher.NOT_OURS),
    ],
)
def test_a_key_vouches_from_its_first_moment_until_its_last(key, signed_at, voucher):
    report = verify(full_package(2, key=key, signed_at=signed_at).data, ROTATED)

    assert (report.voucher, report.exit_code) == (voucher, 0 if voucher is Voucher.OURS else 1)


def test_no_keys_at_all_vouch_for_nothing():
    assert verify(full_package(2).data, []).voucher is Voucher.NOT_OURS


def test_published_keys_are_read():
    entries = [{"key": key.key, "from": key.from_at, "to": key.to_at} for key in ROTATED]

    assert read_keys(json.dumps({"format": "birge.keys/1", "keys": entries}).encode()) == ROTATED


def test_a_file_with_one_key_in_hex_is_read():
    assert read_keys(public_hex(OUR_KEY).upper().encode() + b"\n") == [TrustedKey(public_hex(OUR_KEY))]


@pytest.mark.parametrize("data", [b"", b"\xff" * 64, b"[]", b'{"format":"birge.keys/2","keys":[]}', b"g" * 64])
def test_anything_else_is_no_file_of_keys(data):
    with pytest.raises(Malformed):
        read_keys(data)


def test_a_fingerprint_can_be_read_out():
    assert fingerprint("00" * 32).startswith("6668 7aad f862 bd77 ")
