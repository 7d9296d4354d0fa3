"""Exact numbers as people write them: 1 234,5 (Kyrgyz, Russian, Uzbek, Tajik) or 1,234.5 (English)."""

from fractions import Fraction
from functools import lru_cache

PLACES = 3
_COMMA_FOR_POINT = str.maketrans({",": "\u00a0", ".": ","})


def number_text(number: int | Fraction, language: str) -> str:
    """At most three decimals; a number that has more is rounded half up and marked "≈"."""
    english, others = number_texts(number)
    return english if language == "en" else others


def number_texts(number: int | Fraction, places: int = PLACES) -> tuple[str, str]:
    """The number in English, and in the other languages; at most so many decimals."""
    return _written(*number.as_integer_ratio(), places)


@lru_cache(maxsize=4096)
def _written(numerator: int, denominator: int, places: int) -> tuple[str, str]:
    scale = 10**places
    smallest, rest = divmod(abs(numerator) * scale, denominator)
    if 2 * rest >= denominator:
        smallest += 1
    whole, decimals = divmod(smallest, scale)
    text = f"{'≈ ' if rest else ''}{'−' if numerator < 0 else ''}{whole:,}"
    if decimals:
        text += f".{decimals:0{places}}".rstrip("0")
    return text, text.translate(_COMMA_FOR_POINT)
