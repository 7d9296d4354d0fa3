"""Into which ages people are counted on a day: dated data, with its source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from birge.contests.models import AgeBands

ELDEST_FROM = 60
"""The first age of the last band of the shipped ones; to be confirmed."""


@dataclass(frozen=True)
class Band:
    """Ages `first` to `last`, both included (None: and older)."""

    first: int
    last: int | None

    @property
    def label(self) -> str:
        """As it is stored and shown: "14-35", "60+"."""
        return f"{self.first}+" if self.last is None else f"{self.first}-{self.last}"


def bands_on(day: date) -> list[Band]:
    """The bands in force on that day: before the first ones those; where there are none, one for everybody."""
    row = AgeBands.objects.filter(starts_on__lte=day).order_by("-starts_on").first()
    row = row or AgeBands.objects.order_by("starts_on").first()
    return _bands(row.bands if row and row.bands else [0])


def _bands(firsts: Sequence[int]) -> list[Band]:
    return [*(Band(first, after - 1) for first, after in pairwise(firsts)), Band(firsts[-1], None)]
