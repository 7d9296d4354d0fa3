"""An application on paper: entered by a clerk, judged by the stamp, sealed like the others."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from birge.contests.actions.applying import begin
from birge.contests.actions.moving import locked
from birge.contests.deadlines import is_late
from birge.contests.enums.applications import ApplicationState, IntakeWay
from birge.contests.models import Applicant, Application, Call
from birge.contests.stages import Act, require_stage
from birge.kernel import journal
from birge.kernel.actors import Actor


@transaction.atomic
def begin_paper(
    *, call: Call, applicant: Applicant, received_at: datetime, note: str = "", by: Actor, at: datetime
) -> Application:
    """A draft to be filled from paper before the opening; a late paper is recorded as not admitted, and stays so.

    Both times stand in the journal: when it was received, and when it was entered. Raises ValidationError: also after
    the deadline where an application of this applicant that was sealed then was withdrawn. What was sealed when the
    deadline passed is what counts; a paper typed anew could say something else.
    """
    if received_at > at:
        raise ValidationError({"received_at": _("The stamp is not from the future.")})
    call = locked(call)
    require_stage(call, Act.APPLY)
    if call.opens_at is not None and received_at < call.opens_at:
        raise ValidationError({"received_at": _("Applications were not taken yet then.")})
    if not is_late(call, received_at):
        _require_none_before(call, applicant)
        application = begin(call=call, applicant=applicant, way=IntakeWay.PAPER, received_at=received_at, by=by, at=at)
        _note(application, note, False, by, at)
        return application
    if Application.objects.filter(call=call, applicant=applicant).exclude(state=ApplicationState.WITHDRAWN).exists():
        raise ValidationError(_("An application of this applicant is already there."))
    application = Application.objects.create(
        call=call, applicant=applicant, way=IntakeWay.PAPER, state=ApplicationState.NOT_ADMITTED, made_at=at,
        received_at=received_at, entered_by=by.account, reason=_("Received after the deadline."),
    )  # fmt: skip
    _note(application, note, True, by, at)
    return application


def _require_none_before(call: Call, applicant: Applicant) -> None:
    gone = Application.objects.filter(call=call, applicant=applicant, state=ApplicationState.WITHDRAWN)
    for row in gone.exclude(number=None):
        if row.withdrawn_at is not None and is_late(call, row.withdrawn_at):
            words = _("Application No. %(number)s of this applicant was withdrawn after the deadline, on %(moment)s: "
                      "no other one takes its place.")  # fmt: skip
            moment = date_format(timezone.localtime(row.withdrawn_at), "SHORT_DATETIME_FORMAT")
            raise ValidationError(words % {"number": row.number, "moment": moment})


def _note(application: Application, note: str, late: bool, by: Actor, at: datetime) -> None:
    received_at = application.received_at
    after = {"received_at": received_at.isoformat() if received_at else None, "note": note.strip(), "late": late}
    also = [application.call, application.applicant]
    journal.record(by=by, at=at, verb="contests.take_paper", subject=application, also=also, after=after)
