"""How long each turn is, and the filling before it: by area or by volume, then in whole minutes."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import Final

from birge.algorithms.cases import NoAnswer
from birge.algorithms.cases.exact import decimal_text
from birge.algorithms.water.roster.case import Holding, RosterCase

STRETCH_M: Final = 64
"""Filling and draining are counted per 64 m of watercourse (three chains of the warabandi literature)."""


@dataclass(frozen=True, slots=True)
class Lengths:
    """Of the holdings from head to tail, in whole minutes: the filling before each turn, and the turn. `drained`: for
    how many minutes the last one still gets water out of the closed canal.
    """

    holdings: list[Holding]
    fillings: list[int]
    turns: list[int]
    drained: Fraction


def lengths(case: RosterCase) -> Lengths:
    """Raises NoAnswer where the turns do not fit into the cycle, or the last would be less than nothing."""
    holdings = sorted(case.holdings, key=lambda holding: (holding.distance, holding.id))
    if not holdings:
        return Lengths([], [], [], Fraction(0))
    before = [Fraction(0), *(holding.distance for holding in holdings[:-1])]
    fillings = [
        (holding.distance - start) * case.fill / STRETCH_M for holding, start in zip(holdings, before, strict=True)
    ]
    drained = holdings[-1].distance * case.drain / STRETCH_M
    turns = _turns(case, holdings, sum(fillings, Fraction(0)), drained)
    turns[-1] -= drained
    if turns[-1] < 0:
        raise NoAnswer(
            "drained_longer",
            "the canal drains for {drained} minutes, longer than the whole last turn of {id}",
            ("$.drain_min_per_64m",),
            drained=decimal_text(drained),
            id=holdings[-1].id,
        )
    idle = case.cycle - sum([*fillings, *turns], Fraction(0))
    whole = _whole_minutes([*turns, *fillings, idle], [*(holding.id for holding in holdings)] * 2 + [""], case.cycle)
    return Lengths(holdings, whole[len(holdings) : -1], whole[: len(holdings)], drained)


def _turns(case: RosterCase, holdings: list[Holding], filling: Fraction, drained: Fraction) -> list[Fraction]:
    """In exact minutes, before the last one's credit for draining is taken off."""
    areas = [holding.area for holding in holdings if holding.area is not None]
    if not areas:
        turns = [_minutes(case, holding) for holding in holdings]
        if filling + sum(turns) - drained > case.cycle:
            raise _too_much(case, holdings)
        return turns
    shared = case.cycle - filling + drained
    if shared <= 0:
        raise NoAnswer(
            "only_filling",
            "filling takes {filling} minutes, the whole cycle",
            ("$.cycle_hours", "$.fill_min_per_64m"),
            filling=decimal_text(filling),
        )
    return [shared * area / sum(areas) for area in areas]


def _minutes(case: RosterCase, holding: Holding) -> Fraction:
    """For the volume: m³ are 1000 l, a minute has 60 s."""
    return (holding.volume or Fraction(0)) * 1000 / (case.flow * 60)


def _too_much(case: RosterCase, holdings: list[Holding]) -> NoAnswer:
    """Some holdings whose volumes do not fit into a cycle together, while without any one of them they do."""
    kept, before = holdings, None
    while kept != before:
        kept, before = _thinned(case, kept), kept
    places = {holding.id: place for place, holding in enumerate(case.holdings)}
    needed = sum((_minutes(case, holding) for holding in kept), kept[-1].distance * _per_metre(case))
    return NoAnswer(
        "too_much_volume",
        "these volumes take {needed} hours with the filling, the cycle has {cycle}",
        tuple(f"$.holdings[{place}].volume_m3" for place in sorted(places[holding.id] for holding in kept)),
        needed=decimal_text(round(needed / 60, 2)),
        cycle=decimal_text(Fraction(case.cycle, 60)),
    )


def _thinned(case: RosterCase, holdings: list[Holding]) -> list[Holding]:
    """From tail to head each is left out if the others still do not fit."""
    total = sum((_minutes(case, holding) for holding in holdings), Fraction(0))
    kept: list[Holding] = []
    for place in range(len(holdings) - 1, -1, -1):
        farthest = kept[0] if kept else holdings[place - 1] if place else None
        reach = farthest.distance * _per_metre(case) if farthest else 0
        less = total - _minutes(case, holdings[place])
        if less + reach > case.cycle:
            total = less
        else:
            kept.append(holdings[place])
    return kept[::-1]


def _per_metre(case: RosterCase) -> Fraction:
    """Minutes that the distance of the last turn costs: all filling adds up to it, and its draining is won back."""
    return (case.fill - case.drain) / STRETCH_M


def _whole_minutes(parts: Sequence[Fraction], ids: Sequence[str], total: int) -> list[int]:
    """By largest remainder; equal remainders by id, a turn before its filling."""
    whole = [floor(part) for part in parts]
    missing = total - sum(whole)
    order = sorted(range(len(parts)), key=lambda place: (whole[place] - parts[place], ids[place], place))
    for place in order[:missing]:
        whole[place] += 1
    return whole
