"""`birge.contests.vote/1` from document to document, and the reason for each project."""

from fractions import Fraction
from typing import Final

from birge.algorithms.cases import Document
from birge.algorithms.contests.votes.case import read_case
from birge.algorithms.contests.votes.result import Counted, count_votes
from birge.algorithms.contests.votes.vote import Rule
from birge.algorithms.registry import Algorithm, Reason, ReasonValue, register

NO_CURRENCY: Final = "¤"
OWN: Final = ("votes", "supporters", "place", "money", "payers", "full", "price")
"""What a result says of a project besides what it is given: see `Standing`."""


def run(case: Document, packed: bool = False) -> Document:
    """The result document, projects in the order of the case. Raises CaseError."""
    read = read_case(case, packed)
    return document_of(count_votes(read.vote, read.rule))


def document_of(counted: Counted) -> Document:
    projects = counted.vote.projects
    return {
        "winners": [projects[place].id for place in counted.winners],
        "cost": counted.cost,
        "voters": counted.vote.ballots.count,
        "share": counted.share,
        "added": counted.added,
        "projects": [
            {"id": project.id, "given": project.cost if standing.place else Fraction(0)}
            | {name: getattr(standing, name) for name in OWN}
            for project, standing in zip(projects, counted.standings, strict=True)
        ],
    }


def reasons(case: Document, result: Document, packed: bool = False) -> dict[str, Reason]:
    """One reason per project id. Codes:

    `vote.first_votes`: chosen by `greedy`; `vote.no_room`: passed over, the budget did not reach. With equal shares
    `vote.bought`: its supporters paid it, all the same price for a vote; `vote.bought_together`: some of them gave all
    that they had, the others the price; `vote.too_dear`: its supporters have too little left; `vote.no_supporters`.
    """
    read = read_case(case, packed)
    common: dict[str, ReasonValue] = {
        "currency": read.vote.currency or NO_CURRENCY,
        "kind": str(read.vote.kind),
        "rule": str(read.rule),
        "share": result["share"],
        "added": result["added"],
    }
    rows = zip(read.vote.projects, result["projects"], strict=True)
    return {project.id: Reason(_code(row, read.rule), common | _own(row, project.cost)) for project, row in rows}


def _code(row: Document, rule: Rule) -> str:
    chosen = row["place"] is not None
    if rule is Rule.GREEDY:
        return "vote.first_votes" if chosen else "vote.no_room"
    if chosen:
        return "vote.bought" if row["full"] == row["payers"] else "vote.bought_together"
    return "vote.too_dear" if row["supporters"] else "vote.no_supporters"


def _own(row: Document, cost: Fraction) -> dict[str, ReasonValue]:
    short = None if row["money"] is None else max(Fraction(0), cost - row["money"])
    return {"cost": cost, "short": short} | {name: row[name] for name in OWN}


CONTESTS_VOTE: Final = register(Algorithm("birge.contests.vote", 1, run, reasons, subjects="projects"))
