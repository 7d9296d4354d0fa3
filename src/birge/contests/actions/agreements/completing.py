"""An agreement is completed by its last milestone and report, then closed; or ended early."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from birge.contests.actions.agreements.binding import set_free
from birge.contests.actions.agreements.texts import locked, open_version, withdraw_version
from birge.contests.enums.agreements import MilestoneState, ReportState
from birge.contests.enums.awards import ENDED, IN_FORCE, AgreementState
from birge.contests.models import Agreement
from birge.contests.queries.agreements.closing import course_of
from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.events import publish


@dataclass(frozen=True)
class AgreementEnded:
    """An agreement was closed or ended early."""

    agreement: Agreement
    at: datetime


def complete_if_done(agreement: Agreement, *, by: Actor, at: datetime) -> None:
    """Completed when every milestone is met and every report accepted; in the caller's transaction.

    While an amendment is written or signed it waits: the amendment may still change what is to be done.
    """
    agreement = locked(agreement)
    open_milestones = agreement.milestones.exclude(state=MilestoneState.MET)
    open_reports = agreement.reports.exclude(state=ReportState.ACCEPTED)
    if agreement.state != AgreementState.SIGNED or open_milestones.exists() or open_reports.exists():
        return
    if open_version(agreement) is not None:
        return
    agreement.state, agreement.completed_at = AgreementState.COMPLETED, at
    agreement.save(update_fields=["state", "completed_at"])
    journal.record(by=by, at=at, verb="contests.complete_agreement", subject=agreement)


@transaction.atomic
def close_agreement(*, agreement: Agreement, note: str, why: str, by: Actor, at: datetime) -> Agreement:
    """Close it with what came of it; money that was not paid is set free.

    What the checklist still lacks needs the reason `why` it is closed all the same; payments that wait must be settled
    before. The close-out is kept with the facts from which it was computed. Raises ValidationError.
    """
    agreement = locked(agreement)
    if agreement.state not in IN_FORCE:
        raise ValidationError(_("This agreement is closed already, or was never in force."))
    if agreement.asked_tyiyn != agreement.paid_tyiyn:
        raise ValidationError(_("A payment waits: pay it or refuse it first."), code="payment")
    if open_version(agreement) is not None:
        raise ValidationError(_("A new version waits for signatures: drop it first."))
    if not note.strip():
        raise ValidationError({"note": _("Write what came of it.")})
    course = course_of(agreement)
    lacking = [str(item.label) for item in course.checklist() if not item.is_done]
    if lacking and not why.strip():
        raise ValidationError({"why": _("Not everything is done: write why it is closed all the same.")})
    close_out = course.close_out()
    agreement.close_note, agreement.close_score, agreement.close_facts = note.strip(), close_out.score, close_out.facts
    after = {"note": agreement.close_note, "score": agreement.close_score, "lacking": lacking, "why": why.strip()}
    return _end(agreement, AgreementState.CLOSED, "contests.close_agreement", after, by, at)


@transaction.atomic
def terminate_agreement(*, agreement: Agreement, why: str, by: Actor, at: datetime) -> Agreement:
    """End an agreement early with the reason; what was not paid is set free, what is to come back is entered later."""
    agreement = locked(agreement)
    if agreement.state not in (AgreementState.DRAFT, *IN_FORCE):
        raise ValidationError(_("This agreement is closed already, or was never in force."))
    if agreement.asked_tyiyn != agreement.paid_tyiyn:
        raise ValidationError(_("A payment waits: pay it or refuse it first."), code="payment")
    if not why.strip():
        raise ValidationError({"why": _("Write why the agreement ends.")})
    agreement.close_note = why.strip()
    if version := open_version(agreement):
        withdraw_version(version, agreement.close_note[:500], by, at)
    after = {"why": agreement.close_note}
    return _end(agreement, AgreementState.TERMINATED, "contests.terminate_agreement", after, by, at)


def _end(
    agreement: Agreement, state: AgreementState, verb: str, after: dict[str, Any], by: Actor, at: datetime
) -> Agreement:
    left = agreement.left_tyiyn
    if left:
        set_free(agreement, left, agreement.number, by=by, at=at)
        agreement.released_tyiyn += left
    agreement.state, agreement.closed_at = state, at
    agreement.save()
    journal.record(by=by, at=at, verb=verb, subject=agreement, also=[agreement.application], after=after)
    publish(AgreementEnded(agreement, at))
    return agreement


@transaction.atomic
def say_to_close_out(*, agreement: Agreement, note: str, by: Actor, at: datetime) -> Agreement:
    """The contractor's own word beside the close-out: whoever reads the one reads the other."""
    agreement = locked(agreement)
    if agreement.state not in ENDED:
        raise ValidationError(_("This is written when the agreement is closed."))
    agreement.applicant_note = note.strip()
    agreement.save(update_fields=["applicant_note"])
    after = {"note": agreement.applicant_note}
    journal.record(by=by, at=at, verb="contests.say_to_close_out", subject=agreement, after=after)
    return agreement
