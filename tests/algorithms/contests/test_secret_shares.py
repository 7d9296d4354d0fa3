"""Splitting a secret among holders."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from birge.algorithms.contests.secret_shares import combine, split


@given(st.binary(min_size=1, max_size=20), st.integers(1, 6), st.integers(0, 4), st.randoms(use_true_random=False))
def test_any_holders_who_are_enough_give_the_secret_back(secret, needed, more, chance):
    shares = split(secret, needed, needed + more, chance.randbytes)
    together = chance.sample(range(1, needed + more + 1), needed)

    assert combine({holder: shares[holder - 1] for holder in together}) == secret


@given(st.binary(min_size=4, max_size=20), st.integers(1, 4))
def test_more_holders_than_needed_give_the_same(secret, needed):
    shares = split(secret, needed, needed + 3, random.Random(5).randbytes)

    assert combine(dict(enumerate(shares, start=1))) == secret


def test_one_share_fewer_fits_every_secret_equally_often():
    # needed 2, one byte: whoever holds share 1 alone finds for each secret exactly one polynomial that gives it
    seen = {split(bytes([secret]), 2, 2, lambda n, c=c: bytes([c]))[0] for secret in (0, 77) for c in range(256)}
    counts = {
        secret: {split(bytes([secret]), 2, 2, lambda n, c=c: bytes([c]))[0] for c in range(256)} for secret in (0, 77)
    }

    assert counts[0] == counts[77] == seen
    assert len(seen) == 256


def test_the_field_is_that_of_aes():
    # FIPS 197, 4.2: {57} times {83} is {c1}: the share at 0x83 of the line 0 + 0x57 x
    assert split(b"\0", 2, 0x83, lambda n: b"\x57")[-1] == b"\xc1"


@pytest.mark.parametrize(("needed", "holders"), [(0, 3), (4, 3), (2, 256)])
def test_impossible_numbers_of_holders_are_refused(needed, holders):
    with pytest.raises(ValueError, match="holders"):
        split(b"x", needed, holders, random.Random(1).randbytes)


def test_what_cannot_be_shares_is_refused():
    with pytest.raises(ValueError, match="nothing"):
        split(b"", 1, 1, bytes)
    with pytest.raises(ValueError, match="numbered"):
        combine({})
    with pytest.raises(ValueError, match="numbered"):
        combine({0: b"a"})
    with pytest.raises(ValueError, match="equally long"):
        combine({1: b"a", 2: b"ab"})
