"""Exact numbers as people write them: 1 234,5 (Kyrgyz, Russian, Uzbek, Tajik) or 1,234.5 (English)."""

from fractions import Fraction
from functools import lru_cache

from birge.algorithms.cases import decimal_text

PLACES = 3
_SCALE = 10**PLACES
_COMMA_FOR_POINT = str.maketrans({",": "\u00a0", ".": ","})


def number_text(number: int | Fraction, language: str) -> str:
    """At most three decimals; a number that has more is rounded half up and marked "≈"."""
    return _written(number.numerator, number.denominator, language == "en")


@lru_cache(maxsize=4096)
def _written(numerator: int, denominator: int, english: bool) -> str:
    thousandths, rest = divmod(abs(numerator) * _SCALE, denominator)
    if 2 * rest >= denominator:
        thousandths += 1
    whole, _, decimals = decimal_text(Fraction(thousandths, _SCALE)).partition(".")
    text = f"{_grouped(whole)}.{decimals}" if decimals else _grouped(whole)
    text = f"{'≈ ' if rest else ''}{'−' if numerator < 0 else ''}{text}"
    return text if english else text.translate(_COMMA_FOR_POINT)


def _grouped(digits: str) -> str:
    """Thousands apart."""
    first = len(digits) % 3 or 3
    return ",".join([digits[:first], *(digits[at : at + 3] for at in range(first, len(digits), 3))])
