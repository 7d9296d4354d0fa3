"""Taking an entry back: as if it had not been written, and visible that it was."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from birge.kernel.actors import Actor
from birge.registers.actions.writing import ChangedMeanwhile, Draft
from birge.registers.enums import EntryKind
from birge.registers.models import FACTS, Entry, HouseholdState, PersonState


@transaction.atomic
def take_back(
    *,
    entry: Entry,
    why: str,
    by: Actor,
    at: datetime,
    kind: EntryKind = EntryKind.UNDO,
    verb: str = "registers.take_back",
) -> Entry | None:
    """Strike out what the entry entered and enter again what it struck out.

    Raises `ChangedMeanwhile` when a later entry built on it, or it was taken back already.
    """
    entry = Entry.objects.select_for_update().get(pk=entry.pk)
    if Entry.objects.filter(undoes=entry).exists():
        raise ChangedMeanwhile
    draft = Draft()
    for model in FACTS:
        for row in model.objects.filter(entry=entry):
            if row.struck_id is not None:
                raise ChangedMeanwhile
            draft.strike(row)
        for row in model.objects.filter(struck=entry):
            draft.enter(row.copied())
    _require_nothing_hangs(draft)
    return draft.write(verb=verb, place=entry.place_id, kind=kind, why=why, undoes=entry, by=by, at=at)


def _require_nothing_hangs(draft: Draft) -> None:
    """Raises `ChangedMeanwhile` if lines would stay of a household or person that is in the book no more."""
    for gone in draft.struck:
        if isinstance(gone, HouseholdState):
            about = {"household_id": gone.household_id}
        elif isinstance(gone, PersonState):
            about = {"person_id": gone.person_id}
        else:
            continue
        if draft.rows(type(gone), **about):
            continue
        for model in FACTS:
            if {field.attname for field in model._meta.concrete_fields} >= set(about) and draft.rows(model, **about):
                raise ChangedMeanwhile
