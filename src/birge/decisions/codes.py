"""Personal codes: what a family types, or scans from its slip, to open its own row.

A code is made from the salts of the row (16 random bytes per field, which only the full package and the slip hold), so
it can be printed again at any time, and nothing secret is kept beside the decision. 20 letters of 5 bits: 100 bits.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U
LENGTH = 20
_TYPED = str.maketrans("OIL" + "АВЕКМНОРСТХУЗ", "011" + "ABEKMH0PCTXY3")


def code_of(cells: Mapping[str, Mapping[str, Any]]) -> str:
    """The code of a row, as printed: XXXX-XXXX-XXXX-XXXX-XXXX."""
    salts = "".join(str(cells[name]["salt"]) for name in sorted(cells))
    number = int.from_bytes(sha256(f"birge.code/1 {salts}".encode()).digest())
    letters = "".join(ALPHABET[number >> 5 * at & 31] for at in range(LENGTH))
    return "-".join(letters[at : at + 4] for at in range(0, LENGTH, 4))


def plain(typed: str) -> str:
    """A typed code without dashes and spaces; small letters, look-alikes and Cyrillic letters are understood."""
    return "".join(letter for letter in typed.upper().translate(_TYPED) if letter.isalnum())


def looks_right(typed: str) -> bool:
    """Whether it can be a code at all."""
    letters = plain(typed)
    return len(letters) == LENGTH and set(letters) <= set(ALPHABET)


def code_hash(typed: str) -> str:
    """What is stored of a code."""
    return sha256(plain(typed).encode()).hexdigest()
