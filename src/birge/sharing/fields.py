"""Exact numbers in the database, the same on every database."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from django.db import models

from birge.algorithms.cases import exact_text

if TYPE_CHECKING:
    Base = models.CharField[Fraction | int | None, Any]
else:
    Base = models.CharField


class ExactField(Base):
    """An exact number kept as text in lowest terms ("17/2"), a Fraction in Python. Not for sorting or adding in SQL."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 80)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: str | None, *args: Any) -> Fraction | None:
        return Fraction(value) if value else None

    def to_python(self, value: Any) -> Fraction | None:
        return None if value in (None, "") else Fraction(value)

    def get_prep_value(self, value: Any) -> str | None:
        return None if value in (None, "") else exact_text(Fraction(value))

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj)) or ""
