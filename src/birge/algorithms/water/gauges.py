"""From a level read at a gauge post to a flow, and from flows to a volume.

Levels are in cm above the zero of the post (of a weir: above its crest), flows in l/s, volumes in m³, moments in
seconds from any fixed beginning. Weirs in metres and m³/s, with head H above a crest of width b:

- Cipoletti Q = 1.86·b·H^1.5, suppressed rectangular Q = 1.84·b·H^1.5: the U.S. Bureau of Reclamation,
  Water Measurement Manual, chapter 7, has 3.367 and 3.33 (Francis) in feet, which times √0.3048 gives 1.859 and 1.838;
- V-notch of 90° Q = 1.4·H^2.5 (Thomson): 8/15·√(2g)·C with a discharge coefficient C of 0.593.

They hold for a sharp crest and a free fall; a post's own measurements are better: as a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

LITRES = Decimal(1000)
CM_IN_M = Decimal(100)


class OutsideTable(ValueError):
    """The level is lower or higher than the post's table goes; nothing is guessed beyond its ends."""

    def __init__(self, level_cm: Decimal, lowest_cm: Decimal, highest_cm: Decimal) -> None:
        super().__init__(f"The table holds levels from {lowest_cm} to {highest_cm} cm, not {level_cm} cm.")
        self.level_cm, self.lowest_cm, self.highest_cm = level_cm, lowest_cm, highest_cm


@dataclass(frozen=True)
class Weir:
    """Q = coefficient · width · H^exponent, the exponent given in halves (3 or 5); width 1 where it plays no part."""

    coefficient: Decimal
    half_powers: int


CIPOLETTI = Weir(Decimal("1.86"), 3)
RECTANGULAR = Weir(Decimal("1.84"), 3)
V_NOTCH = Weir(Decimal("1.4"), 5)


def flow_by_table(level_cm: Decimal, rows: Sequence[tuple[Decimal, Decimal]]) -> Decimal:
    """l/s at this level, by straight lines between the (cm, l/s) pairs of the table, which rise.

    Raises OutsideTable below the first and above the last level.
    """
    if not rows or not rows[0][0] <= level_cm <= rows[-1][0]:
        ends = (rows[0][0], rows[-1][0]) if rows else (Decimal(0), Decimal(0))
        raise OutsideTable(level_cm, *ends)
    for (low_cm, low_lps), (high_cm, high_lps) in pairwise(rows):
        if level_cm <= high_cm:
            return low_lps + (high_lps - low_lps) * (level_cm - low_cm) / (high_cm - low_cm)
    return rows[-1][1]  # a table of one row


def flow_over_weir(level_cm: Decimal, weir: Weir, width_m: Decimal = Decimal(1)) -> Decimal:
    """l/s over a weir whose crest lies `level_cm` below the water. Raises ValueError for a negative level or width."""
    if level_cm < 0 or width_m < 0:
        raise ValueError("A level and a width are not negative.")
    head_m = level_cm / CM_IN_M
    whole, half = divmod(weir.half_powers, 2)
    power = head_m**whole * (head_m.sqrt() if half else 1)
    return weir.coefficient * width_m * power * LITRES


@dataclass(frozen=True)
class Flow:
    """What flowed past a post at a moment."""

    second: int
    lps: Decimal


@dataclass(frozen=True)
class Volume:
    """What passed in the `measured_s` seconds of a period for which readings speak; None when none does."""

    m3: Decimal | None
    measured_s: int


def volume_between(flows: Sequence[Flow], from_s: int, to_s: int, longest_gap_s: int) -> Volume:
    """What passed in [from_s, to_s) by the trapezoid rule over these readings, in any order.

    Two readings speak for the time between them if it is not longer than `longest_gap_s`; a reading with no other
    within that time before (after) it speaks for half of it before (after) itself, as if the flow had stayed. What no
    reading speaks for is not in the volume. Readings outside the period count for the part of a stretch inside it.
    """
    ordered = sorted(flows, key=lambda flow: flow.second)
    half = longest_gap_s // 2
    doubled, measured = Decimal(0), 0
    for before, after in pairwise([None, *ordered, None]):
        for left, right in _stretches(before, after, half, longest_gap_s):
            start, end = max(left.second, from_s), min(right.second, to_s)
            if start < end:
                doubled += (_at(left, right, start) + _at(left, right, end)) * (end - start)
                measured += end - start
    return Volume(doubled / 2 / LITRES if measured else None, measured)


def _stretches(before: Flow | None, after: Flow | None, half: int, longest: int) -> list[tuple[Flow, Flow]]:
    """For which stretches between two readings (None: the outside) they speak, each with the flow at its ends."""
    if before and after and after.second - before.second <= longest:
        return [(before, after)]
    found = []
    if before:
        found.append((before, Flow(before.second + half, before.lps)))
    if after:
        found.append((Flow(after.second - half, after.lps), after))
    return found


def _at(left: Flow, right: Flow, second: int) -> Decimal:
    """The flow at a moment of a stretch, on the straight line between its ends."""
    if left.second == right.second:
        return right.lps
    return left.lps + (right.lps - left.lps) * (second - left.second) / (right.second - left.second)
