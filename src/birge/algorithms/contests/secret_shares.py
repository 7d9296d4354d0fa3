"""A secret split among several holders, some of whom together give it back: A. Shamir, How to share a secret (1979).

Each byte of the secret is the constant of a polynomial of degree `needed` − 1 over GF(256) (the field of AES,
x^8 + x^4 + x^3 + x + 1); holder x has its values at x. Fewer shares than `needed` say nothing at all about the secret.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

MOST = 255


def split(secret: bytes, needed: int, holders: int, draw: Callable[[int], bytes]) -> list[bytes]:
    """The shares of holders 1, 2 … `holders`, each as long as the secret. `draw(n)` gives n random bytes.

    Raises ValueError unless 1 <= needed <= holders <= 255 and there is a secret.
    """
    if not 1 <= needed <= holders <= MOST:
        raise ValueError("of 1 to 255 holders at least one and at most all are needed")
    if not secret:
        raise ValueError("there is nothing to split")
    polynomials = [bytes([byte]) + draw(needed - 1) for byte in secret]
    return [bytes(_value(polynomial, holder) for polynomial in polynomials) for holder in range(1, holders + 1)]


def combine(shares: Mapping[int, bytes]) -> bytes:
    """The secret, from at least the needed shares by number of holder; with fewer a value that means nothing.

    Raises ValueError for numbers outside 1 … 255, shares of different lengths or none at all.
    """
    if not shares or not all(1 <= holder <= MOST for holder in shares):
        raise ValueError("shares are numbered from 1 to 255")
    if len({len(share) for share in shares.values()}) != 1:
        raise ValueError("shares of one secret are equally long")
    holders = sorted(shares)
    weights = [_weight_at_zero(holder, holders) for holder in holders]
    return bytes(_sum(weights, column) for column in zip(*(shares[holder] for holder in holders), strict=True))


def _value(polynomial: Sequence[int], at: int) -> int:
    value = 0
    for coefficient in reversed(polynomial):
        value = _times(value, at) ^ coefficient
    return value


def _weight_at_zero(holder: int, holders: Sequence[int]) -> int:
    """Lagrange's basis polynomial of a holder, at 0. In this field minus is plus, and both are XOR."""
    weight = 1
    for other in holders:
        if other != holder:
            weight = _times(weight, _times(other, _inverse(holder ^ other)))
    return weight


def _sum(weights: Sequence[int], column: Sequence[int]) -> int:
    total = 0
    for weight, value in zip(weights, column, strict=True):
        total ^= _times(weight, value)
    return total


def _times(left: int, right: int) -> int:
    product = 0
    while right:
        if right & 1:
            product ^= left
        left = (left << 1) ^ (0x11B if left & 0x80 else 0)
        right >>= 1
    return product


def _inverse(value: int) -> int:
    """value^254: the non-zero elements are a group of 255."""
    result, power = 1, value
    for _ in range(7):
        power = _times(power, power)
        result = _times(result, power)
    return result
