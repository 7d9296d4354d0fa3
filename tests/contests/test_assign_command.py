"""`birge contests assign` as a person at the console meets it."""

import json

import pytest
from django.core.management import CommandError, call_command

CASE = {
    "format": "birge.contests.assign/1",
    "applications": ["А-1", "А-2"],
    "markers": [
        {"id": "o1", "group": "official", "max_load": 2},
        {"id": "c1", "group": "cso", "max_load": 2},
        {"id": "c2", "group": "cso", "max_load": 1},
    ],
    "conflicts": [{"application": "А-1", "marker": "c1"}],
    "per_application": 2,
    "group_minimum": {"cso": 1},
}
ASSIGNED = """{
  "assignments": [
    {"application": "А-1", "marker": "c2"},
    {"application": "А-1", "marker": "o1"},
    {"application": "А-2", "marker": "c1"},
    {"application": "А-2", "marker": "o1"}
  ],
  "loads": {"c1": 1, "c2": 1, "o1": 2}
}
"""


@pytest.fixture
def assign(tmp_path, capsys):
    def run(case, *arguments):
        file = tmp_path / "case.json"
        file.write_text(json.dumps(case), encoding="utf-8")
        call_command("contests", "assign", str(file), *arguments)
        return capsys.readouterr().out

    return run


def test_the_assignments_go_to_stdout(assign):
    assert assign(CASE) == ASSIGNED


def test_the_assignments_go_into_a_file(assign, tmp_path):
    assert assign(CASE, "-o", str(tmp_path / "assigned.json")) == ""
    assert (tmp_path / "assigned.json").read_text(encoding="utf-8") == ASSIGNED


def test_where_nobody_is_left_it_ends_with_3_and_the_cause(assign):
    conflicts = [{"application": "А-1", "marker": marker} for marker in ("c1", "c2")]
    with pytest.raises(CommandError) as refused:
        assign(CASE | {"conflicts": conflicts})
    assert refused.value.returncode == 3
    assert str(refused.value) == (
        "no answer exists: А-1: markers needed 2, to be had 1 ($.applications[0], $.conflicts[0], $.conflicts[1])"
    )


def test_a_malformed_case_ends_with_2_and_its_place(assign):
    with pytest.raises(CommandError) as refused:
        assign(CASE | {"current": [{"application": "А-1", "marker": "c3"}]})
    assert refused.value.returncode == 2
    assert str(refused.value) == "$.current[0].marker: there is no marker c3"
