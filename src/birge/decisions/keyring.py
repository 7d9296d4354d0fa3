"""The private halves of the signing keys: files in `BIRGE_HOME/keys`, readable by the service's user alone.

They are not in the database, so that nobody can sign with a copy of the database or with a database login. Several web
machines share the folder, as they share the stored files. A file is named by the key's public half and never changes.
"""

from __future__ import annotations

import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from birge.kernel.commands import replace_file


class KeyMissing(RuntimeError):
    """The database says that a key signs now, and this machine does not find it."""

    def __init__(self, public: str) -> None:
        folder = keys_folder()
        super().__init__(
            f"The signing key {public[:16]}… is not in {folder}. Let all machines share one BIRGE_HOME/keys, restore "
            "it from the backup, or make a new key: birge decisions rotate-key"
        )


def keys_folder() -> Path:
    """Where the private keys lie."""
    return Path(settings.HOME) / "keys"


def make_key() -> str:
    """Make a key and store its private half; the public half in lower-case hex."""
    private = Ed25519PrivateKey.generate()
    public = private.public_key().public_bytes_raw().hex()
    folder = keys_folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(_file(public), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(private.private_bytes_raw())
        file.flush()
        os.fsync(file.fileno())
    return public


def private_key(public: str) -> Ed25519PrivateKey:
    """The private half of a key. Raises `KeyMissing`."""
    try:
        return Ed25519PrivateKey.from_private_bytes(_file(public).read_bytes())
    except FileNotFoundError:
        raise KeyMissing(public) from None


def publish_keys(content: str) -> Path:
    """Write `keys/published.json`: what `birge verify` on this machine trusts, and what the web site serves."""
    path = keys_folder() / "published.json"
    replace_file(path, content.encode())
    path.chmod(0o644)
    return path


def _file(public: str) -> Path:
    return keys_folder() / f"decisions-{public}.key"
