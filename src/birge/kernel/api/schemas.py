"""Pieces of which every folder's request and answer schemas are made."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any

from ninja import Field, Schema
from pydantic import BeforeValidator, ConfigDict, StringConstraints

from birge.algorithms.cases import decimal_text, exact_text

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
"""A text of one line that must be there."""

Prose = Annotated[str, StringConstraints(strip_whitespace=True, max_length=5000)]
"""A longer text; may be empty."""

SearchText = Annotated[str, Field(max_length=100, description="What to look for", examples=["Ак-Суу"])]

Texts = Annotated[
    dict[str, str],
    Field(description="A text by language code: ky, ru, en, uz, tg", examples=[{"ky": "Ак-Суу", "ru": "Ак-Суу"}]),
]

Number = Annotated[
    str,
    Field(
        pattern=r"^[0-9]{1,12}(\.[0-9]{1,6})?$",
        description="An exact decimal number ≥ 0 as text, so that no program rounds it on the way",
        examples=["12.5", "40"],
    ),
]

Digits = Annotated[
    str, Field(pattern=r"^[0-9]{1,14}$", description="A code of digits, as text", examples=["41706000000000"])
]


def number_text(value: Any) -> Any:
    """An exact number as decimals if they end, else as a fraction in lowest terms."""
    if not isinstance(value, Fraction | Decimal | int):
        return value
    number = Fraction(value)
    ends = number.denominator
    for prime in (2, 5):
        while ends % prime == 0:
            ends //= prime
    return decimal_text(number) if ends == 1 else exact_text(number)


ExactText = Annotated[
    str, BeforeValidator(number_text), Field(description="An exact number as text", examples=["12.5", "40/7"])
]


class Shape(Schema):
    """A request body: a key that is not known is an error, so that a misspelt one is not silently left out."""

    model_config = ConfigDict(extra="forbid", from_attributes=True)
