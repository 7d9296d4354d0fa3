"""A commission of the demo at work, in the same actions as a real one: seated, declared, marking, deciding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from birge.contests.actions import awards, conflicts
from birge.contests.actions.assigning import start_marking
from birge.contests.actions.commission import found_commission, seat_member
from birge.contests.actions.marking import Given, send_marks
from birge.contests.commission_vote import PaperVote
from birge.contests.enums.applications import ApplicationState
from birge.contests.enums.commission import MarkerGroup
from birge.contests.models import Application, Award, Call, Marker, MarkingTask
from birge.kernel.actors import Actor
from birge.people.models import Account

REASON = "Табыштамада далилдер келтирилген (үлгү)"


@dataclass(frozen=True)
class Seat:
    """Who sits in a commission, for which group."""

    account: Account
    group: MarkerGroup


def seat(call: Call, seats: Sequence[Seat], by: Actor, at: datetime) -> list[Marker]:
    """A commission founded and seated."""
    names = {"ky": f"Комиссия: {call.names['ky']}", "ru": f"Комиссия: {call.names['ru']}"}
    commission = found_commission(call, names=names, by=by, at=at)
    return [seat_member(commission, account=one.account, group=one.group, by=by, at=at) for one in seats]


def acting(marker: Marker) -> Actor:
    """The member herself."""
    return Actor(account=marker.member.account_id, name=marker.member.name, role="marker")


def admitted(call: Call) -> list[Application]:
    """What is marked, by number."""
    return list(call.applications.filter(state=ApplicationState.ADMITTED).order_by("number"))


def declare(markers: list[Marker], applications: list[Application], at: datetime) -> None:
    """Each says that she has no other conflict of interest."""
    for marker in markers:
        conflicts.declare_none(marker, applications=applications, by=acting(marker), at=at)


def mark(markers: list[Marker], applications: list[Application], marks: Sequence[Sequence[str]], at: datetime) -> None:
    """`marks`: by application, by member, a mark for each criterion; "" where she is not done."""
    for application, given in zip(applications, marks, strict=True):
        for marker, own in zip(markers, given, strict=True):
            if own:
                _give(MarkingTask.objects.get(application=application, marker=marker, ended_at=None), own, at)


def _give(task: MarkingTask, marks: str, at: datetime) -> None:
    criteria = task.application.call.rule_set.procedure.criteria
    given = {row.id: Given(Decimal(mark), REASON) for row, mark in zip(criteria, marks.split(), strict=True)}
    send_marks(task, given=given, by=acting(task.marker), at=at)


def propose(call: Call, seats: Sequence[Seat], by: Actor, marks: Sequence[Sequence[str]], opened_at: datetime) -> Award:
    """Marked by everybody and ranked a week after the opening."""
    applications = admitted(call)
    markers = seat(call, seats, by, opened_at)
    declare(markers, applications, opened_at + timedelta(days=1))
    start_marking(call, by=by, at=opened_at + timedelta(days=1))
    mark(markers, applications, marks, opened_at + timedelta(days=4))
    at = opened_at + timedelta(days=7)
    award = awards.open_award(call, by=by, at=at)
    awards.compute(award, by=by, at=at)
    award.refresh_from_db()
    return award


def decide(call: Call, seats: Sequence[Seat], by: Actor, marks: Sequence[Sequence[str]], opened_at: datetime) -> Award:
    """Proposed, decided and published a week after the opening."""
    award, at = propose(call, seats, by, marks, opened_at), opened_at + timedelta(days=7)
    vote = PaperVote(held_on=at.date(), present=len(seats), in_favour=len(seats), against=0)
    key = f"demo-{award.pk}"
    award = awards.decide(award, minutes_text="№ 1 (үлгү)", vote=vote, request_key=key, by=by, at=at)
    return awards.publish(award, by=by, at=at)


def uneven(best: int, number: int, member: int, criteria: int) -> str:
    """Marks of one member for one application: the best or one less."""
    return " ".join(str(best - ((number * (criterion + 2) + member) % 4 == 0)) for criterion in range(criteria))
