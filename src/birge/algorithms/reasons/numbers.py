"""Exact numbers as people write them: 1 234,5 (Kyrgyz, Russian, Uzbek, Tajik) or 1,234.5 (English)."""

from fractions import Fraction
from functools import lru_cache

PLACES = 3
_SCALE = 10**PLACES
_COMMA_FOR_POINT = str.maketrans({",": "\u00a0", ".": ","})


def number_text(number: int | Fraction, language: str) -> str:
    """At most three decimals; a number that has more is rounded half up and marked "≈"."""
    english, others = number_texts(number)
    return english if language == "en" else others


def number_texts(number: int | Fraction) -> tuple[str, str]:
    """The number in English, and in the other languages."""
    return _written(*number.as_integer_ratio())


@lru_cache(maxsize=4096)
def _written(numerator: int, denominator: int) -> tuple[str, str]:
    thousandths, rest = divmod(abs(numerator) * _SCALE, denominator)
    if 2 * rest >= denominator:
        thousandths += 1
    whole, decimals = divmod(thousandths, _SCALE)
    text = f"{'≈ ' if rest else ''}{'−' if numerator < 0 else ''}{whole:,}"
    if decimals:
        text += f".{decimals:0{PLACES}}".rstrip("0")
    return text, text.translate(_COMMA_FOR_POINT)
