"""Digests, hash and signature of a package.

- `digests` mirrors the other members one level down: an object gives an object of digests, a list a list, anything
  else one digest; each is the SHA-256 of the canonical form of that part. So a change can be located.
- `hash` is the SHA-256 of the canonical form of `digests`; through it every byte of the package counts.
- The signature (Ed25519, RFC 8032) is over the canonical form of `format`, `hash` and the other members of `signature`.
"""

from collections.abc import Mapping
from hashlib import sha256
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from birge.algorithms.packages.canonical import Json, write

SEAL: Final = frozenset({"digests", "hash", "signature"})


def digest(data: bytes) -> str:
    return sha256(data).hexdigest()


def digests_and_pieces(document: Mapping[str, Json]) -> tuple[dict[str, Json], list[bytes]]:
    """The digests of a package's members, and its canonical form in pieces: each part is written once for both."""
    digests: dict[str, Json] = {}
    pieces: list[bytes] = []
    for name in sorted(document):  # the names of members are ASCII
        pieces += [b"," if pieces else b"{", write(name), b":"]
        if name in SEAL:
            pieces.append(write(document[name]))
        else:
            digests[name] = _digested(document[name], pieces)
    return digests, [*pieces, b"}"]


def _digested(value: Json, pieces: list[bytes]) -> Json:
    """The digest or digests of a member, which is written to `pieces`."""
    if not isinstance(value, list):
        pieces.append(write(value))
        if isinstance(value, dict):
            return {key: digest(write(item)) for key, item in value.items()}
        return digest(pieces[-1])
    items = [write(item) for item in value]
    for at, item in enumerate(items):
        pieces += [b"," if at else b"[", item]
    pieces.append(b"]" if items else b"[]")
    return [digest(item) for item in items]


def sealed(document: dict[str, Json], key: Ed25519PrivateKey, signed_at: str) -> dict[str, Json]:
    """The document with digests, hash and signature. `signed_at`: `YYYY-MM-DDTHH:MM:SSZ`."""
    digests, _ = digests_and_pieces(document)
    return signed(document | {"digests": digests, "hash": digest(write(digests))}, key, signed_at)


def signed(document: dict[str, Json], key: Ed25519PrivateKey, signed_at: str) -> dict[str, Json]:
    signature = {"algorithm": "Ed25519", "key": key.public_key().public_bytes_raw().hex(), "signed_at": signed_at}
    value = key.sign(message(document | {"signature": signature})).hex()
    return document | {"signature": signature | {"value": value}}


def message(document: Mapping[str, Json]) -> bytes:
    """What is signed: the format, the hash, and of the signature all but its value."""
    stated = {name: value for name, value in document["signature"].items() if name != "value"}
    return write({"format": document["format"], "hash": document["hash"], "signature": stated})


def signature_holds(document: Mapping[str, Json]) -> bool:
    stated = document["signature"]
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(stated["key"]))
        key.verify(bytes.fromhex(stated["value"]), message(document))
    except (InvalidSignature, ValueError):
        return False
    return True


def fingerprint(key: str) -> str:
    """SHA-256 of the 32 bytes of a public key, in groups of four that can be read out over the telephone."""
    whole = digest(bytes.fromhex(key))
    return " ".join(whole[at : at + 4] for at in range(0, len(whole), 4))
