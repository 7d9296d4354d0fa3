"""What the caller sees of share-outs; what she does not see is not there."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from birge.kernel.api import Caller, acting
from birge.kernel.journal import record_read
from birge.sharing.models import Claimant, ShareOut
from birge.sharing.queries import with_decisions
from birge.sharing.rules import can_see, visible_to


def today_of(who: Caller) -> date:
    """The day of the call, in Bishkek."""
    return timezone.localdate(who.at)


def seen_share_outs(who: Caller) -> QuerySet[ShareOut]:
    """The share-outs of the caller's places."""
    return visible_to(who.user, with_decisions(ShareOut.objects.all()), today_of(who))


def seen_share_out(who: Caller, pk: UUID) -> ShareOut:
    """One of them; 404 otherwise."""
    found = seen_share_outs(who).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def seen_claimant(who: Caller, pk: UUID) -> Claimant:
    """A family of a share-out that the caller sees, with the share-out; 404 otherwise."""
    claimant = Claimant.objects.filter(pk=pk).first()
    if claimant is None:
        raise Http404
    claimant.share_out = seen_share_out(who, claimant.share_out_id)
    return claimant


def note_reading(who: Caller, share_out: ShareOut, rows: list[Any], verb: str) -> None:
    """Journal that the list, or a part of it, was read; one row names the decision."""
    if rows:
        actor = acting(can_see(who.user, share_out, today_of(who)))
        record_read(by=actor, at=who.at, verb=f"sharing.{verb}", subjects=[share_out.decision])
