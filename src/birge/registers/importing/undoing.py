"""Taking a whole import back: its lines are struck out, unless something was built on them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.imports.models import ImportBatch
from birge.kernel.permissions import Answer, no
from birge.registers.enums import EntryKind
from birge.registers.models import (
    FACTS,
    Entry,
    Fact,
    Household,
    HouseholdState,
    Person,
    PersonState,
    PossibleDuplicate,
    SearchKey,
)


@dataclass(frozen=True)
class Imported:
    """What came into the book with an import."""

    entry: Entry

    @property
    def households(self) -> QuerySet[Household]:
        """Its households."""
        return Household.objects.filter(pk__in=HouseholdState.objects.filter(entry=self.entry).values("household"))

    @property
    def persons(self) -> QuerySet[Person]:
        """Its persons."""
        return Person.objects.filter(pk__in=PersonState.objects.filter(entry=self.entry).values("person"))


DERIVED = (SearchKey, PossibleDuplicate)
"""What points at households and persons without building on them: it is made anew or forgotten."""


def can_undo(batch: ImportBatch) -> Answer:
    """No once a line was changed, or anything stands in the book or elsewhere that builds on the batch."""
    entry = Entry.objects.filter(batch=batch.pk, kind=EntryKind.IMPORT).first()
    if entry is None:
        return no(_("This file left nothing in the book."))
    if any(model.objects.filter(entry=entry, struck__isnull=False).exists() for model in FACTS):
        return no(_("What this file brought has been changed since; correct it on the pages of the households."))
    imported = Imported(entry)
    if any(_stands_upon(imported, model) for model in FACTS):
        return no(_("Something has been entered about households or persons of this file since."))
    if any(_points_at(things) for things in (imported.households, imported.persons)):
        return no(_("A certificate, an aid list, a visit or another record is about people of this file."))
    return Answer(allowed=True)


def undo(batch: ImportBatch, by: Actor, at: datetime) -> None:
    """Strike the lines out with an entry that says so; the book still shows what stood there and until when."""
    imported = Imported(Entry.objects.get(batch=batch.pk, kind=EntryKind.IMPORT))
    undone = Entry.objects.create(
        kind=EntryKind.UNDO, verb="registers.undo_import", place_id=imported.entry.place_id, at=at, by=by.as_json(),
        why=batch.undo_reason, batch=batch.pk, undoes=imported.entry,
    )  # fmt: skip
    SearchKey.objects.filter(household__in=imported.households.values("pk")).delete()
    for model in FACTS:
        model.objects.filter(entry=imported.entry).update(struck=undone)
    journal.record(
        by=by, at=at, verb=undone.verb, subject=batch,
        before={"struck_import": str(imported.entry.pk)},
        after={"entry": str(undone.pk), "kind": undone.kind, "why": undone.why},
    )  # fmt: skip


def _points_at(things: QuerySet[Any]) -> bool:
    """Whether a row of any table of the house, but for lines of the book and what is derived, is about one of these."""
    for relation in things.model._meta.get_fields(include_hidden=True):
        table: Any = relation.related_model
        if not relation.auto_created or relation.concrete or relation.many_to_many:
            continue
        if issubclass(table, (Fact, *DERIVED)):
            continue
        if table._base_manager.filter(**{f"{relation.field.name}__in": things.values("pk")}).exists():
            return True
    return False


def _stands_upon(imported: Imported, model: type[Fact]) -> bool:
    """Whether the table has a line of another entry about a household or person of the import."""
    others = model.objects.standing().exclude(entry=imported.entry)
    about = {"household": imported.households, "person": imported.persons, "same_as": imported.persons}
    own = {field.name for field in model._meta.concrete_fields}
    return any(others.filter(**{f"{name}__in": things.values("pk")}).exists()
               for name, things in about.items() if name in own)  # fmt: skip
