"""Complaints: handed in, taken up or left, answered with reasons within their term; a satisfied one repeats a step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from birge.contests.actions.moving import locked
from birge.contests.actions.repeating import repeat_award, repeat_check
from birge.contests.enums.calls import CallState
from birge.contests.enums.complaints import PENDING, ComplaintAbout, ComplaintState
from birge.contests.models import Applicant, Application, Award, Call, Complaint
from birge.contests.queries.awards import SHOWN, award_about
from birge.contests.queries.complaints import is_bound
from birge.contests.stages import Act, require_stage
from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.events import publish as tell
from birge.kernel.workdays import add_working_days


@dataclass(frozen=True)
class ComplaintAnswered:
    """A complaint was taken up, left or answered; its author is told."""

    complaint: Complaint
    by: Actor
    at: datetime


@transaction.atomic
def complain(
    call: Call,
    *,
    about: str,
    text: str,
    applicant: Applicant | None,
    application: Application | None = None,
    received_at: datetime | None = None,
    by: Actor,
    at: datetime,
) -> Complaint:
    """Hand a complaint in about a step that was taken. Raises ValidationError with what stands against it.

    A decision is complained about by its applicants, until the term that its publication set. One that came on paper
    is entered by a clerk: what counts is `received_at`, the moment on its stamp, and no account is its author.
    """
    submitted_at = received_at or at
    call = locked(call)
    require_stage(call, Act.COMPLAIN)
    _check_typed(text, submitted_at, at)
    award = award_about(call, application) if about == ComplaintAbout.DECISION else None
    _check(call, about, application, award, submitted_at)
    last = Complaint.objects.filter(call=call).aggregate(last=Max("number"))["last"] or 0
    days = call.rule_set.procedure.days.complaint_answer
    row = Complaint(
        call=call,
        number=last + 1,
        about=about,
        application=application,
        award=award,
        applicant=applicant,
        account=None if received_at else by.account,
        text=text.strip(),
        submitted_at=submitted_at,
        due_on=add_working_days(timezone.localdate(submitted_at), days) if days is not None else None,
    )
    row.save(force_insert=True)
    after = {"about": about, "number": row.number, "due_on": row.due_on.isoformat() if row.due_on else ""}
    journal.record(by=by, at=at, verb="contests.complain", subject=row, also=[call], after=after)
    return row


def _check_typed(text: str, submitted_at: datetime, at: datetime) -> None:
    if submitted_at > at:
        raise ValidationError({"received_at": _("The stamp is not from the future.")})
    if not text.strip():
        raise ValidationError({"text": _("Write what is wrong and what should be done.")})


def _check(call: Call, about: str, application: Application | None, award: Award | None, at: datetime) -> None:
    if about == ComplaintAbout.DECISION:
        if award is None or award.state not in SHOWN:
            raise ValidationError({"about": _("There is no published decision yet.")})
        if application is None:
            raise ValidationError({"about": _("Those who applied complain about the decision.")})
        if award.complaints_until is not None and at >= award.complaints_until:
            raise ValidationError({"about": _("The term for complaints about this decision is over.")})
    if about == ComplaintAbout.SCREENING and application is None:
        raise ValidationError({"about": _("Those who applied complain about the formal check.")})
    if (about == ComplaintAbout.CANCELLATION) != (call.state == CallState.CANCELLED):
        raise ValidationError({"about": _("Choose a step that this contest has taken.")})


@transaction.atomic
def take_up(complaint: Complaint, *, by: Actor, at: datetime) -> Complaint:
    """The complaint body considers it. Raises ValidationError."""
    return _move(complaint, (ComplaintState.SUBMITTED,), ComplaintState.ACCEPTED, "", by, at)


@transaction.atomic
def leave(complaint: Complaint, *, answer: str, by: Actor, at: datetime) -> Complaint:
    """It is not considered (too late, not signed, not about this contest), with the reason. Raises ValidationError."""
    return _move(complaint, PENDING, ComplaintState.NOT_CONSIDERED, answer, by, at)


@transaction.atomic
def decline(complaint: Complaint, *, answer: str, by: Actor, at: datetime) -> Complaint:
    """What was complained about was right, with the reasons. Raises ValidationError."""
    return _move(complaint, (ComplaintState.ACCEPTED,), ComplaintState.DECLINED, answer, by, at)


@transaction.atomic
def satisfy(complaint: Complaint, *, answer: str, new_marks: bool, by: Actor, at: datetime) -> Complaint:
    """The complaint is right. A decision is then repeated: marked anew, or only ranked anew; an application about whose
    formal check it is, is checked anew. Raises ValidationError.

    The former decision stays in force until the new one is published, and both stay for ever.
    """
    row = _move(complaint, (ComplaintState.ACCEPTED,), ComplaintState.SATISFIED, answer, by, at)
    if row.award is not None:
        repeat_award(row.award, why=row.answer, new_marks=new_marks, by=by, at=at)
    elif row.about == ComplaintAbout.SCREENING and row.application is not None:
        repeat_check(row.application, why=row.answer, by=by, at=at)
    return row


@transaction.atomic
def uphold(complaint: Complaint, *, answer: str, remedy: str, by: Actor, at: datetime) -> Complaint:
    """The complaint is right, but the decision stays, since agreements were made on its ground: whoever signed in good
    faith keeps what was signed. What is done instead is part of the answer. Raises ValidationError.
    """
    if complaint.award is None or not is_bound(complaint.award):
        raise ValidationError(_("No agreement was made yet: the decision can be repeated."))
    for name, words in (("answer", answer), ("remedy", remedy)):
        if not words.strip():
            raise ValidationError({name: _("Write the answer and its reasons.")})
    stands = _("The complaint is right. The decision stays: agreements were made on its ground already.")
    written = f"{stands}\n{answer.strip()}\n{_('What is done instead')}: {remedy.strip()}"
    return _move(complaint, (ComplaintState.ACCEPTED,), ComplaintState.SATISFIED, written, by, at)


@transaction.atomic
def withdraw(complaint: Complaint, *, by: Actor, at: datetime) -> Complaint:
    """Its author takes it back. Raises ValidationError."""
    return _move(complaint, PENDING, ComplaintState.WITHDRAWN, "", by, at)


def _move(complaint: Complaint, when: tuple[str, ...], to: str, answer: str, by: Actor, at: datetime) -> Complaint:
    row = Complaint.objects.select_for_update(of=("self",)).select_related("call", "award").get(pk=complaint.pk)
    if row.state not in when:
        state = row.get_state_display()
        raise ValidationError(_("The complaint is in another state now: %(state)s.") % {"state": state})
    if to not in (ComplaintState.ACCEPTED, ComplaintState.WITHDRAWN) and not answer.strip():
        raise ValidationError({"answer": _("Write the answer and its reasons.")})
    before, row.state = {"state": row.state}, to
    if to == ComplaintState.ACCEPTED:
        row.accepted_at = at
    else:
        row.answer, row.answered_at, row.answered_by = answer.strip(), at, by.as_json()
    row.save()
    journal.record(by=by, at=at, verb="contests.answer_complaint", subject=row, also=[row.call], before=before,
                   after={"state": to, "answer": row.answer})  # fmt: skip
    if to != ComplaintState.WITHDRAWN:
        tell(ComplaintAnswered(row, by, at))
    return row
