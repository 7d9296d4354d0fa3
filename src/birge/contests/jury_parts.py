"""The panels of a call's pages on its commission and its award, and what of them waits for a person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from birge.contests.call_parts import OpenedCall
from birge.contests.daywork import Waiting
from birge.contests.enums.awards import PUBLISHED, AwardState
from birge.contests.enums.calls import CallState
from birge.contests.enums.commission import ConflictState
from birge.contests.enums.complaints import PENDING
from birge.contests.models import Award, AwardRow, Complaint, Conflict, MarkingTask
from birge.contests.queries.awards import to_finish
from birge.contests.queries.commission import commission_with_loads
from birge.contests.rules.commission import kept_by, own_seats
from birge.contests.rules.customers import RUN
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
    """The ranking, once there is one, and complaints that wait."""
    if not opened.may_run or opened.call.state in NOT_MARKED:
        return None
    pending = Count("call__complaints", filter=Q(call__complaints__state__in=PENDING))
    awards = Award.objects.filter(call=opened.call).exclude(state=AwardState.REPEATED).annotate(pending=pending)
    award = awards.first()
    return {"award": award, "pending": award.pending} if award else None


def winners_part(opened: OpenedCall) -> dict[str, Any] | None:
    """For everybody: the projects that were selected, once that is published."""
    if opened.call.state in NOT_MARKED:
        return None
    award = Award.objects.filter(call=opened.call, state__in=PUBLISHED).select_related("decision").first()
    if award is None:
        return None
    rows = AwardRow.objects.filter(award=award, outcome="selected").order_by("rank", "number")
    return {"award": award, "winners": list(rows.select_related("application__applicant__organisation"))}


def marks_waiting(user: Any, now: datetime) -> Iterator[Waiting]:
    """For members: applications that they have not marked yet, and contests where they have not declared conflicts."""
    on = timezone.localdate(now)
    seats = own_seats(user, on)
    tasks = MarkingTask.objects.filter(
        marker__in=seats.values("pk"), ended_at=None, done_at=None, application__call__state=CallState.MARKING
    )
    marking = reverse("contests:marking")
    yield Waiting(_("Applications to mark"), marking, tasks)
    undeclared = seats.filter(declared_at=None, call__state__in=[CallState.OPENED, CallState.MARKING])
    yield Waiting(_("Contests in which to say whether you have a conflict of interest"), marking, undeclared)


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
