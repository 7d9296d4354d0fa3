"""`birge.contests.vote/1`: a count as a decision that a stranger recomputes."""

from fractions import Fraction
from pathlib import Path
from random import Random

import pytest

from birge.algorithms import cases
from birge.algorithms.cases import CaseError
from birge.algorithms.contests.votes import (
    CONTESTS_VOTE,
    Rule,
    VoteType,
    case_of,
    read_case,
    read_pabulib,
    reasons,
    run,
    winners_of,
)
from birge.algorithms.packages.recompute import compute
from birge.algorithms.reasons import LANGUAGES, texts_of
from tests.algorithms.contests.plain_votes import random_vote

FILE = Path(__file__).parent.parent / "data" / "votes" / "wieliczka.pb"
CASE = {
    "format": "birge.contests.vote/1",
    "rule": "equal-shares",
    "vote_type": "approval",
    "currency": "сом",
    "budget": 120,
    "projects": [{"id": "a", "cost": 60}, {"id": "b", "cost": 34}, {"id": "c", "cost": 70}, {"id": "d", "cost": 1}],
    "ballots": [
        {"projects": [1], "count": 4},
        {"projects": [1, 2], "count": 6},
        {"projects": [2, 3], "count": 2},
    ],
}


def test_the_result_says_of_each_project_what_decided() -> None:
    assert cases.write(run(CASE)) == (
        '{\n  "winners": [\n    "a",\n    "b"\n  ],\n  "cost": 94,\n  "voters": 12,\n  "share": 10,\n  "added": 0,\n'
        '  "projects": [\n'
        '    {"id": "a", "given": 60, "votes": 10, "supporters": 10, "place": 1, "money": null, "payers": 10, '
        '"full": 10, "price": 6},\n'
        '    {"id": "b", "given": 34, "votes": 8, "supporters": 8, "place": 2, "money": null, "payers": 8, '
        '"full": 2, "price": 5},\n'
        '    {"id": "c", "given": 0, "votes": 2, "supporters": 2, "place": null, "money": 10, "payers": null, '
        '"full": null, "price": null},\n'
        '    {"id": "d", "given": 0, "votes": 0, "supporters": 0, "place": null, "money": 0, "payers": null, '
        '"full": null, "price": null}\n  ]\n}\n'
    )


def test_each_project_has_a_reason_in_five_languages() -> None:
    given = reasons(CASE, run(CASE))
    assert [reason.code for reason in given.values()] == [
        "vote.bought", "vote.bought_together", "vote.too_dear", "vote.no_supporters",
    ]  # fmt: skip
    assert texts_of("birge.contests.vote/1", given["b"])["en"] == (
        "Votes: 8. Cost: 34 сом. Chosen. Order of choice: 2. Its supporters paid its cost: 8 people, "
        "of them in full: 2. The others gave all that they had left. From each who paid in full: 5 сом. "
        "Rule: equal shares. The budget is divided equally among all who voted: 10 сом."
    )
    assert texts_of("birge.contests.vote/1", given["c"])["ky"] == (
        "Добуштар: 2. Баасы: 70 сом. Тандалган жок. Колдоочулары: 2 киши. Аларда чогуу калган акча: 10 сом. "
        "Жетпегени: 60 сом. Эреже: тең үлүштөр. Бюджет добуш берген ар бир кишиге тең бөлүнөт: 10 сом."
    )


@pytest.mark.parametrize("rule", list(Rule))
@pytest.mark.parametrize("kind", list(VoteType))
def test_every_reason_has_different_words_in_every_language(kind: VoteType, rule: Rule) -> None:
    chance = Random(4)
    for voters in (0, 1, 5, 9):
        case = case_of(random_vote(chance, kind, 5, voters), rule)
        for reason in reasons(case, run(case)).values():
            texts = texts_of("birge.contests.vote/1", reason)
            assert tuple(texts) == LANGUAGES
            assert len(set(texts.values())) == len(LANGUAGES)


@pytest.mark.parametrize("rule", list(Rule))
def test_the_document_of_a_vote_is_counted_as_the_vote(rule: Rule) -> None:
    chance = Random(9)
    for kind in VoteType:
        vote = random_vote(chance, kind, 5, 8, fine=True)
        document = cases.parse(cases.write(case_of(vote, rule)))
        assert winners_of(read_case(document).vote, rule) == winners_of(vote, rule)


