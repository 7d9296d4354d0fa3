"""Commitments: a field of a row is fixed by a hash that tells nothing about it.

commitment = SHA-256 of the canonical form of [salt, number, field, value], in lower-case hex. The salt is 128 random
bits of this field alone, so that a PIN or a claim cannot be guessed from its hash; the number and the name of the
field are inside so that a commitment cannot be moved to another row or field.
"""

from collections.abc import Callable, Mapping
from hashlib import sha256

from birge.algorithms.packages.canonical import Json, write

Salt = Callable[[], bytes]  # 16 random bytes, new at every call; the caller brings the randomness

SALT_BYTES = 16


def commitment(salt: str, number: int, field: str, value: Json) -> str:
    # The list is put together by hand, for speed: a salt is hexadecimal, and most values are short texts.
    return sha256(b'["%b",%d,%b,%b]' % (salt.encode(), number, write(field), write(value))).hexdigest()


def sealed_row(number: int, values: Mapping[str, Json], salt: Salt) -> dict[str, Json]:
    """A row of the full package: each field with its value, its own salt and its commitment."""
    return {"number": number, "fields": {name: _sealed(number, name, value, salt()) for name, value in values.items()}}


def _sealed(number: int, name: str, value: Json, salt: bytes) -> dict[str, Json]:
    if len(salt) != SALT_BYTES:
        raise ValueError(f"A salt has {SALT_BYTES} bytes, not {len(salt)}.")
    text = salt.hex()
    return {"value": value, "salt": text, "commitment": commitment(text, number, name, value)}


def broken_field(row: Mapping[str, Json]) -> str | None:
    """The first field, by name, whose value, salt and commitment do not agree; None if all do."""
    number = row["number"]
    for name, cell in sorted(row["fields"].items()):
        if cell["commitment"] != commitment(cell["salt"], number, name, cell["value"]):
            return str(name)
    return None
