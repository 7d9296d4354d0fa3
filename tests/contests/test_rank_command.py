"""`birge contests rank` as a person at the console meets it."""

import json

import pytest
from django.core.management import CommandError, call_command

CASE = {
    "format": "birge.contests.rank/1",
    "criteria": [{"id": "need", "weight": 100, "max": 3}],
    "applications": [
        {"id": "А-1", "requested_tyiyn": 60, "submitted_at": "2026-03-01T17:00:00+06:00"},
        {"id": "А-2", "requested_tyiyn": 50, "submitted_at": "2026-03-01T11:00:00Z"},
    ],
    "marks": [
        {"application": "А-1", "marker": "1", "criterion": "need", "mark": 2},
        {"application": "А-2", "marker": "1", "criterion": "need", "mark": 1},
    ],
    "recusals": [],
    "aggregate": "mean",
    "minimum": 20,
    "tie_break": ["earlier"],
    "funding_tyiyn": 60,
    "selection": "skip",
    "areas": [],
    "reserve": 1,
}
RANKED = """{
  "order": [
    "А-1",
    "А-2"
  ],
  "selected": [
    "А-1"
  ],
  "reserve": [
    "А-2"
  ],
  "unranked": [],
  "unmet_areas": [],
  "scores": {"А-1": {"number": 66.67, "exact": "200/3"}, "А-2": {"number": 33.33, "exact": "100/3"}},
  "reasons": {"А-1": {"outcome": "selected", "points_short": 0, "tyiyn_short": 0}, \
"А-2": {"outcome": "money-short", "points_short": 33.34, "tyiyn_short": 50}},
  "stability": {"stable": false, "by_marker": [{"marker": "1", "selected": []}], "by_weight": []}
}
"""


@pytest.fixture
def rank(tmp_path, capsys):
    def run(case, *arguments):
        file = tmp_path / "case.json"
        file.write_text(json.dumps(case), encoding="utf-8")
        call_command("contests", "rank", str(file), *arguments)
        return capsys.readouterr().out

    return run


def test_the_ranking_goes_to_stdout(rank):
    assert rank(CASE) == RANKED


def test_the_ranking_goes_into_a_file(rank, tmp_path):
    assert rank(CASE, "-o", str(tmp_path / "ranked.json")) == ""
    assert (tmp_path / "ranked.json").read_text(encoding="utf-8") == RANKED


def test_what_is_malformed_ends_with_2_and_the_place(rank):
    with pytest.raises(CommandError) as refused:
        rank(CASE | {"recusals": [{"application": "А-2", "marker": "1"}]})
    assert refused.value.returncode == 2
    assert str(refused.value) == ("$.marks[1]: the marker 1 is recused from the application А-2 and cannot mark it")


def test_where_the_money_is_short_for_all_it_ends_with_3_and_the_cause(rank):
    with pytest.raises(CommandError) as none:
        rank(CASE | {"selection": "all-above-minimum"})
    assert none.value.returncode == 3
    assert str(none.value) == (
        "no answer exists: all who reach the minimum are to be selected, and these alone ask for 110 of 60 tyiyn "
        "($.funding_tyiyn, $.applications[0].requested_tyiyn, $.applications[1].requested_tyiyn)"
    )


def test_the_severity_of_markers_is_added_only_when_asked_for(rank):
    result = json.loads(rank(CASE, "--severity"))
    assert result.pop("severity") == {"status": "all-mark-all"}
    assert result == json.loads(RANKED)
