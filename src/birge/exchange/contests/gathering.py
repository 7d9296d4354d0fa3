"""Contests out of the database, some at a time: memory does not grow with their number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from birge.contests.enums.applications import ApplicationState
from birge.contests.enums.calls import CallState
from birge.contests.models import Application, Call, CallChange
from birge.contests.queries.openness import hidden_places
from birge.exchange.contests import things
from birge.exchange.contests.contracts import contract_of
from birge.exchange.contests.decided import Around, Parties, area_of, award_of, entrants_of, rounds_of
from birge.exchange.contests.parties import Points, applicant_party, organisation_party
from birge.exchange.contests.redaction import told
from birge.exchange.contests.territory import points_of
from birge.exchange.queries.published import with_all_that_is_told

AT_ONCE = 25
"""So many calls are held in memory together."""
CHANGED = {
    "names": "names",
    "goal": "goal",
    "task": "task",
    "problem_text": "problem",
    "deadline_at": "deadline_at",
    "questions_until": "questions_until",
}
"""Fields of a call that can change after it was announced, as `Contest` calls them."""
STILL_SEALED = (CallState.DRAFT, CallState.OPEN)


def contests(calls: QuerySet[Call], on: date, *, with_maps: bool = True) -> Iterator[things.Contest]:
    """The announced calls as everyone may know them, places and names as of the day, in the order of the query set."""
    rows = iter(with_all_that_is_told(calls).iterator(chunk_size=AT_ONCE))
    while some := list(islice(rows, AT_ONCE)):
        points = points_of(_places(some), on, with_maps=with_maps)
        hidden = hidden_places(some)
        for call in some:
            yield told(_contest(call, points, hidden))


def _by_rank(row: Any) -> tuple[int, bool, int, int]:
    return row.award.number, row.rank is None, row.rank or 0, row.number


def _places(calls: Sequence[Any]) -> Iterable[UUID | None]:
    for call in calls:
        yield from (call.place_id, call.customer.place_id)
        yield from (money.line.payer.place_id for money in call.told_money if money.line.payer)
        for application in call.told_applications:
            yield application.area_id
            if application.applicant.organisation:
                yield application.applicant.organisation.place_id


def _contest(call: Any, points: Points, hidden: set[UUID]) -> things.Contest:
    rows = sorted((row for own in call.told_applications for row in own.told_rows), key=_by_rank)
    rounds = rounds_of(call, rows)
    applications = {row.pk: row for row in call.told_applications}
    around = Around({row.pk: _party(row, points) for row in applications.values()}, points, hidden)
    found = [award_of(row, rounds[row.award_id], applications[row.application_id], around) for row in rows]
    awards = tuple(award for award in found if award is not None)
    return things.Contest(
        **_notice(call, points),
        **_moments(call),
        counts=_counts(call, [row for row in rows if not rounds[row.award_id].replaced_at], awards),
        changes=tuple(_change(row) for row in call.told_changes),
        is_rolling=call.is_rolling,
        rounds=tuple(rounds.values()),
        entrants=entrants_of(call, rounds.values(), rows, around.parties),
        ranked=tuple(_ranked(row, applications[row.application_id], around.parties) for row in rows),
        awards=awards,
        contracts=tuple(_contracts(call, awards, around)),
        is_place_hidden=call.pk in hidden,
    )


def _notice(call: Any, points: Points) -> dict[str, Any]:
    """What the call says from its announcement on: of whom, under which rules, with whose money."""
    terms = call.rule_set.terms
    return {
        "key": call.pk,
        "number": call.number,
        "names": call.names,
        "goal": call.goal,
        "task": call.task,
        "problem": call.problem_text,
        "customer": organisation_party(call.customer, points),
        "programme": call.programme_id,
        "programme_names": call.programme.names,
        "programme_basis": call.programme.basis,
        "profile": call.rule_set.profile,
        "applicants": tuple(terms.get("applicants", ())),
        "criteria": tuple(_criterion(row) for row in terms.get("criteria", ())),
        "currency": call.currency,
        "funding_tyiyn": call.funding_tyiyn,
        "sources": tuple(_source(money, points) for money in call.told_money),
        "place": points.get(call.place_id),
        "is_demo": call.is_demo,
    }


def _moments(call: Any) -> dict[str, Any]:
    """How the call stands, and when what happened to it."""
    return {
        "state": call.state,
        "announced_at": call.announced_at,
        "opens_at": call.opens_at,
        "questions_until": call.questions_until,
        "asked_at": call.asked_at,
        "deadline_at": call.deadline_at,
        "cancelled_at": call.cancelled_at,
        "cancel_reason": call.cancel_reason,
        "closed_at": call.closed_at,
    }


def _party(application: Application, points: Points) -> things.Party:
    return applicant_party(application.applicant, application.pk.hex, points)


def _ranked(row: Any, application: Application, parties: Parties) -> things.Ranked:
    number = application.number or row.number
    return things.Ranked(row.pk, row.award_id, number, parties[application.pk], row.rank, row.score, row.outcome)


def _change(row: CallChange) -> things.Change:
    """`what` holds [before, after] of each field of the call that was changed; moments as ISO text."""
    sides: tuple[dict[str, Any], dict[str, Any]] = ({}, {})
    for name, values in row.what.items():
        if name in CHANGED:
            for side, value in zip(sides, values, strict=True):
                side[CHANGED[name]] = datetime.fromisoformat(value) if isinstance(value, str) else value
    return things.Change(row.pk, row.at, row.reason, *sides)


def _contracts(call: Any, awards: Sequence[things.Award], around: Around) -> Iterator[things.Contract]:
    """In the order of their applications. One whose award does not stand any more is not told."""
    won = {award.application: award.key for award in awards if award.stands}
    for application in call.told_applications:
        key, agreement = application.pk, getattr(application, "agreement", None)
        if key in won and agreement is not None and agreement.signed_at is not None:
            place = area_of(application, around.points)
            is_hidden = key in around.hidden
            party = around.parties[key]
            yield contract_of(agreement, application, won[key], party, place, is_place_hidden=is_hidden)


def _counts(call: Any, rows: Sequence[Any], awards: Sequence[things.Award]) -> things.Counts:
    """Before the seals are broken (of a rolling call: before a decision) only how many came and were taken back."""
    states = [row.state for row in call.told_applications]
    withdrawn = states.count(ApplicationState.WITHDRAWN)
    refused = states.count(ApplicationState.NOT_ADMITTED)
    won = sum(award.stands for award in awards)
    if call.is_rolling and rows:
        return things.Counts(len(states), withdrawn, refused, len(rows), won)
    if call.state in STILL_SEALED or call.opened_at is None:
        return things.Counts(len(states), withdrawn)
    if not rows:
        return things.Counts(len(states), withdrawn, refused)
    return things.Counts(len(states), withdrawn, refused, len(states) - withdrawn - refused, won)


def _criterion(row: dict[str, Any]) -> things.Criterion:
    return things.Criterion(row["id"], row["names"], row["weight"])


def _source(money: Any, points: Points) -> things.Source:
    line = money.line
    return things.Source(
        key=line.pk,
        kind=line.kind,
        names=line.names,
        code=line.code,
        basis=line.basis,
        amount_tyiyn=money.amount_tyiyn,
        currency=line.currency,
        payer=organisation_party(line.payer, points) if line.payer else None,
    )
