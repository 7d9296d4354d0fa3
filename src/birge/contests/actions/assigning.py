"""Who marks what: everybody all, or so many per application, balanced; changed as little as can be."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, Max, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from birge.contests.actions.commission import seats_missing
from birge.contests.actions.marking import require_undecided
from birge.contests.actions.moving import locked, move_call
from birge.contests.cases.assigning import Infeasible, pairs_for
from birge.contests.enums.calls import CallState
from birge.contests.enums.commission import ConflictState
from birge.contests.models import Application, Call, Conflict, MarkingTask
from birge.contests.queries.applications import unchecked_numbers
from birge.contests.queries.commission import marked_applications, markers_of, open_tasks
from birge.contests.queries.marking import scattered
from birge.contests.stages import Act, is_possible, require_stage
from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.workdays import add_working_days

Pairs = set[tuple[UUID, UUID]]


@transaction.atomic
def start_marking(call: Call, *, by: Actor, at: datetime) -> Call:
    """Hand the admitted applications out: the call is being marked. Raises ValidationError with what is missing.

    From then on nothing is checked any more, so every application was admitted or refused before. A rolling call checks
    the next round while the former one is marked.
    """
    call = locked(call)
    require_stage(call, Act.ASSIGN)
    missing = seats_missing(call, at)
    if missing:
        raise ValidationError([_("Seats that are still free. %(seats)s") % {"seats": text} for text in missing])
    if call.state == CallState.OPENED and (unchecked := unchecked_numbers(call)):
        words = _("Not checked yet: %(numbers)s. Admit each of them first, or do not admit it.")
        raise ValidationError(words % {"numbers": ", ".join(f"№ {number}" for number in unchecked)})
    applications = list(marked_applications(call))
    if not applications:
        raise ValidationError(_("No application was admitted, so there is nothing to mark."))
    if Conflict.objects.filter(application__call=call, state=ConflictState.TO_CHECK).exists():
        raise ValidationError(_("Settle first the conflicts of interest that wait to be checked."))
    _hand_out(call, applications, by, at)
    if call.state == CallState.OPENED:
        call = move_call(call, CallState.MARKING, by=by, at=at)
    return call


def fill_gaps(call: Call, *, by: Actor, at: datetime) -> None:
    """After a recusal: the fewest new pairs that make the assignment whole again; nothing where none can.

    Where no answer exists the recusal stands all the same, and the page of the commission says what is missing.
    """
    call = locked(call)
    if call.rule_set.procedure.commission.per_application is None or not is_possible(call, Act.MARK):
        return
    handed_out = marked_applications(call).filter(Exists(MarkingTask.objects.filter(application=OuterRef("pk"))))
    try:
        _hand_out(call, list(handed_out), by, at)
    except Infeasible as problem:
        journal.record(by=by, at=at, verb="contests.assign_failed", subject=call, after={"why": str(problem)})


def _hand_out(call: Call, applications: list[Application], by: Actor, at: datetime) -> None:
    on = timezone.localdate(at)
    markers = list(markers_of(call, on))
    current = {(task.application_id, task.marker_id) for task in open_tasks(call)}
    wanted = pairs_for(call, applications, markers, current)
    due_on = marked_until(call, on)
    new = [
        MarkingTask(application_id=application, marker_id=marker, given_at=at, due_on=due_on)
        for application, marker in sorted(wanted - current, key=_in_no_order)
    ]
    MarkingTask.objects.bulk_create(new)
    _take_back(call, current - wanted, at)
    after = {"given": len(new), "kept": len(current & wanted), "taken": len(current - wanted)}
    journal.record(by=by, at=at, verb="contests.assign", subject=call, after=after)


def _in_no_order(pair: tuple[UUID, UUID]) -> bytes:
    """The addresses of tasks, which members see, shall not tell in which order applications came."""
    return b"".join(map(scattered, pair))


def marked_until(call: Call, on: date) -> date | None:
    """The last day for marking what is handed out on that day; None where the rules name no term."""
    days = call.rule_set.procedure.days.marking
    return add_working_days(on, days) if days is not None else None


def _take_back(call: Call, pairs: Iterable[tuple[UUID, UUID]], at: datetime) -> None:
    for application, marker in pairs:
        tasks = MarkingTask.objects.filter(application=application, marker=marker, ended_at=None, done_at=None)
        tasks.update(ended_at=at, end_reason="reassigned")


@transaction.atomic
def extend_marking(call: Call, *, until: date, why: str, by: Actor, at: datetime) -> int:
    """More time for all members alike, until that day; how many applications to mark it is about.

    Nobody gets less time, and one member no more than another. Raises ValidationError.
    """
    call = locked(call)
    require_stage(call, Act.MARK)
    if not why.strip():
        raise ValidationError({"why": _("Write the reason.")})
    earlier = open_tasks(call).filter(due_on__lt=until)
    last = earlier.aggregate(last=Max("due_on"))["last"]
    if last is None or until < timezone.localdate(at):
        raise ValidationError({"until": _("Choose a later day than the one that is set now.")})
    moved = MarkingTask.objects.filter(pk__in=earlier.values("pk")).update(due_on=until)
    journal.record(by=by, at=at, verb="contests.extend_marking", subject=call, before={"until": last.isoformat()},
                   after={"until": until.isoformat(), "why": why.strip()})  # fmt: skip
    return moved


@transaction.atomic
def release(task: MarkingTask, *, why: str, by: Actor, at: datetime) -> None:
    """The member will not finish this application (she is ill, away): it is ranked without her. Raises ValidationError.

    Marks that she sent already stay in the history and do not count.
    """
    row = MarkingTask.objects.select_for_update(of=("self",)).select_related("application__call").get(pk=task.pk)
    require_stage(row.application.call, Act.MARK)
    require_undecided(row.application)
    if not why.strip():
        raise ValidationError({"why": _("Write the reason.")})
    if row.ended_at is None:
        row.ended_at, row.end_reason = at, why.strip()[:500]
        row.save(update_fields=["ended_at", "end_reason"])
        journal.record(by=by, at=at, verb="contests.end_task", subject=row, also=[row.application, row.marker],
                       after={"why": row.end_reason})  # fmt: skip
