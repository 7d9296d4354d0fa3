"""The cryptography of sealed applications: `birge.contests.seal/1`. No database; the format is in decision page 0022.

A call has a key pair (X25519). Its private half follows from a secret of 16 bytes, which is split among the openers
(Shamir) and kept nowhere else. An application is encrypted by a key of its own (AES-256-GCM); that key lies beside it
twice: encrypted to the call's public key, and under the applicant's personal code. A file has a key of its own too,
which stands in the sealed application.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from birge.algorithms.contests.secret_shares import combine, split
from birge.contests import codes

FORMAT = "birge.contests.seal/1"
_SECRET_BYTES, _KEY_BYTES, _NONCE_BYTES, _OWN_BYTES = 16, 32, 12, 10
_PAGE_BYTES = 4096
_SCRYPT = {"n": 2**15, "r": 8, "p": 1}
"""What trying one personal code (80 bits) costs: 32 MB of memory, about a tenth of a second."""


class Unreadable(ValueError):
    """A sealed thing was changed after it was sealed, or this key is not its key."""


@dataclass(frozen=True)
class Seal:
    """A new key pair of a call: the public half, and the code of each opener, to be printed once and forgotten."""

    public_key: str
    codes: list[str]
    checks: list[str]


@dataclass(frozen=True)
class SealedFor:
    """Which application of which call something is sealed for: it cannot be opened as another's."""

    call: UUID
    application: UUID

    def bound(self, what: str) -> bytes:
        """The data that are authenticated with the content."""
        return f"{FORMAT}|{what}|{self.call}|{self.application}".encode()


def new_seal(call: UUID, needed: int, openers: int) -> Seal:
    """A key pair for a call; any `needed` of the codes open it."""
    secret = secrets.token_bytes(_SECRET_BYTES)
    shares = split(secret, needed, openers, secrets.token_bytes)
    printed = [codes.written(bytes([number]) + share) for number, share in enumerate(shares, start=1)]
    public = _private_key(call, secret).public_key().public_bytes_raw().hex()
    return Seal(public, printed, [check_of(call, code) for code in printed])


def check_of(call: UUID, code: str) -> str:
    """What is kept of an opener's code, to recognise it: a hash from which 128 random bits cannot be guessed."""
    content = codes.read(code, 1 + _SECRET_BYTES)
    return hashlib.sha256(f"{FORMAT}|opener|{call}|".encode() + content).hexdigest()


def number_of(code: str) -> int:
    """Of which opener a code is; raises `BadCode`."""
    return codes.read(code, 1 + _SECRET_BYTES)[0]


class CallKey:
    """The private half of a call's key, put together from the openers' codes: lives while they open, no longer."""

    def __init__(self, call: UUID, public_key: str, opening_codes: list[str]) -> None:
        """Raises `Unreadable` where the codes together do not give the key of this call."""
        shares = {number_of(code): codes.read(code, 1 + _SECRET_BYTES)[1:] for code in opening_codes}
        self._key = _private_key(call, combine(shares))
        if self._key.public_key().public_bytes_raw().hex() != public_key:
            raise Unreadable

    def open(self, envelope: Mapping[str, Any], sealed_for: SealedFor) -> dict[str, Any]:
        """What was sealed; raises `Unreadable`."""
        try:
            to_call = envelope["to_call"]
            ephemeral = _bytes(to_call["ephemeral"])
            shared = self._key.exchange(X25519PublicKey.from_public_bytes(ephemeral))
            wrapping = _wrapping_key(shared, ephemeral, self._key.public_key().public_bytes_raw())
            return _opened(envelope, _decrypted(wrapping, to_call["key"], sealed_for.bound("key")), sealed_for)
        except (KeyError, TypeError, ValueError, InvalidTag) as error:
            raise Unreadable from error


def new_own_code() -> str:
    """A personal code: 80 random bits in groups of four letters."""
    return codes.written(secrets.token_bytes(_OWN_BYTES))


