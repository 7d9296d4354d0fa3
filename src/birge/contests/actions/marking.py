"""Marks: each with its reason, never changed; a later one for the same criterion replaces it and both stay."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from birge.contests.enums.commission import ConflictState
from birge.contests.models import Application, Conflict, Mark, MarkingTask
from birge.contests.queries.awards import is_decided
from birge.contests.queries.marking import has_declared, is_over
from birge.contests.stages import Act, require_stage
from birge.contests.terms import Criterion
from birge.kernel import journal
from birge.kernel.actors import Actor


@dataclass(frozen=True)
class Given:
    """A mark and why it is that one."""

    mark: Decimal
    reason: str

    @property
    def hundredths(self) -> int:
        return int(self.mark * 100)


def open_task(task: MarkingTask, at: datetime) -> MarkingTask:
    """The task, its row locked.

    Refused when it was taken away from the member, when a conflict stands, when she has not said that none does, and
    after its last day.
    """
    row = MarkingTask.objects.select_for_update(of=("self",)).select_related(
        "application__call__rule_set", "marker"
    ).get(pk=task.pk)  # fmt: skip
    standing = Conflict.objects.filter(
        application=row.application_id, marker=row.marker_id, state=ConflictState.STANDING
    )
    if row.ended_at is not None or standing.exists():
        raise ValidationError(_("You do not mark this application any more."), code="recused")
    require_stage(row.application.call, Act.MARK)
    require_undecided(row.application)
    if not has_declared(row):
        raise ValidationError(_("First say whether something ties you to this applicant."), code="undeclared")
    if is_over(row, timezone.localdate(at)):
        raise ValidationError(
            _("The time for marking is over. Only those who keep the commission can give more time."), code="over"
        )
    return row


def require_undecided(application: Application) -> None:
    """Raises ValidationError where a decision stands on the marks of this application."""
    if is_decided(application):
        raise ValidationError(_("This application is decided: its marks stay as they are."), code="decided")


@transaction.atomic
def keep_unfinished(task: MarkingTask, *, typed: Mapping[str, tuple[str, str]], by: Actor, at: datetime) -> MarkingTask:
    """Keep what the member has typed, as it is: (mark, reason) by criterion. Raises ValidationError."""
    row = open_task(task, at)
    kept = {criterion: list(pair) for criterion, pair in typed.items() if any(part.strip() for part in pair)}
    if row.unfinished != kept:
        row.unfinished = kept
        row.save(update_fields=["unfinished"])
        journal.record(by=by, at=at, verb="contests.keep_marks", subject=row, after={"criteria": sorted(kept)})
    return row


@transaction.atomic
def send_marks(task: MarkingTask, *, given: Mapping[str, Given], by: Actor, at: datetime) -> MarkingTask:
    """Give these marks; a criterion whose mark and reason are as before is left alone. Raises ValidationError.

    All criteria must be marked: an application with half a score cannot be compared with others. The journal names the
    criteria only: who reads it sees no mark before the ranking does.
    """
    row = open_task(task, at)
    criteria = {criterion.id: criterion for criterion in row.application.call.rule_set.procedure.criteria}
    faults = _faults(criteria, given)
    if faults:
        raise ValidationError(faults)
    current = {mark.criterion: mark for mark in Mark.objects.filter(task=row, replaced_at=None)}
    changed: list[str] = []
    for criterion, one in given.items():
        old = current.get(criterion)
        if old is not None and (old.mark_hundredths, old.reason) == (one.hundredths, one.reason.strip()):
            continue
        if old is not None:
            old.replaced_at = at
            old.save(update_fields=["replaced_at"])
        mark = Mark(task=row, criterion=criterion, mark_hundredths=one.hundredths, reason=one.reason.strip(), at=at)
        mark.save(force_insert=True)
        changed.append(criterion)
    row.unfinished, row.done_at = {}, row.done_at or at
    row.save(update_fields=["unfinished", "done_at"])
    after = {"criteria": sorted(changed)}
    journal.record(by=by, at=at, verb="contests.mark", subject=row, also=[row.application], after=after)
    return row


def _faults(criteria: Mapping[str, Criterion], given: Mapping[str, Given]) -> dict[str, list[str]]:
    faults: dict[str, list[str]] = {}
    for name, criterion in criteria.items():
        one = given.get(name)
        if one is None:
            faults[f"mark_{name}"] = [_("Give a mark.")]
            continue
        if not 0 <= one.mark <= criterion.most or one.mark * 100 % 1:
            faults[f"mark_{name}"] = [_("From 0 to %(most)s, at most two decimals.") % {"most": criterion.most}]
        if not one.reason.strip():
            faults[f"reason_{name}"] = [_("Write why you give this mark.")]
    unknown = given.keys() - criteria.keys()
    if unknown:
        faults["__all__"] = [_("The rules of this call have no such criterion: %(name)s.") % {"name": min(unknown)}]
    return faults
