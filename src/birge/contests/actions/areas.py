"""The areas of a call, while it is a draft."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from birge.contests.actions.moving import locked
from birge.contests.models import Call
from birge.contests.stages import Act, require_stage
from birge.kernel import journal
from birge.kernel.actors import Actor

Limits = tuple[int, int | None]
"""At least and at most so many selected projects of an area; None: no limit."""


@transaction.atomic
def set_areas(call: Call, *, areas: Mapping[UUID, Limits], by: Actor, at: datetime) -> Call:
    """These places are the areas of the draft; none: applicants are not asked. Raises ValidationError."""
    row = locked(call)
    require_stage(row, Act.EDIT)
    for least, most in areas.values():
        if least < 0 or (most is not None and most < max(least, 1)):
            raise ValidationError(_("The most is 1 or more, and not less than the least."))
    before = row.areas
    row.areas = [{"area": str(place), "min": least, "max": most} for place, (least, most) in areas.items()]
    row.save(update_fields=["areas"])
    journal.record(by=by, at=at, verb="contests.set_areas", subject=row, before={"areas": before},
                   after={"areas": row.areas})  # fmt: skip
    return row
