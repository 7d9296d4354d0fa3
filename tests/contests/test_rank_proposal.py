"""A ranking as decisions take it: proposed, computed, summed up."""

from birge.algorithms.packages import Field
from birge.algorithms.packages.recompute import subject_id
from birge.contests.words.ranking import NAMES
from birge.decisions.cases import Measure, Proposal, Rule, Subject
from birge.decisions.describing import in_every_language
from birge.decisions.summary import summary_of

REQUESTS = (6_000_000, 5_000_000, 3_000_000)


def proposal(selection: str) -> Proposal:
    marks = [
        {"application": subject_id(number, 3), "marker": "1", "criterion": "need", "mark": 6 - number}
        for number in (1, 2, 3)
    ]
    return Proposal(
        algorithm="birge.contests.rank",
        version=1,
        rule=Rule(selection, in_every_language(NAMES[selection])),
        fields={"requested_tyiyn": Field(input=True), "submitted_at": Field(input=True)},
        inputs={
            "criteria": [{"id": "need", "weight": 100, "max": 5}],
            "marks": marks,
            "aggregate": "mean",
            "funding_tyiyn": 9_000_000,
            "selection": selection,
        },
        subjects=[
            Subject(f"contests.application:{place}", {"requested_tyiyn": asked, "submitted_at": "2026-03-01T12:00:00Z"})
            for place, asked in enumerate(REQUESTS)
        ],
        measure=Measure("грант", "тыйын", "9000000/1", "requested_tyiyn", "result/given_tyiyn"),
    )


def test_two_ways_of_selection_can_be_compared_before_the_choice():
    chosen = {
        name: [result["outcome"] for result in proposal(name).compute().results]
        for name in ("skip", "stop", "knapsack")
    }
    assert chosen == {
        "skip": ["selected", "money-short", "selected"],
        "stop": ["selected", "money-short", "after-stop"],
        "knapsack": ["selected", "outscored", "selected"],
    }


def test_what_is_given_is_summed_up_in_tyiyn():
    stop = proposal("stop")
    summary = summary_of(stop, stop.compute().results, hidden=False)
    assert (summary["asked"], summary["given"], summary["unallocated"]) == ("14000000/1", "6000000/1", "3000000/1")
