"""What every page of the register begins with: whose register, which day, and whether this person may open it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Model
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.permissions import require
from birge.people.models import Organisation
from birge.places.views.days import day_of
from birge.water.kinds import KINDS, Kind
from birge.water.models import Registered
from birge.water.readings import read_of as read_of
from birge.water.rules import can_read, can_write, visible_to
from birge.water.rules.fees import can_see_money


@dataclass(frozen=True)
class Opened:
    """A register that somebody opened: who and in which role, and of which day the page speaks."""

    association: Organisation
    by: Actor
    user: Any
    today: date
    on: date

    @property
    def may_write(self) -> bool:
        """Whether she writes into it: only on today's page."""
        return self.is_today and bool(can_write(self.user, self.association, self.today))

    @property
    def sees_money(self) -> bool:
        """Whether bills, payments and books are her business."""
        return bool(can_see_money(self.user, self.association, self.today))

    @property
    def is_today(self) -> bool:
        """Whether the page is today's."""
        return self.on == self.today

    @property
    def query(self) -> str:
        """For the address of another page of the same day."""
        return "" if self.is_today else f"?on={self.on.isoformat()}"


def open_association(request: HttpRequest, pk: UUID, *, to_write: bool = False) -> Opened:
    """The register, if this person reads it; else 404, whether it exists or not."""
    today = timezone.localdate()
    association = get_object_or_404(visible_to(request.user, today).select_related("place"), pk=pk)
    answer = (can_write if to_write else can_read)(request.user, association, today)
    return Opened(association, require(answer), request.user, today, day_of(request))


def open_thing(request: HttpRequest, kind: Kind, pk: UUID, *, to_write: bool = False) -> tuple[Any, Opened]:
    """A thing of a register that this person reads."""
    thing: Registered = get_object_or_404(kind.identity, pk=pk)
    return thing, open_association(request, thing.association_id, to_write=to_write)


def kind_named(name: str) -> Kind:
    """The kind in the address."""
    if name not in KINDS:
        raise Http404
    return KINDS[name]


def note_reading(by: Actor, verb: str, subjects: Iterable[Model]) -> None:
    """Journal that these were read, so that the persons see it."""
    journal.record_read(by=by, at=timezone.now(), verb=f"water.{verb}", subjects=list(subjects))


def context_of(opened: Opened) -> dict[str, Any]:
    """What every template of the register needs."""
    return {
        "opened": opened,
        "association": opened.association,
        "may_write": opened.may_write,
        "day_query": opened.query,
        "on": opened.on,
        "is_today": opened.is_today,
        "keep": [] if opened.is_today else [("on", opened.on.isoformat())],
    }
