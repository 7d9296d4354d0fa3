"""What every page of sharing out begins with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from birge.kernel.journal import record_read
from birge.kernel.permissions import Answer, require
from birge.kernel.texts import text_in
from birge.places.models import Place
from birge.places.queries import names_by_place
from birge.sharing.models import Claimant, ShareOut
from birge.sharing.queries import with_decisions
from birge.sharing.rules import visible_to


def found(request: HttpRequest, pk: UUID) -> ShareOut:
    """The share-out, if this person sees it; else 404, whether it exists or not."""
    seen = visible_to(request.user, with_decisions(ShareOut.objects.all()), timezone.localdate())
    return get_object_or_404(seen, pk=pk)


def found_claimant(request: HttpRequest, pk: UUID, claimant: UUID) -> Claimant:
    """A claimant of a share-out that this person sees."""
    share_out = found(request, pk)
    claim = get_object_or_404(Claimant.objects.filter(share_out=share_out), pk=claimant)
    claim.share_out = share_out
    return claim


def note_reading(permission: Answer, share_out: ShareOut, rows: Iterable[Any], verb: str) -> None:
    """Journal that the list, or a part of it, was read by whoever has this permission. One row names the decision."""
    if any(True for _row in rows):
        by = require(permission)
        record_read(by=by, at=timezone.now(), verb=f"sharing.{verb}", subjects=[share_out.decision])


def named(places: Iterable[Place]) -> list[tuple[str, str]]:
    """(id, name) of places for a choice, by name."""
    ids = [place.pk for place in places]
    names = names_by_place(ids, timezone.localdate())
    return sorted(((str(pk), text_in(names.get(pk, {}))) for pk in ids), key=lambda item: item[1])
