"""Numbers as people type them, read exactly."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from birge.algorithms.reasons.numbers import number_text

_SPACES = re.compile(r"[\s\u00a0\u2009\u202f]+")
_NUMBER = re.compile(r"(?P<whole>\d{1,12}|\d{1,3}( \d{3}){1,3})([.,](?P<part>\d{1,6}))?")


class ExactNumberField(forms.Field):
    """A number ≥ 0 with at most six decimals: "8,5" or "8.5", thousands apart by spaces. A Fraction, nothing rounded.

    In English a comma is refused rather than guessed at: "1,234" could be either.
    """

    default_error_messages = {
        "number": _("Write a number, for example 8,5 or 1 200."),
        "comma": _("Write the decimal mark as a point, and thousands apart by a space."),
        "zero": _("It must be more than nothing."),
    }

    def __init__(self, *, above_zero: bool = False, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(**kwargs)
        self.above_zero = above_zero

    def to_python(self, value: Any) -> Fraction | None:
        if value is None or isinstance(value, Fraction):
            return value
        text = _SPACES.sub(" ", str(value)).strip()
        if not text:
            return None
        found = _NUMBER.fullmatch(text)
        if not found:
            raise forms.ValidationError(self.error_messages["number"], code="number")
        if "," in text and get_language() == "en":
            raise forms.ValidationError(self.error_messages["comma"], code="comma")
        return Fraction(f"{found['whole'].replace(' ', '')}.{found['part'] or 0}")

    def validate(self, value: Any) -> None:
        super().validate(value)
        if self.above_zero and value is not None and value <= 0:
            raise forms.ValidationError(self.error_messages["zero"], code="zero")

    def prepare_value(self, value: Any) -> Any:
        """A stored number in the reader's writing; what was typed stays as it was typed."""
        if isinstance(value, int | Fraction):
            return number_text(Fraction(value), "en" if get_language() == "en" else "ky").replace("\u00a0", " ")
        return value
