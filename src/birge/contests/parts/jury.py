"""The panels of a call's pages on its commission and its award, and what of them waits for a person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from birge.contests.enums.applications import ApplicationState
from birge.contests.enums.awards import AwardState
from birge.contests.enums.calls import CallState
from birge.contests.enums.commission import ConflictState
from birge.contests.enums.complaints import PENDING
from birge.contests.models import Application, Award, Call, Complaint, Conflict, MarkingTask
from birge.contests.parts.registry import OpenedCall
from birge.contests.queries.awards import shown_awards, to_finish, won_rows
from birge.contests.queries.commission import commission_with_loads
from birge.contests.queries.rounds import in_work
from birge.contests.rules.commission import kept_by, own_seats
from birge.contests.rules.customers import RUN
from birge.contests.waiting.sources import Waiting
from birge.people.enums import Role
from birge.people.rules import holds

NOT_MARKED = (CallState.DRAFT, CallState.OPEN, CallState.OPENED)
"""Before the marks there is nothing to count and nothing was ranked."""


def commission_part(opened: OpenedCall) -> dict[str, Any] | None:
    """Who sits in the commission and how far its marks are."""
    if not opened.may_run:
        return None
    there = commission_with_loads(opened.call)
    return {"commission": there, "given": there.given if there else 0, "done": there.done if there else 0}


def award_part(opened: OpenedCall) -> dict[str, Any] | None:
    """The ranking of every round, once there is one, and complaints that wait."""
    if not opened.may_run or _is_unmarked(opened.call):
        return None
    pending = Count("call__complaints", filter=Q(call__complaints__state__in=PENDING))
    awards = Award.objects.filter(call=opened.call).exclude(state=AwardState.REPEATED).annotate(pending=pending)
    rounds = list(awards.order_by("-number"))
    return {"rounds": rounds, "pending": rounds[0].pending} if rounds else None


def _is_unmarked(call: Call) -> bool:
    return call.state in NOT_MARKED and not call.is_rolling


def winners_part(opened: OpenedCall) -> dict[str, Any] | None:
    """For everybody: the projects that have the money, once that is published; the newest round first."""
    if opened.call.state in (CallState.DRAFT, CallState.OPEN) and not opened.call.is_rolling:
        return None
    rows = won_rows().order_by("rank", "number")
    winners = Prefetch("rows", rows.select_related("application__applicant__organisation"), "winners")
    awards = shown_awards().filter(call=opened.call).order_by("-number").select_related("decision")
    shown: list[Any] = list(awards.prefetch_related(winners))
    rounds = [(award, sum(row.given_tyiyn for row in award.winners)) for award in shown]
    return {"rounds": rounds} if rounds else None


def marks_waiting(user: Any, now: datetime) -> Iterator[Waiting]:
    """For members: applications that they have not marked yet, and contests where they have not declared conflicts."""
    on = timezone.localdate(now)
    seats = own_seats(user, on)
    tasks = MarkingTask.objects.filter(
        _is_marked("application__call__"), in_work("application"),
        marker__in=seats.values("pk"), ended_at=None, done_at=None,
    )  # fmt: skip
    marking = reverse("contests:marking")
    yield Waiting(_("Applications to mark"), marking, tasks)
    admitted = Application.objects.filter(in_work(), call=OuterRef("call"), state=ApplicationState.ADMITTED)
    begins = Q(call__state=CallState.OPENED) | _is_marked("call__") & Exists(admitted)
    undeclared = seats.filter(begins, declared_at=None)
    yield Waiting(_("Contests in which to say whether you have a conflict of interest"), marking, undeclared)


def _is_marked(path: str) -> Q:
    """Calls whose applications are marked now: a rolling one as long as it is open."""
    rolling = Q(**{f"{path}is_rolling": True, f"{path}state": CallState.OPEN})
    return rolling | Q(**{f"{path}state": CallState.MARKING})


def juries_waiting(user: Any, now: datetime) -> Iterator[Waiting]:
    """For those who run contests: conflicts to settle, decisions to publish and to make final, complaints."""
    if not holds(user, RUN):
        return
    calls = kept_by(user, timezone.localdate(now))
    desk = reverse("contests:jury_desk")
    conflicts = Conflict.objects.filter(application__call__in=calls, state=ConflictState.TO_CHECK)
    yield Waiting(_("Conflicts of interest to check"), desk, conflicts)
    decided = Award.objects.filter(call__in=calls, state=AwardState.DECIDED)
    yield Waiting(_("Decisions of contests to publish"), desk, decided)
    yield Waiting(_("Results of contests to make final"), desk, to_finish(calls, now))
    yield Waiting(_("Complaints to answer"), desk, Complaint.objects.filter(call__in=calls, state__in=PENDING))


def sits_somewhere(user: Any) -> bool:
    """For the menu: whether she is a member of a body; asks nothing that was not read."""
    return bool(holds(user, {Role.MEMBER}))
