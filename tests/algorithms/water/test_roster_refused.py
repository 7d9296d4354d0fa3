"""Rosters that are malformed, or that nobody could draw up."""

import json

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from birge.algorithms.cases import CaseError, NoAnswer, parse
from birge.algorithms.water.roster import run

CASE = (
    '{"format": "birge.water.roster/1", "canal": "К-3", "flow_lps": 30, "start": "2026-05-04T06:00",'
    ' "cycle_hours": 24, "fill_min_per_64m": 5, "drain_min_per_64m": 3, "night": {"from": "22:00", "to": "06:00"},'
    ' "shift_hours": 0, "holdings": [{"id": "a", "distance_m": 64, "area_ha": 2, "day_only": true},'
    ' {"id": "b", "distance_m": 128, "area_ha": 3, "night_hours_so_far": 4.5}]}'
)
REFUSED = [
    ('"flow_lps": 30', '"flow_lps": 0', "$.flow_lps", "not_above"),
    ('"flow_lps": 30, ', "", "$.flow_lps", "missing"),
    ('"flow_lps"', '"flow"', "$.flow", "unknown_key"),
    ("2026-05-04T06:00", "2026-02-30T06:00", "$.start", "not_a_moment"),
    ("2026-05-04T06:00", "04.05.2026", "$.start", "not_a_moment"),
    ("2026-05-04T06:00", "2026-05-04T24:30", "$.start", "not_a_moment"),
    ('"cycle_hours": 24', '"cycle_hours": 0', "$.cycle_hours", "not_above"),
    ('"cycle_hours": 24', '"cycle_hours": 24.001', "$.cycle_hours", "not_whole_minutes"),
    ('"cycle_hours": 24', '"cycle_hours": 1e30', "$.cycle_hours", "above"),
    ('"shift_hours": 0', '"shift_hours": -1', "$.shift_hours", "below"),
    ('"shift_hours": 0', '"shift_hours": 8785', "$.shift_hours", "above"),
    ('"22:00"', '"24:00"', "$.night.from", "not_a_clock_time"),
    ('"22:00"', '"06:00"', "$.night.to", "empty_night"),
    (', "to": "06:00"', "", "$.night.to", "missing"),
    ('"day_only": true', '"day_only": 1', "$.holdings[0].day_only", "wrong_type"),
    ('"area_ha": 3', '"volume_m3": 3', "$.holdings[1].volume_m3", "other_kind"),
    ('"area_ha": 3', '"area_ha": 3, "volume_m3": 3', "$.holdings[1].volume_m3", "other_kind"),
    ('"area_ha": 3, ', "", "$.holdings[1].area_ha", "missing"),
    ('"area_ha": 3', '"area_ha": 0', "$.holdings[1].area_ha", "not_above"),
    ('"distance_m": 128', '"distance_m": -1', "$.holdings[1].distance_m", "below"),
    ('"id": "b"', '"id": "a"', "$.holdings[1].id", "repeated_id"),
    ("4.5", "NaN", "$.holdings[1].night_hours_so_far", "not_finite"),
]


@pytest.mark.parametrize(("old", "new", "path", "code"), REFUSED)
def test_a_malformed_case_is_refused_where_it_is_wrong(old, new, path, code):
    assert CASE.count(old) >= 1
    with pytest.raises(CaseError) as refused:
        run(parse(CASE.replace(old, new, 1)))
    assert (refused.value.path, refused.value.code) == (path, code)
    assert str(refused.value).startswith(f"{path}: ")


def test_the_case_that_is_spoilt_above_is_good_itself():
    turns = run(parse(CASE))["turns"]
    assert [turn["id"] for turn in turns] == ["a", "b"]
    assert turns[0]["night_minutes"] == 0


def cause(case: dict) -> tuple[str, ...] | None:
    try:
        run(case)
    except NoAnswer as none:
        assert str(none).startswith("no answer exists: ")
        return none.cause
    return None


def case_of(rows: list[dict], **changes) -> dict:
    holdings = [{"id": str(place), "distance_m": 0, **row} for place, row in enumerate(rows)]
    return json.loads(CASE) | {"holdings": holdings} | changes


def test_a_turn_that_is_longer_than_any_day_cannot_be_in_the_day():
    assert cause(case_of([{"area_ha": 1}, {"area_ha": 9, "day_only": True}])) == ("$.holdings[1].day_only",)


def test_only_the_wishes_that_exclude_each_other_are_named():
    """Eight turns of three hours: between the first, third and sixth of each day no night of eight hours fits in."""
    rows = [{"area_ha": 1, "day_only": place in (0, 1, 2, 5, 7)} for place in range(8)]
    assert cause(case_of(rows)) == tuple(f"$.holdings[{place}].day_only" for place in (0, 2, 5))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.integers(1, 9), st.booleans()), min_size=1, max_size=8))
def test_without_any_one_of_the_named_wishes_there_is_a_rota(rows):
    case = case_of([{"area_ha": area, "day_only": wish} for area, wish in rows])
    named = cause(case)
    assume(named is not None)
    for path in named:
        place = int(path.split("[")[1].split("]")[0])
        kept = {int(other.split("[")[1].split("]")[0]) for other in named} - {place}
        fewer = [{"area_ha": area, "day_only": row in kept} for row, (area, _) in enumerate(rows)]
        assert cause(case_of(fewer)) is None
    only = {int(other.split("[")[1].split("]")[0]) for other in named}
    alone = [{"area_ha": area, "day_only": row in only} for row, (area, _) in enumerate(rows)]
    assert cause(case_of(alone)) == named


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 20)), min_size=1, max_size=8),
    st.sampled_from([(5, 3), (0, 0), (1, 6)]),
)
def test_volumes_that_do_not_fit_are_named_and_all_of_them_are_needed(rows, per_64m):
    fill, drain = per_64m
    holdings = [{"volume_m3": volume, "distance_m": 64 * steps} for volume, steps in rows]
    case = case_of(holdings, fill_min_per_64m=fill, drain_min_per_64m=drain)
    named = cause(case)
    assume(named is not None and named[0].startswith("$.holdings"))
    places = [int(path.split("[")[1].split("]")[0]) for path in named]
    whole = [holding | {"id": str(place)} for place, holding in enumerate(holdings)]
    assert len(cause(case | {"holdings": [whole[place] for place in places]})) == len(places)
    for left_out in places:
        fewer = cause(case | {"holdings": [whole[place] for place in places if place != left_out]})
        assert fewer is None or fewer == ("$.drain_min_per_64m",)


def test_filling_that_takes_the_whole_cycle_is_refused():
    assert cause(case_of([{"area_ha": 1, "distance_m": 64 * 300}], drain_min_per_64m=0)) == (
        "$.cycle_hours", "$.fill_min_per_64m",
    )  # fmt: skip


def test_a_last_turn_shorter_than_its_draining_is_refused():
    assert cause(case_of([{"volume_m3": 1, "distance_m": 640}])) == ("$.drain_min_per_64m",)
