"""The rota: turns from head to tail without a gap but for filling, and the start that is fairest by night."""

from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Final

from birge.algorithms.cases import NoAnswer
from birge.algorithms.water.roster.case import Holding, RosterCase
from birge.algorithms.water.roster.clock import Moment
from birge.algorithms.water.roster.lengths import Lengths, lengths

_STARTS: Final = range(24)  # hours after the start that the case asks for


@dataclass(frozen=True, slots=True)
class Turn:
    """From `start` to before `end`. `volume` in m³, for the last turn with what the closed canal still holds."""

    id: str
    start: Moment
    end: Moment
    minutes: int
    volume: Fraction
    night_minutes: int


@dataclass(frozen=True, slots=True)
class Roster:
    """`shift`: how many minutes after the case's `start` the cycle begins."""

    turns: tuple[Turn, ...]
    shift: int


def rota(case: RosterCase) -> Roster:
    """Raises NoAnswer, with an irreducible cause, where the turns do not fit or not all wishes can be met."""
    parts = lengths(case)
    spans = _spans(parts)
    by_start = {hours: _nights(case, spans, hours) for hours in _STARTS}
    hours = _fairest(case, parts.holdings, by_start)
    shift = case.shift + 60 * hours
    turns = []
    for place, (holding, (start, end)) in enumerate(zip(parts.holdings, spans, strict=True)):
        minutes = end - start + (parts.drained if place == len(spans) - 1 else 0)
        moments = case.start.after(shift + start), case.start.after(shift + end)
        night = by_start[hours][place]
        turns.append(Turn(holding.id, *moments, end - start, minutes * 60 * case.flow / 1000, night))
    return Roster(tuple(turns), shift)


def _spans(parts: Lengths) -> list[tuple[int, int]]:
    """The minutes of the cycle in which each turn begins and ends."""
    spans, clock = [], 0
    for filling, turn in zip(parts.fillings, parts.turns, strict=True):
        spans.append((clock + filling, clock + filling + turn))
        clock += filling + turn
    return spans


def _nights(case: RosterCase, spans: list[tuple[int, int]], hours: int) -> list[int]:
    """The night minutes of each turn if the cycle begins so many hours later."""
    begin = case.start.minute + case.shift + 60 * hours
    return [case.night.minutes(begin + start, begin + end) for start, end in spans]


def _fairest(case: RosterCase, holdings: list[Holding], by_start: dict[int, list[int]]) -> int:
    """No day-only minute at night; then the least greatest night total, the least sum of squares, the least hours."""
    wishes = [place for place, holding in enumerate(holdings) if holding.day_only]
    possible = [hours for hours in _STARTS if not any(by_start[hours][place] for place in wishes)]
    if not possible:
        raise _unmet(case, holdings, wishes, by_start)
    scale = lcm(*{holding.night_hours_so_far.denominator for holding in holdings})
    so_far = [int(holding.night_hours_so_far * 60 * scale) for holding in holdings]

    def burden(hours: int) -> tuple[int, int, int]:
        totals = [before + scale * new for before, new in zip(so_far, by_start[hours], strict=True)]
        return max(totals, default=0), sum(total * total for total in totals), hours

    return min(possible, key=burden)


def _unmet(case: RosterCase, holdings: list[Holding], wishes: list[int], by_start: dict[int, list[int]]) -> NoAnswer:
    """Wishes that no start meets together, while without any one of them some start does."""
    refused = [sum(1 << place for place in wishes if by_start[hours][place]) for hours in _STARTS]
    needed = sum(1 << place for place in wishes)
    for place in reversed(wishes):
        without = needed & ~(1 << place)
        if all(by & without for by in refused):
            needed = without
    left = {holdings[place].id for place in wishes if needed >> place & 1}
    found = [place for place, holding in enumerate(case.holdings) if holding.id in left]
    return NoAnswer(
        "no_day_for_all",
        "no start keeps all of these turns out of the night",
        tuple(f"$.holdings[{place}].day_only" for place in found),
    )
