"""Comparisons of parts of a scheme, and of supply with need. Each is None where it has no meaning.

- relative water supply (Levine 1982): (irrigation + rain) / gross need; relative irrigation supply (Perry 1996):
  irrigation / need of irrigation;
- head : tail: delivered/required of the outlets of the head over that of the tail, each over all periods together;
- tail supply (Nelson): of the pairs of a tail outlet and a period, the part in which at least `enough` of what was
  required came;
- interquartile (Abernethy 1986): the mean ratio of the best quarter of outlets over that of the worst quarter; a
  quarter is n/4 rounded down, at least one of at least four outlets;
- timeliness: the mean of |actual − planned| beginnings, minutes.

As in `performance`, pairs for which nothing was required are left out.
"""

from collections.abc import Sequence
from math import fsum

import numpy as np
from numpy.typing import NDArray

from birge.algorithms.water.indicators.deliveries import Deliveries, Floats
from birge.algorithms.water.indicators.performance import sums_by

QUARTERS = 4
HEAD, MIDDLE, TAIL = range(3)


def relative_supply(irrigation: float, need: float, rain: float = 0.0) -> float | None:
    """With rain and the gross need the relative water supply, without rain the relative irrigation supply."""
    return (irrigation + rain) / need if need > 0 else None


def parts_by_way(way_m: Sequence[int]) -> list[int]:
    """Head, middle or tail of each outlet by how far its water flows: thirds of the outlets, the nearest first.

    Equal ways belong to the same part, the one in which the first of them stands.
    """
    ordered = sorted(way_m)
    first = {way: place for place, way in reversed(list(enumerate(ordered)))}
    return [first[way] * (TAIL + 1) // len(ordered) for way in way_m]


def head_to_tail(deliveries: Deliveries, part: NDArray[np.int64]) -> float | None:
    """`part` of each row: `HEAD`, `MIDDLE` or `TAIL`."""
    head, tail = (_ratio(deliveries.where(part == wanted)) for wanted in (HEAD, TAIL))
    return head / tail if head is not None and tail else None


def tail_supply(deliveries: Deliveries, part: NDArray[np.int64], enough: float) -> float | None:
    """`enough` > 0 is a ratio delivered/required."""
    tail = deliveries.where((part == TAIL) & (deliveries.required > 0))
    return float((tail.delivered >= enough * tail.required).mean()) if tail.required.size else None


def interquartile(deliveries: Deliveries) -> float | None:
    """None also where the worst quarter got nothing: no number says how much more the best got."""
    counted = deliveries.where(deliveries.required > 0)
    ratios = np.sort(sums_by(counted.outlet, counted.delivered) / sums_by(counted.outlet, counted.required))
    quarter = ratios.size // QUARTERS
    if not quarter:
        return None
    worst = float(ratios[:quarter].mean())
    return float(ratios[-quarter:].mean()) / worst if worst > 0 else None


def timeliness(late_min: Sequence[float]) -> float | None:
    """`late_min`: by how many minutes each turn began after its plan (negative: before it)."""
    return fsum(map(abs, late_min)) / len(late_min) if late_min else None


def _ratio(deliveries: Deliveries) -> float | None:
    required = _total(deliveries.required)
    counted = deliveries.where(deliveries.required > 0)
    return _total(counted.delivered) / required if required else None


def _total(values: Floats) -> float:
    return float(values.sum())
