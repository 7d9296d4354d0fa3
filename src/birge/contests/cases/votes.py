"""From the tallies of a vote to the cases that are compared and decided, and the result in words."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.functional import Promise

from birge.algorithms.cases import pack
from birge.algorithms.contests.votes import Rule, case_of
from birge.algorithms.contests.votes.vote import Ballot, Project, Vote, VoteType, ballots_of
from birge.algorithms.packages import Field
from birge.contests.enums.votes import BallotKind
from birge.contests.models import Poll, VoteOption
from birge.contests.queries import votes as queries
from birge.contests.words.votes import NAMES, SENTENCES
from birge.decisions import cases
from birge.decisions.actions import Trial
from birge.decisions.cases import Measure, Proposal, Subject
from birge.decisions.describing import in_every_language
from birge.kernel.journal import subject_of
from birge.kernel.money import TYIYN_IN_SOM

RULES = (Rule.GREEDY, Rule.EQUAL_SHARES, Rule.ADD1)
GOOD, UNIT = "каражат", "сом"
"""What the totals of such a decision count, as packages say it."""
_TYPES = {BallotKind.APPROVAL: VoteType.APPROVAL, BallotKind.CUMULATIVE: VoteType.CUMULATIVE}


@dataclass(frozen=True)
class Line:
    """A project after the count: votes, whether it was chosen, and the reason as the package has it."""

    option: VoteOption
    votes: Fraction
    is_chosen: bool
    reason: dict[str, Any]


def rule_name(rule: str) -> str | Promise:
    """The rule as people call it."""
    return NAMES[Rule(rule)]


def proposal_of(poll: Poll, rule: Rule) -> Proposal:
    """The whole case under one rule. Ballots stand in it as counts of equal ones, in a fixed order, with no voter."""
    options = list(poll.options.all())
    document = case_of(_vote(poll, options), rule)
    given = {name: document[name] for name in ("rule", "vote_type", "currency")}
    budget = _som(poll.budget_tyiyn)
    return Proposal(
        algorithm="birge.contests.vote",
        version=1,
        rule=cases.Rule(str(rule), in_every_language(SENTENCES[rule])),
        fields={"title": Field(), "cost": Field(input=True)},
        inputs={**given, "budget": pack(budget), "ballots": [_packed(ballot) for ballot in document["ballots"]]},
        subjects=[
            Subject(subject_of(option), {"title": option.title, "cost": pack(_som(option.cost_tyiyn))})
            for option in options
        ],
        measure=Measure(GOOD, UNIT, str(budget), "cost", "result/given"),
    )


def _vote(poll: Poll, options: list[VoteOption]) -> Vote:
    kind = _TYPES[BallotKind(poll.kind)]
    at = {option.number: place for place, option in enumerate(options)}
    ballots = [
        Ballot(
            tuple(at[number] for number, _points in choices),
            tuple(Fraction(points) for _number, points in choices) if kind.has_points else (),
            count,
        )
        for choices, count in queries.ballots_of(poll)
    ]
    projects = tuple(Project(str(place + 1), _som(option.cost_tyiyn)) for place, option in enumerate(options))
    return Vote(kind, _som(poll.budget_tyiyn), projects, ballots_of(kind, ballots), "сом")


def _packed(ballot: dict[str, Any]) -> dict[str, Any]:
    points = {"points": [pack(Fraction(number)) for number in ballot["points"]]} if "points" in ballot else {}
    return {**ballot, **points}


def _som(tyiyn: int) -> Fraction:
    return Fraction(tyiyn, TYIYN_IN_SOM)


def compared(poll: Poll) -> list[dict[str, Any]]:
    """What each rule would choose, side by side: its name and sentence, the projects, what they cost together."""
    options = list(poll.options.all())
    found = []
    for trial in trials_of(poll):
        rows = list(zip(options, trial.computation.results, strict=True))
        chosen = [option for option, result in rows if result["place"] is not None]
        rule = Rule(trial.proposal.rule.name)
        found.append(
            {
                "name": NAMES[rule],
                "sentence": SENTENCES[rule],
                "chosen": chosen,
                "cost_tyiyn": sum(option.cost_tyiyn for option in chosen),
            }
        )
    return found


def trials_of(poll: Poll) -> list[Trial]:
    """Every rule tried on the ballots; changes nothing."""
    proposals = [proposal_of(poll, rule) for rule in RULES]
    return [Trial(proposal, proposal.compute()) for proposal in proposals]


def lines_of(poll: Poll, options: list[VoteOption]) -> list[Line]:
    """The published result as the decision states it, chosen projects first, then by votes."""
    if poll.decision is None:
        return []
    by_subject = {subject_of(option): option for option in options}
    lines = [
        Line(
            by_subject[row.subject],
            Fraction(row.value("result")["votes"]),
            row.value("result")["place"] is not None,
            row.value("reason"),
        )
        for row in poll.decision.rows.order_by("number")
    ]
    return sorted(lines, key=lambda line: (not line.is_chosen, -line.votes, line.option.number))
