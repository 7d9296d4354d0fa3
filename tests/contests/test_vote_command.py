"""`birge contests vote` as a person at the console meets it."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

FILE = Path(__file__).parent.parent / "algorithms" / "data" / "votes" / "wieliczka.pb"


def counted(capsys, *options: str) -> dict:
    call_command("contests", "vote", str(FILE), *options)
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("options", "winners", "cost"),
    [
        ((), ["4", "5"], 2400),
        (("--rule", "greedy"), ["4", "5"], 2400),
        (("--rule", "equal-shares"), ["4"], 1400),
        (("--rule", "equalshares/add1"), ["4", "1"], 2000),
        (("--rule", "add1"), ["4", "1"], 2000),
        (("--rule", "equal-shares", "--add1"), ["4", "1"], 2000),
        (("--add1",), ["4", "1"], 2000),
    ],
)
def test_the_winners_stand_in_the_order_in_which_they_were_chosen(options, winners, cost, capsys):
    assert counted(capsys, *options) == {"winners": winners, "cost": cost}


def test_what_decided_about_each_project_is_printed_on_demand(capsys):
    found = counted(capsys, "--rule", "equal-shares", "--explain")
    assert (found["winners"], found["share"]) == (["4"], 250)
    assert found["projects"][1] | {"money": 300, "supporters": 4} == found["projects"][1]


def test_the_result_goes_into_a_file(tmp_path, capsys):
    call_command("contests", "vote", str(FILE), "-o", str(tmp_path / "out.json"))
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["cost"] == 2400
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("old", "new", "options", "said"),
    [
        ("1; 600", "1; -600", (), "line 18: field “cost”: -600 is not more than 0."),
        ("4,5", "4,6", (), "line 27: field “vote”: PROJECTS has no “6”. Correct the vote, or add the project."),
        ("rule; greedy", "rule; greedy-threshold", (), "the rule “greedy-threshold” of META is not counted here."),
    ],
)
def test_a_wrong_file_is_refused_with_its_name_its_line_and_the_remedy(old, new, options, said, tmp_path):
    file = tmp_path / "votes.pb"
    file.write_text(FILE.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CommandError) as refused:
        call_command("contests", "vote", str(file), *options)
    assert (str(refused.value).startswith(f"{file}: {said}"), refused.value.returncode) == (True, 2)


def test_a_rule_that_is_not_counted_here_is_refused():
    with pytest.raises(CommandError, match="“borda” is not one of greedy, equal-shares, add1"):
        call_command("contests", "vote", str(FILE), "--rule", "borda")


def test_greedy_and_add1_do_not_go_together():
    with pytest.raises(CommandError, match="--add1 goes with equal shares only") as refused:
        call_command("contests", "vote", str(FILE), "--rule", "greedy", "--add1")
    assert refused.value.returncode == 2


def test_what_the_file_asks_for_and_is_not_done_is_said(tmp_path, capsys):
    file = tmp_path / "votes.pb"
    text = FILE.read_text(encoding="utf-8").replace("rule; greedy", "rule; unknown\nmin_project_score_threshold; 9")
    file.write_text(text, encoding="utf-8")
    call_command("contests", "vote", str(file))
    said = capsys.readouterr().err
    assert "META names no rule: counted as greedy." in said
    assert "“min_project_score_threshold” of META is not applied" in said
