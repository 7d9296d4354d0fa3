"""A step is repeated after a complaint: a decision with its marks or only its ranking (the former one is superseded,
and both stay), or the formal check of an application.
"""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from birge.contests.actions.agreements.offers import take_back_offers
from birge.contests.actions.assigning import marked_until
from birge.contests.actions.awards import back_to_marking, draft_award
from birge.contests.actions.moving import locked, move_call
from birge.contests.enums.applications import ApplicationState
from birge.contests.enums.awards import PUBLISHED, AwardState
from birge.contests.enums.calls import CallState
from birge.contests.models import Application, Award, Call, Commission, MarkingTask
from birge.contests.queries.complaints import is_bound
from birge.contests.queries.rounds import of_round
from birge.contests.stages import Act, is_possible
from birge.decisions import actions as decisions
from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.ids import new_id
from birge.kernel.journal import subject_of

CHECKED_ANEW = (ApplicationState.TO_REPAIR, ApplicationState.NOT_ADMITTED)
OUTCOMES = (ApplicationState.WON, ApplicationState.RESERVE, ApplicationState.LOST)


@transaction.atomic
def repeat_award(award: Award, *, why: str, new_marks: bool, by: Actor, at: datetime) -> Award:
    """Open the award that will replace this one, in the same round. Raises ValidationError, NotPublishable.

    Of a rolling call only this round is repeated: what was agreed in others stays, and what others hold of the money
    is not given again; a later round that is being prepared is decided after this one.

    Nobody is a winner any more until the new decision is final, and offers that were not answered lapse. Once somebody
    has accepted, the decision stays: there is one agreement for an application.

    `new_marks`: the members look at every application once more (their marks stand until they change them); else the
    commission only ranks and votes again, for example after a recusal that was granted.
    """
    call = locked(award.call)
    award = Award.objects.select_for_update(of=("self",)).select_related("decision").get(pk=award.pk)
    if award.state not in PUBLISHED:
        raise ValidationError(_("Only a published decision is repeated."))
    if not is_possible(call, Act.REPEAT) or is_bound(award):
        raise ValidationError(_("Agreements were made already: this decision can no longer be repeated."))
    award.state = AwardState.REPEATED
    award.save(update_fields=["state"])
    take_back_offers(award, by=by, at=at)
    Application.objects.filter(award_rows__award=award, state__in=OUTCOMES).update(state=ApplicationState.ADMITTED)
    decision = decisions.supersede(
        award.decision,
        source=subject_of(Award(pk=new_id())),
        titles=award.decision.titles,
        why=why,
        by=by,
        at=at,
    )
    new = draft_award(call, number=award.number, by=by, at=at, decision=decision)
    if new_marks:
        tasks = MarkingTask.objects.filter(application__in=of_round(new), ended_at=None)
        tasks.update(done_at=None, due_on=marked_until(call, timezone.localdate(at)))
    Commission.objects.filter(call=call).update(meeting=None)
    if call.state == CallState.DECIDED:
        move_call(call, CallState.MARKING, by=by, at=at)
    journal.record(by=by, at=at, verb="contests.repeat_award", subject=new, also=[award, call],
                   after={"why": why, "new_marks": new_marks})  # fmt: skip
    return new


@transaction.atomic
def repeat_check(application: Application, *, why: str, by: Actor, at: datetime) -> Application:
    """The formal check was wrong: the application is opened as if nobody had checked it, and is checked anew.

    A call that went on goes back to the formal check: nothing is marked, ranked or decided without this application.
    What was marked stays; who was handed something out keeps it. A rolling call takes it into its next round.

    One that was admitted, that cannot be read, or whose call is over stays as it is. Raises ValidationError where
    agreements were made.
    """
    call = locked(application.call)
    row = Application.objects.select_for_update(of=("self",)).get(pk=application.pk)
    is_over = call.state in (CallState.CANCELLED, CallState.CLOSED)
    if row.state not in CHECKED_ANEW or row.content is None or is_over:
        return row
    if not is_possible(call, Act.CHECK):
        _back_to_check(call, why, by, at)
    before = {"state": row.state, "reason": row.reason}
    row.state, row.reason, row.repair_until = ApplicationState.OPENED, "", None
    row.save(update_fields=["state", "reason", "repair_until"])
    journal.record(by=by, at=at, verb="contests.repeat_check", subject=row, also=[call, application.applicant],
                   before=before, after={"state": row.state, "why": why})  # fmt: skip
    return row


def _back_to_check(call: Call, why: str, by: Actor, at: datetime) -> None:
    award = Award.objects.filter(call=call).exclude(state=AwardState.REPEATED).select_related("decision").first()
    if award is not None and award.state == AwardState.DRAFT:
        back_to_marking(award, by=by, at=at)
    elif award is not None:
        repeat_award(award, why=why, new_marks=False, by=by, at=at)
    move_call(call, CallState.OPENED, by=by, at=at)
