"""The commission's vote is a meeting like every other: planned from the call, with the proposal on its agenda."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from birge.contests.actions.moving import locked
from birge.contests.models import Call, Commission
from birge.contests.stages import Act, require_stage
from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.texts import text_in
from birge.meetings.actions.meetings import plan_meeting
from birge.meetings.actions.room import add_item
from birge.meetings.enums import MeetingState
from birge.meetings.models import Meeting


@transaction.atomic
def plan_sitting(call: Call, *, facts: dict[str, Any], by: Actor, at: datetime) -> Meeting:
    """A draft of the meeting that votes on the proposal, with its one matter. Raises ValidationError.

    It is announced, held and signed on the pages of meetings, by the secretary of the body.
    """
    call = locked(call)
    require_stage(call, Act.RANK)
    commission = Commission.objects.select_related("body", "meeting").filter(call=call).first()
    if commission is None:
        raise ValidationError(_("This call has no commission yet."))
    if commission.meeting is not None and commission.meeting.state != MeetingState.CANCELLED:
        raise ValidationError(_("The meeting is planned already."))
    meeting = plan_meeting(body=commission.body, facts=facts, by=by, at=at)
    with translation.override("ky"):
        title = f"{_('Selection of projects')}: {text_in(call.names, 'ky')}"[:300]
    add_item(meeting=meeting, title=title, by=by, at=at)
    commission.meeting = meeting
    commission.save(update_fields=["meeting"])
    journal.record(by=by, at=at, verb="contests.plan_sitting", subject=call, also=[meeting])
    return meeting
