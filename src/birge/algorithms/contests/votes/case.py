"""The case `birge.contests.vote/1`: the same vote as a `.pb` file, without anything about the voters.

Ballots name projects by their number in the list, 1 the first. Equal ballots stand once, with their `count`, and all in
a fixed order: so nothing tells in which order people voted, or who they are.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from birge.algorithms.cases import (
    CaseError,
    Choice,
    Document,
    Id,
    ListOf,
    Number,
    Optional,
    Record,
    Text,
    Versioned,
    Whole,
)
from birge.algorithms.contests.votes.vote import Ballot, Project, Rule, Vote, VoteType, ballots_of

FORMAT = "birge.contests.vote/1"
MOST_ALIKE = 10**9
"""Voters of one ballot: with no more, every sum over voters is a whole number of 64 bits."""


@dataclass(frozen=True)
class VoteCase:
    """A vote and the rule by which it is counted."""

    rule: Rule
    vote: Vote


def read_case(document: object, packed: bool = False) -> VoteCase:
    """The case that the document holds. Raises CaseError with the JSON path of the first thing that is wrong."""
    return _SHAPE.read(document, packed)


def case_of(vote: Vote, rule: Rule) -> Document:
    """The document of a vote."""
    ballots = sorted(_together(vote).values(), key=_place)
    return {
        "format": FORMAT,
        "rule": str(rule),
        "vote_type": str(vote.kind),
        "currency": vote.currency,
        "budget": vote.budget,
        "projects": [{"id": project.id, "cost": project.cost} for project in vote.projects],
        "ballots": [_ballot_document(ballot, vote.kind) for ballot in ballots],
    }


def _ballot_document(ballot: Ballot, kind: VoteType) -> Document:
    points = {"points": list(ballot.points)} if kind.has_points else {}
    return {"projects": [place + 1 for place in ballot.projects], **points, "count": ballot.count}


def _together(vote: Vote) -> dict[Any, Ballot]:
    """Equal ballots as one. Only with `ordinal` does the order of the projects say anything."""
    ballots, at = vote.ballots, 0
    found: dict[Any, Ballot] = {}
    for count, length in zip(ballots.voters.tolist(), ballots.lengths.tolist(), strict=True):
        projects = ballots.projects[at : at + length].tolist()
        votes = ballots.votes[at : at + length].tolist()
        at += length
        rows = list(zip(projects, votes, strict=True))
        rows = rows if vote.kind is VoteType.ORDINAL else sorted(rows)
        key = tuple(rows)
        points = tuple(Fraction(number, ballots.scale) for _, number in rows) if vote.kind.has_points else ()
        known = found.get(key)
        before = known.count if known else 0
        found[key] = Ballot(tuple(place for place, _ in rows), points, before + count)
    return found


def _place(ballot: Ballot) -> tuple[tuple[int, ...], tuple[Fraction, ...]]:
    """Where a ballot stands in a case."""
    return ballot.projects, ballot.points


@dataclass(frozen=True, slots=True)
class _Raw:
    projects: tuple[int, ...]
    points: tuple[Fraction, ...] | None
    count: int


def _case(
    rule: str, vote_type: str, currency: str, budget: Fraction, projects: tuple[Project, ...], ballots: tuple[_Raw, ...]
) -> VoteCase:
    kind = VoteType(vote_type)
    checked: list[Ballot] = []
    for at, raw in enumerate(ballots):
        try:
            checked.append(_checked(raw, kind, len(projects)))
            if at and not _place(checked[-2]) < _place(checked[-1]):
                raise CaseError("not_sorted")
        except CaseError as error:
            raise error.inside(at).inside("ballots") from None
    return VoteCase(Rule(rule), Vote(kind, budget, projects, ballots_of(kind, checked), currency))


def _checked(raw: _Raw, kind: VoteType, projects: int) -> Ballot:
    for at, number in enumerate(raw.projects):
        if number > projects:
            raise CaseError("unknown_project", id=number).inside(at).inside("projects")
        if number in raw.projects[:at]:
            raise CaseError("repeated_id", id=number).inside(at).inside("projects")
    if kind is not VoteType.ORDINAL and list(raw.projects) != sorted(raw.projects):
        raise CaseError("not_sorted").inside("projects")
    if kind is VoteType.CHOOSE_1 and len(raw.projects) > 1:
        raise CaseError("one_project").inside("projects")
    if raw.count > MOST_ALIKE:
        raise CaseError("above", most=MOST_ALIKE, number=raw.count).inside("count")
    return Ballot(tuple(number - 1 for number in raw.projects), _points(raw, kind), raw.count)


def _points(raw: _Raw, kind: VoteType) -> tuple[Fraction, ...]:
    if not kind.has_points:
        if raw.points is not None:
            raise CaseError("key_not_for", key="points", field="vote_type", value=kind).inside("points")
        return ()
    if raw.points is None:
        raise CaseError("missing", key="points").inside("points")
    if len(raw.points) != len(raw.projects):
        raise CaseError("points_count", found=len(raw.points), expected=len(raw.projects)).inside("points")
    for at, number in enumerate(raw.points):
        if kind is VoteType.CUMULATIVE and number < 0:
            raise CaseError("below", least=0, number=number).inside(at).inside("points")
    return raw.points


_SHAPE: Versioned[VoteCase] = Versioned(
    FORMAT,
    Record(
        _case,
        rule=Choice(tuple(Rule)),
        vote_type=Choice(tuple(VoteType)),
        currency=Text(),
        budget=Number(at_least=0),
        projects=ListOf(Record(Project, id=Id(), cost=Number(above=0)), unique="id"),
        ballots=ListOf(
            Record(
                _Raw,
                projects=ListOf(Whole(at_least=1)),
                points=Optional(ListOf(Number()), None),
                count=Whole(at_least=1),
            )
        ),
    ),
)