def test_equal_ballots_stand_once_and_in_an_order_that_does_not_tell_when_they_came() -> None:
    text = FILE.read_text(encoding="utf-8").replace("2; 51; m; 1,2\n", "2; 51; m; 2,1\n11; 30; f; 1,2\n")
    vote = read_pabulib(text.replace("num_votes; 10", "num_votes; 11").encode()).vote
    assert case_of(vote, Rule.GREEDY)["ballots"] == [
        {"projects": [1, 2], "count": 2},
        {"projects": [1, 2, 3], "count": 1},
        {"projects": [1, 3, 5], "count": 1},
        {"projects": [1, 5], "count": 1},
        {"projects": [2, 3, 4], "count": 2},
        {"projects": [3], "count": 1},
        {"projects": [3, 4], "count": 1},
        {"projects": [4], "count": 1},
        {"projects": [4, 5], "count": 1},
    ]


def test_a_package_recomputes_the_count_from_numbers_alone() -> None:
    inputs = {key: cases.pack(value) for key, value in CASE.items() if key not in ("format", "projects")}
    again = compute(CONTESTS_VOTE, inputs, [{"cost": row["cost"]} for row in CASE["projects"]])
    assert again.outputs == {"winners": ["1", "2"], "cost": 94, "voters": 12, "share": 10, "added": 0}
    assert again.results[1] == {
        "given": 34, "votes": 8, "supporters": 8, "place": 2, "money": None, "payers": 8, "full": 2, "price": 5,
    }  # fmt: skip
    assert again.reasons[2]["params"]["short"] == 60


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("rule", "borda", "$.rule: must be one of: greedy, equal-shares, add1; not borda"),
        ("budget", -1, "$.budget: the number must be at least 0, not -1"),
        ("projects.0.cost", 0, "$.projects[0].cost: the number must be greater than 0, not 0"),
        ("projects.1.id", "a", "$.projects[1].id: the id a is given twice"),
        ("ballots.0.projects", [9], "$.ballots[0].projects[0]: there is no project 9"),
        ("ballots.1.projects", [1, 1], "$.ballots[1].projects[1]: the id 1 is given twice"),
        ("ballots.1.projects", [2, 1], "$.ballots[1].projects: this does not stand in its place"),
        ("ballots.1.projects", [1], "$.ballots[1]: this does not stand in its place: equal ballots stand once"),
        ("ballots.0.count", 0, "$.ballots[0].count: the number must be at least 1, not 0"),
        (
            "ballots.0.count",
            10**30,
            "$.ballots[0].count: the number must be at most 1000000000, not 1000000000000000000000",
        ),
        ("ballots.0.voter", "x", "$.ballots[0].voter: the key voter is not known"),
        ("ballots.0.points", [1], "$.ballots[0].points: the key points has no meaning where vote_type is approval"),
        ("vote_type", "choose-1", "$.ballots[1].projects: a ballot names one project at most here"),
        ("vote_type", "scoring", "$.ballots[0].points: the key points is missing"),
    ],
)
def test_a_malformed_case_is_refused_with_its_path(path: str, value: object, said: str) -> None:
    document = cases.parse(cases.write(CASE))
    *steps, last = path.split(".")
    inner = document
    for step in steps:
        inner = inner[int(step)] if step.isdigit() else inner[step]
    inner[last] = value
    with pytest.raises(CaseError) as refused:
        run(document)
    assert str(refused.value).startswith(said)


def test_points_are_as_many_as_projects_and_not_below_zero_where_they_are_shared_out() -> None:
    ballots = [{"projects": [1, 2], "points": [1, Fraction(1, 2)], "count": 1}]
    document = CASE | {"vote_type": "cumulative", "ballots": ballots}
    assert run(document)["projects"][1]["votes"] == Fraction(1, 2)
    for points, said in (([1], "1 points for 2 projects"), ([1, -1], r"points\[1\]: the number must be at least 0")):
        with pytest.raises(CaseError, match=said):
            run(document | {"ballots": [ballots[0] | {"points": points}]})
