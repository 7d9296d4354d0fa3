"""What was required and delivered, by outlet and period."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Deliveries:
    """Columns of equal length, a row per pair of outlet and period (each pair once). `outlet` and `period` are codes
    from 0; `required` and `delivered` ≥ 0, in one unit.
    """

    outlet: Codes
    period: Codes
    required: Floats
    delivered: Floats

    def where(self, rows: NDArray[np.bool_]) -> "Deliveries":
        return Deliveries(self.outlet[rows], self.period[rows], self.required[rows], self.delivered[rows])


def codes_of(texts: Sequence[str]) -> tuple[Codes, list[str]]:
    """The texts as numbers, and the different texts in the order in which they first stand."""
    known: dict[str, int] = {}
    codes = np.array([known.setdefault(text, len(known)) for text in texts], dtype=np.int64)
    return codes, list(known)
