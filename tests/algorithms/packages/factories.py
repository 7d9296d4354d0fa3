"""A coal distribution, small enough to read, and its packages."""

from hashlib import sha256
from itertools import count

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from birge.algorithms.packages import Field, Package, TrustedKey, build, public_of
from birge.algorithms.registry import find

OUR_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
SIGNED_AT = "2026-10-01T05:00:00Z"
PUBLISHED_AT = "2026-10-02T05:00:00Z"
PERSONAL = {"name": Field(personal=True), "pin": Field(personal=True), "address": Field(personal=True)}
OPEN_FIELDS = {**PERSONAL, "claim": Field(input=True)}
STATUS_FIELDS = {**OPEN_FIELDS, "floor": Field(input=True, status=True)}
TITLE = {"ky": "Көмүр бөлүштүрүү, 2026", "ru": "Распределение угля, 2026", "en": "Coal, 2026"}
DECISION = {
    "id": "0192f0c1-7c1e-7000-8000-000000000001",
    "kind": "share-out",
    "title": TITLE,
    "state": "decided",
    "decided_at": SIGNED_AT,
    "published_at": None,
    "made_by": {
        "name": "Токтогулова Айнура",
        "role": {"en": "Head of the aiyl okmotu"},
        "organisation": {"en": "Aiyl okmotu"},
    },
    "place": {"soate": "41702215000000", "names": {"ky": "Кара-Суу"}},
    "supersedes": None,
    "minutes": None,
    "demo": True,
}
RULE = {"name": "proportional", "texts": {"en": "In proportion"}, "legal_base": None, "in_force_on": None}
INPUTS = {"good": "көмүр", "unit": "т", "amount": 7, "rule": "proportional"}


def public_hex(key: Ed25519PrivateKey) -> str:
    return key.public_key().public_bytes_raw().hex()


OURS = [TrustedKey(public_hex(OUR_KEY))]


def salts(seed: str = ""):
    """Different 16 bytes at each call, the same in each run."""
    numbers = count()
    return lambda: sha256(f"{seed}{next(numbers)}".encode()).digest()[:16]


def person(number: int) -> dict[str, str]:
    return {
        "name": f"Жанышова Гүлзат {number}",
        "pin": f"1150219{number:07}",
        "address": f"Ленин көчөсү {1000 + number}",
    }


def full_package(
    size: int = 3, *, key: Ed25519PrivateKey = OUR_KEY, status: bool = False, claims=None, **changes
) -> Package:
    claims = claims or [3 + number for number in range(size)]
    rows = [person(number) | {"claim": claim} for number, claim in enumerate(claims, start=1)]
    if status:
        rows = [row | {"floor": 1 if number % 4 == 0 else None} for number, row in enumerate(rows)]
    parts = {
        "decision": DECISION,
        "algorithm": find("birge.share", 1),
        "rule": RULE,
        "fields": STATUS_FIELDS if status else OPEN_FIELDS,
        "inputs": INPUTS,
        "subjects": rows,
        "previous": "ab" * 32,
        "key": key,
        "signed_at": SIGNED_AT,
        "salt": salts(),
    }
    return build(**parts | changes)


def public_package(full: Package, *, key: Ed25519PrivateKey = OUR_KEY, **more) -> Package:
    return public_of(full, key=key, signed_at=PUBLISHED_AT, published_at=PUBLISHED_AT, **more)
