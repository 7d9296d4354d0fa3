"""The signing keys: made when first needed, changed by an administrator, never forgotten."""

from __future__ import annotations

from datetime import datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import transaction

from birge.algorithms.packages import fingerprint
from birge.decisions.keyring import make_key, private_key, publish_keys
from birge.decisions.models import Chain, SigningKey
from birge.decisions.queries import published_keys
from birge.kernel.actors import SYSTEM, Actor
from birge.kernel.journal import record


def lock_chain() -> Chain:
    """The chain's one row, locked until the transaction ends. One decision, one rotation at a time."""
    Chain.objects.get_or_create(pk=1)
    return Chain.objects.select_for_update().get(pk=1)


def signer(at: datetime) -> tuple[SigningKey, Ed25519PrivateKey]:
    """The key that signs now; the first one is made here. Call it while holding the chain's lock."""
    key = SigningKey.objects.filter(to_at=None).first() or _new_key(SYSTEM, at)
    if at < key.from_at:  # the demo states a past day; a clock can be set back
        _reach_back(key, at)
    return key, private_key(key.public)


def _reach_back(key: SigningKey, at: datetime) -> None:
    """The key vouches from this second on: else nobody would vouch for what it signs now."""
    before, key.from_at = key.from_at, at.replace(microsecond=0)
    key.save(update_fields=["from_at"])
    record(
        by=SYSTEM,
        at=at,
        verb="decisions.reach_back_key",
        subject=key,
        before={"from_at": before.isoformat()},
        after={"from_at": key.from_at.isoformat()},
    )
    transaction.on_commit(lambda: publish_keys(published_keys()))


@transaction.atomic
def rotate_key(*, by: Actor, at: datetime) -> SigningKey:
    """From now on a new key signs. The old one goes on vouching for what it signed up to this second."""
    lock_chain()
    # Packages state whole seconds: the old key stays good to the end of this one.
    end = at.replace(microsecond=0) + timedelta(seconds=1)
    for old in SigningKey.objects.filter(to_at=None):
        old.to_at = end
        old.save(update_fields=["to_at"])
        record(by=by, at=at, verb="decisions.retire_key", subject=old, after={"fingerprint": old.fingerprint})
    return _new_key(by, at)


def _new_key(by: Actor, at: datetime) -> SigningKey:
    public = make_key()
    key = SigningKey(public=public, fingerprint=fingerprint(public), from_at=at.replace(microsecond=0))
    key.save(force_insert=True)
    record(by=by, at=at, verb="decisions.make_key", subject=key, after={"fingerprint": key.fingerprint})
    transaction.on_commit(lambda: publish_keys(published_keys()))
    return key
