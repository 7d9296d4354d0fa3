"""A milestone is shown with its evidence, and accepted or returned with what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from birge.contests.actions.agreements.completing import complete_if_done
from birge.contests.actions.agreements.texts import locked
from birge.contests.enums.agreements import MilestoneState
from birge.contests.enums.awards import AgreementState
from birge.contests.evidence import Upload, kept
from birge.contests.models import Evidence, Milestone
from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.events import publish


@dataclass(frozen=True)
class MilestoneMoved:
    """A contractor showed a milestone, or the customer accepted or returned it."""

    milestone: Milestone
    at: datetime


def _locked(milestone: Milestone) -> Milestone:
    """The milestone, its agreement locked before it."""
    agreement = locked(milestone.agreement)
    if agreement.state != AgreementState.SIGNED:
        raise ValidationError(_("The agreement is not in force."))
    row = Milestone.objects.select_for_update(of=("self",)).get(pk=milestone.pk)
    row.agreement = agreement
    return row


@transaction.atomic
def add_evidence(
    *, milestone: Milestone, uploads: Sequence[Upload], note: str, by: Actor, at: datetime
) -> list[Evidence]:
    """Add photos or papers; what a camera writes into a photo is taken out. Raises ValidationError."""
    row = _locked(milestone)
    if row.state == MilestoneState.MET:
        raise ValidationError(_("This milestone was accepted already."))
    made = [
        Evidence.objects.create(
            milestone=row, file=kept(upload, field="files", by=by, at=at), note=note.strip(), at=at, by=by.as_json()
        )
        for upload in uploads
    ]
    after = {"files": [one.file.sha256 for one in made]}
    journal.record(by=by, at=at, verb="contests.add_evidence", subject=row, also=[row.agreement], after=after)
    return made


@transaction.atomic
def show_milestone(*, milestone: Milestone, said: str, by: Actor, at: datetime) -> Milestone:
    """The contractor says that it is done. Without a word and without evidence nothing is shown."""
    row = _locked(milestone)
    if row.state not in (MilestoneState.PLANNED, MilestoneState.RETURNED):
        raise ValidationError(_("This milestone was shown or accepted already."))
    if not said.strip():
        raise ValidationError({"said": _("Write what was done.")})
    if not row.files.exists():
        raise ValidationError(_("Add at least one photo or paper that proves it."))
    row.said, row.shown_at = said.strip(), at
    return _move(row, MilestoneState.SHOWN, by, at)


@transaction.atomic
def answer_milestone(*, milestone: Milestone, is_met: bool, answer: str, by: Actor, at: datetime) -> Milestone:
    """The customer accepts it, which lets its tranche be asked for, or returns it with what is missing."""
    row = _locked(milestone)
    if row.state != MilestoneState.SHOWN:
        raise ValidationError(_("There is nothing to accept: the contractor has not shown it."))
    if not is_met and not answer.strip():
        raise ValidationError({"answer": _("Write what is missing.")})
    row.answer, row.answered_at, row.met_at = answer.strip(), at, at if is_met else None
    moved = _move(row, MilestoneState.MET if is_met else MilestoneState.RETURNED, by, at)
    complete_if_done(row.agreement, by=by, at=at)
    return moved


def _move(row: Milestone, state: MilestoneState, by: Actor, at: datetime) -> Milestone:
    before, row.state = row.state, state
    row.save()
    after = {"state": state.value, "said": row.said, "answer": row.answer}
    journal.record(by=by, at=at, verb="contests.move_milestone", subject=row, also=[row.agreement],
                   before={"state": before}, after=after)  # fmt: skip
    publish(MilestoneMoved(row, at))
    return row
