"""Disputes: a user says what is wrong; it is answered within a term, with a reason, and what was wrong is corrected."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.workdays import add_working_days
from birge.meetings.models import Minutes
from birge.people.models import Organisation
from birge.water.actions.writing import plain, write
from birge.water.enums import DisputeJudge, DisputeState
from birge.water.models import Bill, Delivery, Dispute, DisputeTerm, Turn, WaterUser


@transaction.atomic
def set_term(
    *, association: Organisation, working_days: int, judge: str, source: str, since: date, by: Actor, at: datetime
) -> None:
    """From `since` on disputes are answered within so many working days, by this judge; no source: to confirm."""
    values = {"working_days": working_days, "judge": judge, "source": source}
    old, new = write(DisputeTerm, {"association": association}, values, since)
    if new is not old:
        journal.record(by=by, at=at, verb="water.set_dispute_term", subject=association, before=plain(old),
                       after=plain(new))  # fmt: skip


@transaction.atomic
def raise_dispute(
    *,
    user: WaterUser,
    reason: str,
    delivery: Delivery | None = None,
    turn: Turn | None = None,
    bill: Bill | None = None,
    by: Actor,
    at: datetime,
) -> Dispute:
    """Dispute one delivery, turn or bill of this user, herself or through the water master. Raises ValidationError.

    The term of the day when it came says who answers and until when; without a term no day is promised.
    """
    WaterUser.objects.select_for_update().get(pk=user.pk)
    about = {"delivery": delivery, "turn": turn, "bill": bill}
    if [thing.user_id for thing in about.values() if thing is not None] != [user.pk]:
        raise ValidationError(_("Dispute one delivery, turn or bill of this user."))
    if not reason.strip():
        raise ValidationError({"reason": _("Write what is wrong.")})
    if Dispute.objects.filter(**about, state=DisputeState.OPEN).exists():
        raise ValidationError(_("This is disputed already and waits for an answer."))
    on = timezone.localdate(at)
    term = DisputeTerm.objects.on(on).filter(association=user.association_id).first()
    row = Dispute(
        association_id=user.association_id,
        user=user,
        **about,
        reason=reason.strip(),
        judge=term.judge if term else DisputeJudge.DIRECTOR,
        due_on=add_working_days(on, term.working_days) if term else None,
        raised_by=by.as_json(),
        raised_at=at,
    )
    row.save(force_insert=True)
    after = {"reason": row.reason, "due_on": row.due_on.isoformat() if row.due_on else ""}
    journal.record(by=by, at=at, verb="water.raise_dispute", subject=row, also=[user], after=after)
    return row


@transaction.atomic
def answer_dispute(
    dispute: Dispute,
    *,
    outcome: str,
    answer: str,
    correction: Delivery | None = None,
    minutes: Minutes | None = None,
    minutes_text: str = "",
    by: Actor,
    at: datetime,
) -> Dispute:
    """Grant it, in full or in part, or decline it, with the reason. Raises ValidationError.

    `correction` is the row that stands in the place of the disputed delivery; what the commission decided stands in
    minutes.
    """
    row = Dispute.objects.select_for_update().get(pk=dispute.pk)
    if row.state != DisputeState.OPEN:
        raise ValidationError(_("This dispute was answered already."))
    if outcome not in (DisputeState.GRANTED, DisputeState.PARTLY, DisputeState.DECLINED):
        raise ValidationError({"outcome": _("Choose how it is answered.")})
    if not answer.strip():
        raise ValidationError({"answer": _("Write the reason.")})
    if row.judge == DisputeJudge.COMMISSION and minutes is None and not minutes_text.strip():
        raise ValidationError({"minutes_text": _("Name the minutes of the dispute commission.")})
    if correction is not None and correction.corrects_id != row.delivery_id:
        raise ValidationError({"correction": _("This row does not correct the disputed delivery.")})
    row.state, row.answer, row.correction = outcome, answer.strip(), correction
    row.minutes, row.minutes_text = minutes, minutes_text.strip()
    row.answered_by, row.answered_at = by.as_json(), at
    row.save()
    after = {"state": outcome, "answer": row.answer, "correction": str(correction.pk) if correction else ""}
    journal.record(by=by, at=at, verb="water.answer_dispute", subject=row, also=[row.user], after=after)
    return row
