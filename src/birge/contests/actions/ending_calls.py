"""A call is closed when nothing of it is left to do."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from birge.contests.actions.money import release_all
from birge.contests.actions.moving import locked, move_call
from birge.contests.deadlines import is_late
from birge.contests.enums.applications import ApplicationState
from birge.contests.enums.awards import ENDED, AwardState, OfferState
from birge.contests.enums.calls import CallState
from birge.contests.enums.complaints import PENDING
from birge.contests.models import Agreement, Award, Call, Offer
from birge.contests.queries.agreements.offers import places_in
from birge.contests.queries.awards import standing_awards
from birge.contests.queries.rounds import of_round
from birge.contests.stages import Act, require_stage
from birge.kernel.actors import Actor

UNDECIDED = (
    ApplicationState.SUBMITTED,
    ApplicationState.OPENED,
    ApplicationState.TO_REPAIR,
    ApplicationState.ADMITTED,
)


@transaction.atomic
def close_call(call: Call, *, by: Actor, at: datetime) -> Call:
    """The last step: what is still bound is free again. Raises ValidationError with all that is left to do."""
    row = locked(call)
    require_stage(row, Act.CLOSE)
    left = left_to_do(row, at)
    if left:
        raise ValidationError(left)
    release_all(subject=row, reason=str(CallState.CLOSED.label), by=by, at=at)
    return move_call(row, CallState.CLOSED, by=by, at=at)


def left_to_do(call: Call, at: datetime) -> list[str]:
    """What keeps a decided call, or a rolling one, from being closed: a sentence each."""
    awards = list(standing_awards(call))
    left = []
    if call.state == CallState.OPEN and call.deadline_at is not None and not is_late(call, at):
        left.append(_("Applications still come: the deadline has not passed."))
    if call.applications.filter(state__in=UNDECIDED).exists():
        left.append(_("Applications wait for their decision."))
    if any(award.state != AwardState.FINAL and not _is_empty(award) for award in awards):
        left.append(_("The decision is not final yet."))
    if call.complaints.filter(state__in=PENDING).exists():
        left.append(_("A complaint waits for its answer."))
    if Offer.objects.filter(award__in=awards, state=OfferState.OFFERED).exists():
        left.append(_("An offered agreement waits for its answer."))
    if any(place.is_next and not place.is_reserve for places in places_in(awards).values() for place in places):
        left.append(_("A winner was not offered an agreement yet."))
    running = Agreement.objects.filter(application__call=call).exclude(state__in=ENDED).count()
    if running:
        left.append(_("Agreements that are not closed: %(count)s.") % {"count": running})
    return left


def _is_empty(award: Award) -> bool:
    """A round that was begun, and whose applications were all taken back."""
    return award.call.is_rolling and award.state == AwardState.DRAFT and not of_round(award).exists()
