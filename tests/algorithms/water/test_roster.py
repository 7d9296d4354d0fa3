"""Turns on a canal: cases computed by hand, and what is true of every rota."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from birge.algorithms.water.roster import Holding, rota, run
from tests.algorithms.water.roster_cases import (
    drained,
    filling_before,
    holdings,
    night_totals,
    roster_case,
    roster_cases,
)

often = settings(max_examples=150, deadline=None, derandomize=True)

COMMAND = {
    "format": "birge.water.roster/1",
    "canal": "W",
    "flow_lps": 30,
    "start": "2026-05-04T06:00",
    "cycle_hours": 168,
    "fill_min_per_64m": 5,
    "drain_min_per_64m": 0,
    "night": {"from": "22:00", "to": "06:00"},
    "shift_hours": 12,
    "holdings": [
        {"id": "a", "distance_m": Fraction("130.56"), "area_ha": Fraction("3.5")},
        {"id": "b", "distance_m": Fraction("261.12"), "area_ha": 2},
        {"id": "c", "distance_m": Fraction("391.68"), "area_ha": Fraction("1.5")},
        {"id": "d", "distance_m": Fraction("522.24"), "area_ha": 1},
    ],
}


def test_the_check_case_of_the_warabandi_literature():
    """8 ha, four holdings, 30 l/s, 168 h, 10.2 minutes of filling before each: 3.5 ha have 73 h 12–13 min, 7906 m³."""
    turns = run(COMMAND)["turns"]
    assert turns[0]["minutes"] == 73 * 60 + 12
    assert abs(turns[0]["volume_m3"] - 7906) < 2
    assert [turn["minutes"] for turn in turns] == [4392, 2510, 1883, 1255]
    assert sum(turn["minutes"] for turn in turns) == 168 * 60 - 40


def test_moments_are_written_as_the_case_wrote_them():
    result = run(COMMAND | {"start": "2026-02-28 23:59:00+06:00", "shift_hours": 0})
    assert result["shift_hours_used"] == 7
    assert result["turns"][0]["start"] == "2026-03-01 07:09:00+06:00"


def test_the_document_out_holds_these_keys_and_no_others():
    result = run(COMMAND)
    assert list(result) == ["turns", "shift_hours_used"]
    assert list(result["turns"][0]) == ["id", "start", "end", "minutes", "volume_m3", "night_minutes"]
    assert run(COMMAND | {"holdings": []}) == {"turns": [], "shift_hours_used": 12}


def test_volumes_take_as_long_as_they_need_and_idle_time_comes_last():
    rows = [Holding("tail", Fraction(640), volume=Fraction(540)), Holding("head", Fraction(0), volume=Fraction(108))]
    roster = rota(roster_case(rows))
    assert [(turn.id, turn.minutes, turn.volume) for turn in roster.turns] == [("head", 60, 108), ("tail", 270, 540)]
    assert roster.turns[1].start.minute - roster.turns[0].end.minute == 50


@often
@given(roster_cases())
def test_turns_run_from_head_to_tail_without_overlap_and_without_a_gap_but_filling(case):
    roster = rota(case)
    distance = {holding.id: holding.distance for holding in case.holdings}
    assert [turn.id for turn in roster.turns] == sorted(distance, key=lambda name: (distance[name], name))
    filling = filling_before(case)
    begin = case.start.minute + roster.shift
    ends = [begin, *(turn.end.minute for turn in roster.turns)]
    for end, turn in zip(ends, roster.turns, strict=False):
        assert abs(turn.start.minute - end - filling[turn.id]) < 1
        assert turn.end.minute - turn.start.minute == turn.minutes >= 0


@often
@given(roster_cases(by_area=True))
def test_by_area_turns_and_filling_make_the_cycle_and_volumes_are_as_the_areas(case):
    roster = rota(case)
    assert roster.turns[-1].end.minute == case.start.minute + roster.shift + case.cycle
    total = case.cycle - sum(filling_before(case).values()) + drained(case)
    area = {holding.id: holding.area for holding in case.holdings}
    minute = case.flow * 60 / 1000
    for turn in roster.turns:
        due = total * area[turn.id] / sum(area.values()) * minute
        assert abs(turn.volume - due) < minute


@often
@given(roster_cases(by_area=False))
def test_by_volume_everyone_gets_the_volume_within_a_minute(case):
    volume = {holding.id: holding.volume for holding in case.holdings}
    for turn in rota(case).turns:
        assert abs(turn.volume - volume[turn.id]) < case.flow * 60 / 1000


@often
@given(roster_cases())
def test_night_minutes_are_counted_minute_by_minute(case):
    for turn in rota(case).turns:
        clock = [minute % 1440 for minute in range(turn.start.minute, turn.end.minute)]
        assert turn.night_minutes == sum(minute >= 22 * 60 or minute < 6 * 60 for minute in clock)


@often
@given(roster_cases())
def test_of_the_24_starts_it_is_the_fairest_by_night(case):
    burdens = []
    for hours in range(24):
        totals = night_totals(case, replaced_start(case, hours)).values()
        burdens.append((max(totals), sum(total * total for total in totals), hours))
    assert rota(case).shift == case.shift + 60 * min(burdens)[2]


def replaced_start(case, hours):
    """The same turns, begun so many hours later."""
    roster = rota(case)
    moved = case.shift + 60 * hours - roster.shift
    turns = []
    for turn in roster.turns:
        start, end = turn.start.after(moved), turn.end.after(moved)
        turns.append(replace(turn, night_minutes=case.night.minutes(start.minute, end.minute)))
    return replace(roster, turns=tuple(turns))


@often
@given(roster_cases(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_is_irrelevant(case, chance):
    rows = list(case.holdings)
    chance.shuffle(rows)
    assert rota(replace(case, holdings=tuple(rows))) == rota(case)


@often
@given(roster_cases(by_area=False), st.integers(0, 2000))
def test_a_holding_more_keeps_the_order_and_the_lengths_of_the_others(case, distance):
    assume(case.drain == 0)
    before = {turn.id: turn for turn in rota(case).turns}
    more = rota(replace(case, holdings=(*case.holdings, Holding("new", Fraction(distance), volume=Fraction(60)))))
    after = {turn.id: turn for turn in more.turns if turn.id != "new"}
    assert list(after) == list(before)
    assert all(abs(after[name].minutes - before[name].minutes) <= 1 for name in before)


@settings(max_examples=15, deadline=None, derandomize=True)
@given(holdings(by_area=True, least=3))
def test_over_20_weeks_nobody_carries_much_more_night_than_another(rows):
    """Of equal areas: after each week the greatest difference is less than the nights of one turn."""
    rows = tuple(replace(holding, area=Fraction(1), night_hours_so_far=Fraction(0)) for holding in rows)
    case = roster_case(rows, fill=Fraction(0), drain=Fraction(0))
    for _week in range(20):
        roster = rota(case)
        totals = night_totals(case, roster)
        case = replace(
            case,
            start=case.start.after(case.cycle),
            holdings=tuple(replace(row, night_hours_so_far=totals[row.id]) for row in case.holdings),
        )
    assert max(totals.values()) - min(totals.values()) <= 8


def test_pairs_of_neighbours_touch_where_there_is_no_filling():
    rows = [Holding(str(number), Fraction(100), area=Fraction(1)) for number in range(5)]
    turns = rota(roster_case(rows, fill=Fraction(0), drain=Fraction(0))).turns
    assert all(one.end == other.start for one, other in pairwise(turns))
