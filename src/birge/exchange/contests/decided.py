"""The published decisions of a call, who won by them, and what became of the winners since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any
from uuid import UUID

from birge.contests.enums.applications import ApplicationState
from birge.contests.enums.awards import AgreementState, AwardState
from birge.contests.models import Application
from birge.exchange.contests import things
from birge.exchange.contests.parties import Points

Parties = Mapping[UUID, things.Party]


@dataclass(frozen=True)
class Around:
    """What else must be known to tell of a row: its parties by application, places, and which of them are hidden."""

    parties: Parties
    points: Points
    hidden: set[UUID]


def rounds_of(call: Any, rows: Iterable[Any]) -> dict[UUID, things.Round]:
    """By the keys of their awards, in the order in which they were published."""
    first = {row.award_id: row for row in rows}
    ordered = sorted(first.values(), key=lambda row: (row.award.number, row.award.decision.published_at))
    replaced = {
        old.award_id: new.award.decision.published_at
        for old, new in pairwise(ordered)
        if old.award.number == new.award.number
    }
    found = {}
    for row in sorted(ordered, key=lambda row: row.award.decision.published_at):
        award, is_repeated = row.award, row.award.state == AwardState.REPEATED
        found[award.pk] = things.Round(
            key=award.pk,
            number=award.number,
            decision=award.decision_id,
            awarded_at=award.decision.published_at,
            is_repeated=is_repeated,
            repeated_at=row.repeated_at if is_repeated else None,
            replaced_at=replaced.get(award.pk) or (call.cancelled_at if is_repeated else None),
        )
    return found


def award_of(row: Any, one: things.Round, application: Any, around: Around) -> things.Award | None:
    """The award that this row of a decision is; None where it was not selected and took no offer."""
    is_reserve = row.granted_tyiyn is None
    if is_reserve and row.taken_at is None:
        return None
    return things.Award(
        key=row.pk,
        application=application.pk,
        round=one,
        at=row.taken_at if is_reserve else one.awarded_at,
        is_reserve=is_reserve,
        ended_at=_ended_at(row, application),
        number=application.number or row.number,
        title=str(application),
        party=around.parties[application.pk],
        granted_tyiyn=row.taken_tyiyn if is_reserve else row.granted_tyiyn,
        requested_tyiyn=application.requested_tyiyn,
        own_tyiyn=application.own_tyiyn,
        score=row.score,
        rank=row.rank,
        place=area_of(application, around.points),
        is_place_hidden=application.pk in around.hidden,
    )


def _ended_at(row: Any, application: Any) -> datetime | None:
    """When it gave the money up; the rule is that of `birge.contests.queries.awards.shown_rows`."""
    agreement = getattr(application, "agreement", None)
    ends = [row.given_up_at] if row.given_up_at else []
    if agreement and agreement.state == AgreementState.TERMINATED and agreement.signed_at is None:
        ends.append(agreement.closed_at)
    if application.state == ApplicationState.WITHDRAWN:
        ends.append(application.withdrawn_at)
    return min(ends, default=None)


def entrants_of(
    call: Any, rounds: Iterable[things.Round], rows: Sequence[Any], parties: Parties
) -> tuple[things.Entrants, ...]:
    """By whom the applications were when each decision was published: organisations; of others only how many.

    Who waits in a rolling call for its round is not told yet.
    """
    found = []
    for one in rounds:
        spoken_of = {row.application_id for row in rows if row.award.decision.published_at <= one.awarded_at}
        there = [
            row.pk
            for row in call.told_applications
            if _had_stayed(row, one.awarded_at) and (row.pk in spoken_of or not call.is_rolling)
        ]
        named = {parties[pk].key: parties[pk] for pk in there if parties[pk].is_organisation}
        found.append(things.Entrants(one.key, len(there), tuple(named.values())))
    return tuple(found)


def _had_stayed(application: Application, at: datetime) -> bool:
    left_at = application.withdrawn_at
    return application.state != ApplicationState.WITHDRAWN or (left_at is not None and left_at > at)


def area_of(application: Application, points: Points) -> things.Point | None:
    """The place of the project."""
    return points.get(application.area_id) if application.area_id else None
