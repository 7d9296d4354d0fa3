"""`.pb` files: what is read, and how what is wrong with one is said."""

from fractions import Fraction
from pathlib import Path

import pytest

from birge.algorithms.cases import CaseError
from birge.algorithms.contests.votes import Rule, VoteType, read_pabulib, winners_of
from tests.algorithms.contests.plain_votes import rows_of

DATA = Path(__file__).parent.parent / "data" / "votes"
LINES = """META
key;value
num_projects;3
num_votes;3
budget;100.50
vote_type;approval
rule;equalshares
PROJECTS
project_id;cost;name
1;60;"Көпүрө; экинчи этап"
2;50.25;"""  # a name that is empty
TAIL = """
3;40;Тап
VOTES
voter_id;vote;age
a;1,2;34
b;2;
c;3,1;51
"""
FILE = LINES + TAIL
POINTS = FILE.replace("approval", "cumulative").replace("voter_id;vote;age", "voter_id;vote;points")
POINTS = POINTS.replace("a;1,2;34", "a;1,2;3,4.5").replace("b;2;", "b;2;1").replace("c;3,1;51", "c;3,1;0,10")


def read(text: str, encoding: str = "utf-8"):
    return read_pabulib(text.encode(encoding, "replace"))


def test_the_example_of_the_format_is_read_and_counted() -> None:
    file = read_pabulib((DATA / "wieliczka.pb").read_bytes())
    assert (file.rule, file.vote.kind, file.vote.budget, file.vote.ballots.count) == (Rule.GREEDY, "approval", 2500, 10)
    assert [file.vote.projects[place].id for place in winners_of(file.vote, Rule.GREEDY)] == ["4", "5"]


def test_numbers_are_the_decimals_written_and_names_may_be_quoted() -> None:
    file = read(FILE)
    assert file.vote.budget == Fraction("100.50")
    assert [project.cost for project in file.vote.projects] == [60, Fraction("50.25"), 40]
    assert file.rule is Rule.EQUAL_SHARES


@pytest.mark.parametrize(
    "text",
    [
        FILE.replace("\n", "\r\n"),
        "\ufeff" + FILE,
        FILE.replace(";", " ; ").replace(",", ", "),
        FILE + "\n\n",
        FILE.replace("\n", ";;\n"),
        FILE.replace("META", "meta").replace("approval", "Approval"),
        FILE.replace("Тап", '"Тап\nсуу"'),
    ],
)
def test_other_ways_to_write_the_same_are_read_alike(text: str) -> None:
    plain, other = read(FILE).vote, read(text).vote
    assert list(rows_of(other)) == list(rows_of(plain))
    assert other.projects == plain.projects


def test_points_and_a_default_score_are_read() -> None:
    assert [dict(row) for row in rows_of(read(POINTS).vote)] == [{0: 3, 1: Fraction("4.5")}, {1: 1}, {2: 0, 0: 10}]
    scored = POINTS.replace("cumulative", "scoring").replace("rule;", "default_score;-1\nrule;")
    assert dict(list(rows_of(read(scored).vote))[1]) == {1: 1, 0: -1, 2: -1}


def test_an_ordered_ballot_gives_borda_points() -> None:
    ordered = FILE.replace("approval", "ordinal")
    assert [dict(row) for row in rows_of(read(ordered).vote)] == [{0: 1, 1: 0}, {1: 0}, {2: 1, 0: 0}]
    assert read(ordered).vote.kind is VoteType.ORDINAL


def test_an_empty_ballot_is_read_where_the_file_allows_it() -> None:
    text = FILE.replace("b;2;", "b;;").replace("rule;", "min_length;0\nrule;")
    assert [len(row) for row in rows_of(read(text).vote)] == [2, 0, 2]


