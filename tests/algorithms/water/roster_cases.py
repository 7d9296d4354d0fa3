"""Rosters for the property tests."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import strategies as st

from birge.algorithms.water.roster import Holding, Moment, Night, Roster, RosterCase

START = Moment(20_000 * 1440 + 6 * 60)
NIGHT = Night(22 * 60, 6 * 60)


def roster_case(holdings, **changes) -> RosterCase:
    base = RosterCase(
        "К-3", Fraction(30), START, 168 * 60, Fraction(5), Fraction(3), NIGHT, 0, tuple(holdings)
    )  # fmt: skip
    return replace(base, **changes)


@st.composite
def holdings(draw: st.DrawFn, by_area: bool, least: int = 1) -> tuple[Holding, ...]:
    rows = []
    for number in range(draw(st.integers(least, 9))):
        distance = Fraction(draw(st.integers(0, 40)) * 50)
        size = Fraction(draw(st.integers(10, 60)), 10)
        so_far = Fraction(draw(st.integers(0, 40)), 2)
        kind = {"area": size} if by_area else {"volume": size * 150}
        rows.append(Holding(f"h{number * 7 % 10}", distance, night_hours_so_far=so_far, **kind))
    return tuple(rows)


@st.composite
def roster_cases(draw: st.DrawFn, by_area: bool | None = None) -> RosterCase:
    """Every turn fits and is longer than the draining, and nobody has asked for the day only."""
    by_area = draw(st.booleans()) if by_area is None else by_area
    fill, drain = Fraction(draw(st.integers(0, 12)), 2), Fraction(draw(st.integers(0, 2)), 2)
    shift = draw(st.sampled_from([0, 60, 12 * 60]))
    return roster_case(draw(holdings(by_area)), fill=fill, drain=drain, shift=shift)


def filling_before(case: RosterCase) -> dict[str, Fraction]:
    """Exact minutes by holding, from the definition."""
    found, before = {}, Fraction(0)
    for holding in sorted(case.holdings, key=lambda holding: (holding.distance, holding.id)):
        found[holding.id] = (holding.distance - before) * case.fill / 64
        before = holding.distance
    return found


def drained(case: RosterCase) -> Fraction:
    return max(holding.distance for holding in case.holdings) * case.drain / 64


def night_totals(case: RosterCase, roster: Roster) -> dict[str, Fraction]:
    """Hours by holding, with those of this roster."""
    so_far = {holding.id: holding.night_hours_so_far for holding in case.holdings}
    return {turn.id: so_far[turn.id] + Fraction(turn.night_minutes, 60) for turn in roster.turns}
