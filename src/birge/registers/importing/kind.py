"""The kind of import `household-book`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from birge.kernel.actors import Actor
from birge.kernel.imports.faults import Fault
from birge.kernel.imports.kinds import ImportKind
from birge.kernel.imports.models import ImportBatch
from birge.kernel.permissions import Answer
from birge.people.rules import places_of
from birge.places.models import Place
from birge.registers.importing import applying, checking, undoing
from birge.registers.importing.messages import MESSAGES
from birge.registers.importing.sheets import SHEETS
from birge.registers.rules import WRITE, can_write


class HouseholdBookImport(ImportKind):
    """Households, persons and what they have, of the villages of one place, into the book."""

    name = "household-book"
    title = _("Household book")
    sheets = SHEETS
    messages = MESSAGES

    def can_import(self, user: Any, place: UUID, target: str) -> Answer:
        return can_write(user, place, timezone.localdate())

    def places(self, user: Any, on: date) -> QuerySet[Place]:
        """Those where she is clerk: the file of a whole aimak names the village in each row."""
        return Place.objects.filter(pk__in=places_of(user, WRITE, on))

    def check(self, batch: ImportBatch) -> Iterable[Fault]:
        return checking.check(batch)

    def recheck(self, batch: ImportBatch) -> Iterable[Fault]:
        return checking.recheck(batch)

    def apply(self, batch: ImportBatch, by: Actor, at: datetime) -> dict[str, int]:
        return applying.apply(batch, by, at)

    def can_undo(self, batch: ImportBatch) -> Answer:
        return undoing.can_undo(batch)

    def undo(self, batch: ImportBatch, by: Actor, at: datetime) -> None:
        undoing.undo(batch, by, at)
