"""Releases of decisions: awards, of the reserve list too, and how they ended or were replaced."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from birge.exchange.contests.things import Award, Contest, Party, Round
from birge.exchange.links import package_url
from birge.exchange.ocds.parts import Release, documents, parties_of, reference, release, value
from birge.exchange.words import filled, moment


def of_decision(contest: Contest, awarded: Round) -> Iterator[Release]:
    """What a published decision gave, and what became of that since."""
    own = [award for award in contest.awards if award.round.key == awarded.key]
    yield _published(contest, awarded, [award for award in own if not award.is_reserve])
    for award in own:
        if award.is_reserve:
            yield _from_reserve(contest, award)
        if award.ended_at:
            yield _told(contest, f"declined-{award.key.hex}", award.ended_at, "cancelled", [award])
    if awarded.repeated_at:
        there = _not_ended(own, awarded.repeated_at)
        yield _told(contest, f"repeated-{awarded.key.hex}", awarded.repeated_at, "pending", there)
    if awarded.replaced_at:
        there = _not_ended(own, awarded.replaced_at)
        yield _told(contest, f"replaced-{awarded.key.hex}", awarded.replaced_at, "cancelled", there)


def _not_ended(awards: Iterable[Award], at: datetime) -> list[Award]:
    return [award for award in awards if award.ended_at is None or award.ended_at > at]


def _published(contest: Contest, awarded: Round, selected: list[Award]) -> Release:
    """A decision. A rolling call goes on after it, and tells only of those who were decided so far."""
    entrants = next(row for row in contest.entrants if row.round == awarded.key)
    outcome = "complete" if selected else "unsuccessful"
    tender = filled(
        id=contest.key.hex,
        status="active" if contest.is_rolling else outcome,
        hasEnquiries=contest.asked_at is not None and contest.asked_at <= awarded.awarded_at,
        numberOfTenderers=entrants.came,
        tenderers=[reference(party) for party in entrants.parties],
    )
    roles = [(party, "tenderer") for party in entrants.parties]
    return release(
        contest,
        f"award-{awarded.key.hex}",
        awarded.awarded_at,
        ["award"],
        parties=parties_of(*roles, *_roles(selected)),
        tender=tender,
        awards=[_award(contest, award) for award in selected],
    )


def _roles(awards: Iterable[Award]) -> Iterator[tuple[Party, str]]:
    for award in awards:
        yield award.party, "tenderer"
        yield award.party, "supplier"


def _award(contest: Contest, award: Award) -> dict[str, Any]:
    return filled(
        id=award.key.hex,
        title=award.title,
        status="active",
        date=moment(award.at),
        value=value(award.granted_tyiyn, contest.currency),
        suppliers=[reference(award.party)],
        documents=documents("evaluationReports", package_url(award.round.decision), award.round.awarded_at),
    )


def _from_reserve(contest: Contest, award: Award) -> Release:
    """The next on the reserve list took the offer that somebody else gave up."""
    parties, awards = parties_of(*_roles([award])), [_award(contest, award)]
    return release(contest, f"reserve-{award.key.hex}", award.at, ["award"], parties=parties, awards=awards)


def _told(contest: Contest, event: str, at: datetime, status: str, awards: Iterable[Award]) -> Release:
    """Awards have another status from now on: `pending` while they are decided anew, `cancelled` for good."""
    tag = "awardCancellation" if status == "cancelled" else "awardUpdate"
    rows = [{"id": award.key.hex, "status": status} for award in awards]
    return release(contest, event, at, [tag], awards=rows)
