"""Signing keys: made when needed, rotated, and old decisions go on verifying."""

from __future__ import annotations

import stat
from datetime import timedelta

import pytest

from birge.algorithms.packages import Voucher, read_keys, verify
from birge.decisions.actions import decide, rotate_key, try_rules
from birge.decisions.enums import Variant
from birge.decisions.keyring import KeyMissing, keys_folder
from birge.decisions.models import Decision, SigningKey
from birge.decisions.queries import package_bytes, published_keys
from birge.kernel.actors import SYSTEM
from tests.decisions.factories import CLERK, decided, drafted, proposal


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HOME = tmp_path
    return tmp_path


def voucher(decision: Decision) -> Voucher | None:
    return verify(package_bytes(decision, Variant.FULL), read_keys(published_keys().encode())).voucher


@pytest.mark.django_db
def test_the_first_decision_makes_the_first_key_for_the_service_alone(cast, now, home):
    decided(cast.aimak, now)

    (file,) = keys_folder().glob("decisions-*.key")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert SigningKey.objects.get().public in file.name


@pytest.mark.django_db
def test_old_decisions_go_on_verifying_after_a_rotation(cast, now):
    old = decided(cast.aimak, now)
    rotate_key(by=SYSTEM, at=now + timedelta(days=30))
    new = decided(cast.aimak, now + timedelta(days=31))

    assert old.signed_with != new.signed_with
    assert (voucher(old), voucher(new)) == (Voucher.OURS, Voucher.OURS)


@pytest.mark.django_db
def test_decisions_of_the_very_second_of_a_rotation_verify(cast, now):
    before = decided(cast.aimak, now + timedelta(milliseconds=100))
    rotate_key(by=SYSTEM, at=now + timedelta(milliseconds=500))
    after = decided(cast.aimak, now + timedelta(milliseconds=900))

    assert (voucher(before), voucher(after)) == (Voucher.OURS, Voucher.OURS)


@pytest.mark.django_db
def test_a_decision_that_states_a_day_before_its_key_was_made_verifies(cast, now):
    rotate_key(by=SYSTEM, at=now)
    old = decided(cast.aimak, now - timedelta(days=300))

    assert voucher(old) == Voucher.OURS


@pytest.mark.django_db
def test_a_retired_key_vouches_for_nothing_later(cast, now):
    decided(cast.aimak, now)
    rotate_key(by=SYSTEM, at=now + timedelta(days=1))

    retired = next(key for key in read_keys(published_keys().encode()) if key.to_at)
    assert not retired.covers("2026-03-05T00:00:00Z")


@pytest.mark.django_db(transaction=True)
def test_the_published_keys_lie_where_verify_looks_for_them(cast, now, home):
    decided(cast.aimak, now)

    assert (home / "keys" / "published.json").read_text() == published_keys()


@pytest.mark.django_db
def test_a_machine_without_the_key_decides_nothing_and_says_what_to_do(cast, now):
    decided(cast.aimak, now)
    for file in keys_folder().glob("decisions-*.key"):
        file.unlink()
    draft = drafted(cast.aimak, now)
    try_rules(draft, proposals=[proposal()], by=CLERK, at=now)

    with pytest.raises(KeyMissing, match="rotate-key"):
        decide(draft, proposal=proposal(), minutes_text="", request_key="x", by=CLERK, at=now)
