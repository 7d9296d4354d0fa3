"""`birge water roster` as a person at the console meets it."""

import json

import pytest
from django.core.management import CommandError, call_command

CASE = {
    "format": "birge.water.roster/1",
    "canal": "К-3",
    "flow_lps": 30,
    "start": "2026-05-04T06:00",
    "cycle_hours": 10,
    "fill_min_per_64m": 5,
    "drain_min_per_64m": 3,
    "night": {"from": "22:00", "to": "06:00"},
    "shift_hours": 0,
    "holdings": [
        {"id": "tail", "distance_m": 128, "area_ha": 2, "day_only": True},
        {"id": "head", "distance_m": 64, "area_ha": 1, "night_hours_so_far": 3},
    ],
}
TURNS = """{
  "turns": [
    {"id": "head", "start": "2026-05-04T06:05", "end": "2026-05-04T09:24", "minutes": 199, "volume_m3": 358.2, "night_minutes": 0},
    {"id": "tail", "start": "2026-05-04T09:29", "end": "2026-05-04T16:00", "minutes": 391, "volume_m3": 714.6, "night_minutes": 0}
  ],
  "shift_hours_used": 0
}
"""  # noqa: E501 (as it is printed)


@pytest.fixture
def roster(tmp_path, capsys):
    def run(case, *arguments):
        file = tmp_path / "case.json"
        file.write_text(json.dumps(case), encoding="utf-8")
        call_command("water", "roster", str(file), *arguments)
        return capsys.readouterr().out

    return run


def test_the_turns_go_to_stdout(roster):
    assert roster(CASE) == TURNS


def test_the_turns_go_into_a_file(roster, tmp_path):
    assert roster(CASE, "-o", str(tmp_path / "turns.json")) == ""
    assert (tmp_path / "turns.json").read_text(encoding="utf-8") == TURNS


def test_wishes_that_cannot_be_met_end_with_3_and_are_named(roster):
    with pytest.raises(CommandError) as refused:
        roster(CASE | {"cycle_hours": 48})
    assert refused.value.returncode == 3
    assert str(refused.value) == (
        "no answer exists: no start keeps all of these turns out of the night ($.holdings[0].day_only)"
    )


def test_a_malformed_case_ends_with_2_and_its_place(roster):
    with pytest.raises(CommandError) as refused:
        roster(CASE | {"start": "4 May"})
    assert refused.value.returncode == 2
    assert str(refused.value) == "$.start: a moment like 2026-05-01T06:00 is expected here, not 4 May"
