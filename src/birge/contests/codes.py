"""Codes that people keep on paper: bytes with a checksum, in letters that nobody mixes up (Crockford's base 32)."""

from __future__ import annotations

import hashlib

from django.utils.translation import gettext_lazy as _

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans("OIL", "011")
_CHECK_BYTES = 2
_GROUP = 4


class BadCode(ValueError):
    """What was typed is not a code of ours: a letter is missing or wrong."""

    def __str__(self) -> str:
        return str(_("This is not a code of ours: a letter is missing or wrong. Compare it with the paper."))


def written(content: bytes) -> str:
    """As it is printed, in groups of four: "7K2M-00QF-…"."""
    whole = content + _check(content)
    bits = int.from_bytes(whole, "big") << (-len(whole) * 8 % 5)
    count = -(-len(whole) * 8 // 5)
    letters = "".join(_ALPHABET[bits >> 5 * (count - 1 - place) & 31] for place in range(count))
    return "-".join(letters[start : start + _GROUP] for start in range(0, count, _GROUP))


def read(typed: str, length: int) -> bytes:
    """The `length` bytes of a code, however it was spaced; raises `BadCode`."""
    letters = "".join(letter for letter in typed.upper().translate(_READ_AS) if letter.isalnum())
    size = length + _CHECK_BYTES
    if len(letters) != -(-size * 8 // 5) or not set(letters) <= set(_ALPHABET):
        raise BadCode
    bits = 0
    for letter in letters:
        bits = bits << 5 | _ALPHABET.index(letter)
    spare = len(letters) * 5 - size * 8
    whole = (bits >> spare).to_bytes(size, "big")
    if bits & ((1 << spare) - 1) or whole[length:] != _check(whole[:length]):
        raise BadCode
    return whole[:length]


def _check(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()[:_CHECK_BYTES]
