"""What keeps a site for real use from starting: settings for trying out, demo accounts, somebody else's keys."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings

from birge.kernel import journal
from birge.kernel.actors import SYSTEM
from birge.kernel.health import Finding, fine, problem, warning
from birge.kernel.models import Installation
from birge.people.models import Account

_SHORTEST_SECRET = 40


def check(at: datetime) -> Iterator[Finding]:
    """Debugging, the secret key, whose database this is, demo accounts."""
    yield _debug()
    yield from _secret_key(Path(settings.HOME) / "keys" / "secret_key")
    yield _own_keys()
    yield _demo_accounts()


def fingerprint(secret: str = "") -> str:
    """What tells one secret key (this home's by default) from another without telling the key."""
    return hashlib.sha256(f"birge installation:{secret or settings.SECRET_KEY}".encode()).hexdigest()


def remember_keys(at: datetime) -> None:
    """The first start on a database notes whose keys it goes with."""
    Installation.objects.get_or_create(id=1, defaults={"key_fingerprint": fingerprint(), "since": at})


def adopt_keys(at: datetime) -> None:
    """From now on the database goes with the keys of this home (people sign in again; codes by phone are set anew)."""
    Installation.objects.update_or_create(id=1, defaults={"key_fingerprint": fingerprint(), "since": at})
    journal.record(by=SYSTEM, at=at, verb="site.adopt_keys", subject="installation", after={"key": fingerprint()[:12]})


def _debug() -> Finding:
    if settings.DEBUG:
        return problem("debug", "Error pages show the program's insides", "Unset BIRGE_DEBUG.", stops_serving=True)
    return fine("debug", "off")


def _secret_key(file: Path) -> Iterator[Finding]:
    if not file.is_file() or len(file.read_text().strip()) < _SHORTEST_SECRET:
        remedy = f"Restore {file} from a backup, or delete it and start again to have a new one made."
        yield problem("secret key", f"{file} is missing or too short", remedy, stops_serving=True)
        return
    for path, mode in ((file, 0o600), (file.parent, 0o700)):
        if path.stat().st_mode & 0o077:
            says = f"Other users of this machine may read {path}"
            yield problem("secret key", says, f"chmod {mode:o} {path}", stops_serving=True)
    if file.stat().st_uid != os.getuid():
        says = f"{file} belongs to another user"
        yield problem("secret key", says, "Run Birge as the user who owns BIRGE_HOME.", stops_serving=True)


def _own_keys() -> Finding:
    known = Installation.objects.filter(id=1).first()
    if known is None or known.key_fingerprint == fingerprint():
        return fine("keys", "they go with this database")
    says = "The keys in BIRGE_HOME are not those that this database was made with"
    remedy = (
        "Copy the folder keys from the machine or the backup that the database belongs to. "
        "If that key is lost or was changed on purpose: birge doctor --adopt-keys"
    )
    return problem("keys", says, remedy, stops_serving=True)


def _demo_accounts() -> Finding:
    count = Account.objects.filter(is_demo=True).count()
    if not count:
        return fine("demo accounts", "none")
    remedy = (
        "Real work begins in a new home (BIRGE_HOME) with a new database; the demo is opened with: birge serve --demo"
    )
    return warning("demo accounts", f"Accounts whose passwords everybody knows: {count}", remedy, stops_serving=True)
