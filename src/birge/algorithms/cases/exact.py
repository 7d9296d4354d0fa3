"""Exact numbers as text: lowest terms ("40/7"), and the decimals that JSON shows."""

import re
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from functools import lru_cache

SIGNIFICANT_DIGITS = 20
_NEAREST = Context(prec=SIGNIFICANT_DIGITS, rounding=ROUND_HALF_EVEN)
# CPython refuses int <-> str above 4300 digits (a guard against slow conversions); Decimal's are fast at any size.
_PLAIN_BITS = 14_000
# RFC 8785 and every JavaScript reader keep integers exact only below this.
_JSON_SAFE = 2**53

_EXACT = re.compile(r"(-?[0-9]+)/([0-9]+)")

Exact = int | Fraction


def digits(number: int) -> str:
    """The decimal digits of an integer of any size."""
    return str(number) if number.bit_length() <= _PLAIN_BITS else format(Decimal(number), "f")


def exact_text(number: Exact) -> str:
    """Lowest terms with a denominator always: 50 is "50/1"."""
    numerator, denominator = number.as_integer_ratio()
    return f"{digits(numerator)}/{digits(denominator)}"


def decimal_text(number: Exact) -> str:
    """A JSON number: all the decimals when they end, else the nearest of 20 significant digits (ties to even)."""
    numerator, denominator = number.as_integer_ratio()
    if denominator == 1:
        return digits(numerator)
    places = _places(denominator)
    if places is None:
        return str(_NEAREST.divide(Decimal(numerator), Decimal(denominator)))
    text = digits(abs(numerator) * 10**places // denominator).zfill(places + 1)
    return f"{'-' if numerator < 0 else ''}{text[:-places]}.{text[-places:]}"


def exact(text: str) -> Fraction:
    """The number that `exact_text` wrote. ValueError when the text is not such a number in lowest terms."""
    parts = _EXACT.fullmatch(text)
    if parts is None or not parts[2].strip("0"):
        raise ValueError("not an exact number")
    number = Fraction(int(Decimal(parts[1])), int(Decimal(parts[2])))
    if exact_text(number) != text:
        raise ValueError("not in lowest terms")
    return number


def pack(value: object) -> object:
    """The document as decision packages hold it: no fractional numbers, exact text instead, and safe integers."""
    if isinstance(value, dict):
        return {key: pack(item) for key, item in value.items()}
    if isinstance(value, list):
        return [pack(item) for item in value]
    if isinstance(value, bool) or not isinstance(value, int | Fraction | Decimal):
        return value
    number = Fraction(value)
    safe = number.denominator == 1 and abs(number.numerator) < _JSON_SAFE
    return number.numerator if safe else exact_text(number)


@lru_cache(maxsize=4096)
def _places(denominator: int) -> int | None:
    """How many decimals a fraction with this denominator (in lowest terms) has; None when they never end."""
    twos = (denominator & -denominator).bit_length() - 1
    rest, fives = denominator >> twos, 0
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None
