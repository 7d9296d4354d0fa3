"""What is not told of a contest although it is published."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from birge.contests.models import Application, Call, HiddenPlace
from birge.kernel import journal
from birge.kernel.actors import Actor


@transaction.atomic
def hide_place(subject: Call | Application, *, why: str, by: Actor, at: datetime) -> HiddenPlace:
    """From now on the place of this project, or of all projects of this call, is told down to its city only.

    `why` is read by those who run the contest. Raises ValidationError without it, when it is hidden already,
    and where the call has areas: the area of each project is an open input of the published ranking.
    """
    if not why.strip():
        raise ValidationError({"why": _("Write why.")})
    whole = isinstance(subject, Call)
    call = subject if isinstance(subject, Call) else subject.call
    if call.areas:
        raise ValidationError(
            _(
                "A place cannot be hidden here: this call has areas, "
                "and its published ranking names that of each project."
            )
        )
    about = {"call": subject} if whole else {"application": subject}
    if HiddenPlace.objects.filter(**about, shown_at=None).exists():
        raise ValidationError(_("This place is not told already."))
    row = HiddenPlace.objects.create(**about, why=why.strip(), hidden_at=at, hidden_by=by.as_json())
    journal.record(by=by, at=at, verb="contests.hide_place", subject=subject, after={"why": row.why})
    return row


@transaction.atomic
def show_place(hidden: HiddenPlace, *, by: Actor, at: datetime) -> None:
    """The place is told again. Doing it twice changes nothing."""
    row = HiddenPlace.objects.select_for_update().get(pk=hidden.pk)
    if row.shown_at is not None:
        return
    row.shown_at = at
    row.save(update_fields=["shown_at"])
    subject = Call(pk=row.call_id) if row.call_id else Application(pk=row.application_id)
    journal.record(by=by, at=at, verb="contests.show_place", subject=subject)
