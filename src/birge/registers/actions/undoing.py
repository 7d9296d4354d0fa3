"""Taking an entry back: as if it had not been written, and visible that it was."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from birge.kernel.actors import Actor
from birge.registers.actions.members import HeadTaken
from birge.registers.actions.writing import ChangedMeanwhile, Draft
from birge.registers.enums import EntryKind, Relation
from birge.registers.models import FACTS, Entry, Fact, HouseholdState, Membership, PersonState


class CameWithFile(Exception):
    """An import is taken back as a whole, where it was brought in."""

    def __str__(self) -> str:
        return str(_("This came with a file: the whole file is taken back on its page, under “Imports”."))


@transaction.atomic
def take_back(*, entry: Entry, why: str, by: Actor, at: datetime) -> Entry | None:
    """Strike out what the entry entered and enter again what it struck out.

    Raises `ChangedMeanwhile` when a later entry built on it, or it was taken back already; `HeadTaken` when a
    household would have two heads; `CameWithFile` for what came with a file.
    """
    if entry.batch is not None:
        raise CameWithFile
    draft = reversal(entry, keeps_later=False)
    return draft.write(
        verb="registers.take_back", place=entry.place_id, kind=EntryKind.UNDO, why=why, undoes=entry, by=by, at=at
    )


def reversal(entry: Entry, *, keeps_later: bool) -> Draft:
    """The draft that takes an entry back, within a transaction.

    Where a later entry struck out a line of this one: with `keeps_later` what stands there now stays, else
    `ChangedMeanwhile`. Raises it also when what was struck out no longer fits into the book.
    """
    entry = Entry.objects.select_for_update().get(pk=entry.pk)
    if Entry.objects.filter(undoes=entry).exists():
        raise ChangedMeanwhile
    draft = Draft()
    again: list[Fact] = []
    for model in FACTS:
        entered = list(model.objects.filter(entry=entry))
        built_on = [row.line for row in entered if row.struck_id is not None]
        if built_on and not keeps_later:
            raise ChangedMeanwhile
        for row in entered:
            if row.struck_id is None:
                draft.strike(row)
        again += [row for row in model.objects.filter(struck=entry) if row.line not in built_on]
    for row in again:
        if any(other.starts_on < row.ends_on and row.starts_on < other.ends_on for other in _on_line(draft, row)):
            raise ChangedMeanwhile
        draft.enter(row.copied())
    _require_nothing_hangs(draft)
    _require_one_head(draft)
    return draft


def _on_line(draft: Draft, row: Fact) -> list[Fact]:
    return draft.rows(type(row), **row.line)


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


def _require_one_head(draft: Draft) -> None:
    for household in {row.household_id for row in draft.entered if isinstance(row, Membership)}:
        members = [row for row in draft.rows(Membership, household_id=household) if row.is_open]
        if sum(row.relation == Relation.HEAD for row in members) > 1:
            raise HeadTaken