WRONG = [
    ("", "", "line 1: the file is empty. A .pb file has the sections META, PROJECTS and VOTES."),
    ("META\nkey;value\n", "key;value\n", "line 1: “key” stands before the first section. The file begins with"),
    ("PROJECTS\n", "VOTES\n", "line 13: the section VOTES stands twice, first in line 8. Leave one out."),
    ("VOTES\nvoter_id;vote;age\na;1,2;34\nb;2;\nc;3,1;51\n", "", "line 8: the section VOTES is missing."),
    ("VOTES\nvoter_id;vote;age\na;1,2;34\nb;2;\nc;3,1;51", "VOTES", "line 13: the line of headings is missing below"),
    ("id;cost;name", "id;price;name", "line 8: PROJECTS has no column “cost”. Name it in the line below PROJECTS."),
    ("id;cost;name", "id;cost;cost", "line 9: PROJECTS has two columns “cost”. Rename one."),
    ('"Көпүрө; экинчи этап"', "Көпүрө; экинчи этап", "line 10: 4 fields, but PROJECTS has 3 columns. Quote a field"),
    ('этап"', "этап", "line 10: the quotation marks do not fit (unexpected end of data). Close them"),
    ("budget;100.50\n", "", "line 1: META has no “budget”. Add a line for it."),
    ("vote_type;approval\n", "vote_type;\n", "line 1: META has no “vote_type”."),
    ("rule;equal", "budget;equal", "line 7: field “key”: “budget” stands in line 5 already. Leave one out."),
    ("100.50", "100,50", "line 5: field “budget”: “100,50” is not a number. Write it like 1500 or 1500.50."),
    ("100.50", "1e3", "line 5: field “budget”: “1e3” is not a number."),
    ("100.50", "-1", "line 5: field “budget”: -1 is less than 0. Correct it."),
    ("approval", "consent", "line 6: field “vote_type”: “consent” is not one of approval, choose-1, ordinal, cumul"),
    ("approval", "ordinal\nscoring_fn;veto", "line 7: field “scoring_fn”: “veto” is not one of borda."),
    ("3;40;", "3;0;", "line 12: field “cost”: 0 is not more than 0. Correct it, or leave the project out."),
    ("3;40;", "3;-4;", "line 12: field “cost”: -4 is not more than 0."),
    ("3;40;", "3;;", "line 12: field “cost”: “” is not a number."),
    ("3;40;", "2;40;", "line 12: field “project_id”: “2” stands in line 11 already. Leave one out."),
    ("3;40;", ";40;", "line 12: field “project_id” is empty. Fill it in."),
    ("3;40;", '"3,4";40;', "line 12: field “project_id”: “3,4” has a comma, which separates projects in votes."),
    ("c;3,1", "c;3,9", "line 17: field “vote”: PROJECTS has no “9”. Correct the vote, or add the project."),
    ("c;3,1", "c;3,3", "line 17: field “vote”: “3” is named twice. Leave one out."),
    ("c;3,1", "a;3,1", "line 17: field “voter_id”: “a” stands in line 15 already."),
    ("c;3,1", ";3,1", "line 17: field “voter_id” is empty."),
    ("c;3,1", "c;", "line 17: field “vote”: 0 is less than min_length of META, 1. Correct the vote or leave it out."),
    ("rule;", "max_length;1\nrule;", "line 16: field “vote”: 2 is more than max_length of META, 1."),
    ("rule;", "min_length;1.5\nrule;", "line 7: field “min_length”: 1.5 is not a whole number."),
    ("rule;", "max_sum_cost;105\nrule;", "line 16: field “vote”: 110.25 is more than max_sum_cost of META, 105."),
    ("rule;", "min_sum_cost;55\nrule;", "line 17: field “vote”: 50.25 is less than min_sum_cost of META, 55."),
    ("approval", "choose-1", "line 15: field “vote”: 2 is more than max_length of META, 1."),
    ("num_votes;3", "num_votes;4", "line 4: field “num_votes”: 4, but VOTES has 3 rows. Correct the number, or add"),
    ("num_projects;3", "num_projects;2", "line 3: field “num_projects”: 2, but PROJECTS has 3 rows."),
]


@pytest.mark.parametrize(("old", "new", "said"), WRONG)
def test_what_is_wrong_is_named_by_line_and_field_with_the_remedy(old: str, new: str, said: str) -> None:
    text = FILE.replace(old, new, 1) if old else new
    with pytest.raises(CaseError) as refused:
        read(text)
    assert str(refused.value).startswith(said)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("3,4.5", "3", "line 15: field “points”: 1 points for 2 projects. Give each project one number."),
        ("3,4.5", "3,x", "line 15: field “points”: “x” is not a number."),
        ("3,4.5", "3,-1", "line 15: field “points”: -1 is less than min_points of META, 0."),
        ("rule;", "max_points;4\nrule;", "line 16: field “points”: 4.5 is more than max_points of META, 4."),
        ("rule;", "max_sum_points;9\nrule;", "line 18: field “points”: 10 is more than max_sum_points of META, 9."),
        ("rule;", "min_sum_points;2\nrule;", "line 17: field “points”: 1 is less than min_sum_points of META, 2."),
        (";points", ";score", "line 13: VOTES has no column “points”."),
    ],
)
def test_wrong_points_are_named(old: str, new: str, said: str) -> None:
    with pytest.raises(CaseError) as refused:
        read(POINTS.replace(old, new, 1))
    assert str(refused.value).startswith(said)


@pytest.mark.parametrize("encoding", ["cp1251", "utf-16"])
def test_another_encoding_is_refused_with_the_line(encoding: str) -> None:
    with pytest.raises(CaseError, match=r"line \d+: the text is not UTF-8\. Save the file as UTF-8\."):
        read(FILE, encoding)


def test_keys_that_would_change_the_winners_by_a_citys_own_rule_are_named() -> None:
    assert read(FILE.replace("rule;", "min_project_score_threshold;2\nrule;")).not_applied == (
        "min_project_score_threshold",
    )
