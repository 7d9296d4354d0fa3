"""What the caller sees of associations; what she does not see is not there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated
from uuid import UUID

from django.db.models import Model, QuerySet
from django.http import Http404
from django.utils import timezone
from ninja import Field

from birge.kernel import journal
from birge.kernel.api import Caller, acting
from birge.people.models import Organisation
from birge.water.models import Season, WaterUserState
from birge.water.periods import TenDays
from birge.water.queries.register import users_named
from birge.water.readings import read_of
from birge.water.rules import can_read, visible_to

_EARLIEST, _LATEST = date(1900, 1, 1), date(2200, 1, 1)

Day = Annotated[date, Field(ge=_EARLIEST, le=_LATEST, examples=["2026-06-11"])]
FromDay = Annotated[Day | None, Field(description="From this day on")]
ToDay = Annotated[Day | None, Field(description="Before this day")]


def today_of(who: Caller) -> date:
    """The day of the call, in Bishkek."""
    return timezone.localdate(who.at)


def seen_associations(who: Caller) -> QuerySet[Organisation]:
    """The associations whose register the caller reads."""
    return visible_to(who.user, today_of(who)).select_related("place")


def seen_association(who: Caller, pk: UUID) -> Organisation:
    """One of them; 404 otherwise."""
    found = seen_associations(who).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def seen_season(who: Caller, pk: UUID) -> Season:
    """A season of such an association; 404 otherwise."""
    found = Season.objects.filter(pk=pk).first()
    if found is None:
        raise Http404
    found.association = seen_association(who, found.association_id)
    return found


def period_from(day: date | None) -> TenDays | None:
    """The ten days that begin on it; None where none begin then."""
    try:
        return TenDays(day) if day else None
    except ValueError:
        return None


def note_reading(who: Caller, association: Organisation, verb: str, subjects: Iterable[Model]) -> None:
    """Journal that these were read, so that the persons see it."""
    by = acting(can_read(who.user, association, today_of(who)))
    journal.record_read(by=by, at=who.at, verb=f"water.{verb}", subjects=subjects)


def note_users(who: Caller, association: Organisation, verb: str, users: Iterable[UUID]) -> dict[UUID, WaterUserState]:
    """Journal that something of these users was read; as they are today, by the user's id. One query."""
    known = users_named(set(users), today_of(who))
    note_reading(who, association, verb, read_of(known.values()))
    return known