def seal(content: Mapping[str, Any], public_key: str, own_code: str, sealed_for: SealedFor) -> dict[str, Any]:
    """The envelope, as JSON: only the openers together, or whoever has the personal code, read `content` again.

    Raises `BadCode` for a text that is no personal code.
    """
    own = codes.read(own_code, _OWN_BYTES)
    key, salt = secrets.token_bytes(_KEY_BYTES), secrets.token_bytes(16)
    once = X25519PrivateKey.generate()
    ephemeral, receiver = once.public_key().public_bytes_raw(), bytes.fromhex(public_key)
    wrapping = _wrapping_key(once.exchange(X25519PublicKey.from_public_bytes(receiver)), ephemeral, receiver)
    text = json.dumps(content, ensure_ascii=False).encode()
    padded = text.ljust(-(-len(text) // _PAGE_BYTES) * _PAGE_BYTES)  # the length shall not tell how much was written
    return {
        "format": FORMAT,
        "to_call": {"ephemeral": _text(ephemeral), "key": _encrypted(wrapping, key, sealed_for.bound("key"))},
        "to_applicant": {"salt": _text(salt), "key": _encrypted(_own_key(own, salt), key, sealed_for.bound("own key"))},
        "content": _encrypted(key, padded, sealed_for.bound("content")),
    }


def open_own(envelope: Mapping[str, Any], own_code: str, sealed_for: SealedFor) -> dict[str, Any]:
    """What was sealed, by the applicant's personal code; raises `BadCode` or `Unreadable`."""
    own = codes.read(own_code, _OWN_BYTES)
    try:
        mine = envelope["to_applicant"]
        wrapping = _own_key(own, _bytes(mine["salt"]))
        return _opened(envelope, _decrypted(wrapping, mine["key"], sealed_for.bound("own key")), sealed_for)
    except (KeyError, TypeError, ValueError, InvalidTag) as error:
        raise Unreadable from error


def seal_file(content: bytes, sealed_for: SealedFor) -> tuple[str, bytes]:
    """The key of a file and its encrypted content."""
    key, nonce = secrets.token_bytes(_KEY_BYTES), secrets.token_bytes(_NONCE_BYTES)
    return _text(key), nonce + AESGCM(key).encrypt(nonce, content, sealed_for.bound("file"))


def open_file(sealed: bytes, key: str, sealed_for: SealedFor) -> bytes:
    """The content of a file; raises `Unreadable`."""
    try:
        bound = sealed_for.bound("file")
        return AESGCM(_bytes(key)).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], bound)
    except (ValueError, InvalidTag) as error:
        raise Unreadable from error


def lock_draft(content: Mapping[str, Any], home_key: str, sealed_for: SealedFor) -> bytes:
    """A draft, encrypted by the home's key."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    text = json.dumps(content, ensure_ascii=False).encode()
    return nonce + AESGCM(_draft_key(home_key, sealed_for)).encrypt(nonce, text, sealed_for.bound("draft"))


def unlock_draft(locked: bytes, home_key: str, sealed_for: SealedFor) -> dict[str, Any]:
    """What `lock_draft` locked; raises `Unreadable`."""
    try:
        key, bound = _draft_key(home_key, sealed_for), sealed_for.bound("draft")
        content: dict[str, Any] = json.loads(AESGCM(key).decrypt(locked[:_NONCE_BYTES], locked[_NONCE_BYTES:], bound))
    except (ValueError, InvalidTag) as error:
        raise Unreadable from error
    return content


def _private_key(call: UUID, secret: bytes) -> X25519PrivateKey:
    return X25519PrivateKey.from_private_bytes(_derived(secret, call.bytes, "private key of a call"))


def _wrapping_key(shared: bytes, ephemeral: bytes, receiver: bytes) -> bytes:
    return _derived(shared, ephemeral + receiver, "key of an application")


def _draft_key(home_key: str, sealed_for: SealedFor) -> bytes:
    return _derived(home_key.encode(), sealed_for.application.bytes, "draft")


def _own_key(own: bytes, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=_KEY_BYTES, **_SCRYPT).derive(own)


def _derived(secret: bytes, salt: bytes, purpose: str) -> bytes:
    return HKDF(SHA256(), _KEY_BYTES, salt, f"{FORMAT} {purpose}".encode()).derive(secret)


def _opened(envelope: Mapping[str, Any], key: bytes, sealed_for: SealedFor) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(_decrypted(key, envelope["content"], sealed_for.bound("content")))
    return content


def _encrypted(key: bytes, content: bytes, bound: bytes) -> str:
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return _text(nonce + AESGCM(key).encrypt(nonce, content, bound))


def _decrypted(key: bytes, text: str, bound: bytes) -> bytes:
    sealed = _bytes(text)
    return AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], bound)


def _text(content: bytes) -> str:
    return b64encode(content).decode()


def _bytes(text: str) -> bytes:
    return b64decode(text, validate=True)
