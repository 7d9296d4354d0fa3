"""Two entries of one person become one, and apart again.

Merging moves to the kept person what the other one has and the kept one lacks; where both say something about the same
days, the kept one's line stands. Every line of the other is struck out, so that nothing is lost and unmerging can
enter it again.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from birge.kernel.actors import Actor
from birge.registers.actions.members import HeadNeeded, change_head_in
from birge.registers.actions.undoing import reversal
from birge.registers.actions.writing import ChangedMeanwhile, Draft, NotInTheBook
from birge.registers.enums import EntryKind, Relation
from birge.registers.models import FACTS, Alias, Entry, Fact, Membership, Person, PersonState
from birge.registers.queries import place_of_person


class SamePerson(Exception):
    """These are one person already."""

    def __str__(self) -> str:
        return str(_("These are one person in the book already."))


@transaction.atomic
def merge_persons(
    *,
    kept: Person,
    gone: Person,
    by: Actor,
    at: datetime,
    values: dict[str, Any] | None = None,
    new_head: Person | None = None,
    why: str = "",
) -> Entry:
    """`gone` turns out to be `kept`. `values`: columns of `PersonState` that are taken from elsewhere than the kept.

    `new_head`: of the household that `gone` headed and leaves by this. Raises `SamePerson`, `HeadNeeded`,
    `NotInTheBook` for a person who is in the book no more.
    """
    if kept.pk == gone.pk or Alias.objects.standing().filter(person__in=[kept, gone]).exists():
        raise SamePerson
    place = place_of_person(kept.pk, at.date()) or place_of_person(gone.pk, at.date())
    if place is None:
        raise NotInTheBook
    draft = Draft()
    headed = [row for row in draft.rows(Membership, person_id=gone.pk) if row.is_open and row.relation == Relation.HEAD]
    for model in (model for model in FACTS if model is not Alias and _has_person(model)):
        _hand_over(draft, model, kept, gone)
    for state in draft.rows(PersonState, person_id=kept.pk):
        if values and state.is_open:
            draft.correct(state, **values)
    for row in headed:
        _find_head(draft, row, kept, new_head)
    draft.enter(Alias(person=gone, same_as=kept))
    entry = draft.write(verb="registers.merge", place=place, kind=EntryKind.MERGE, why=why, by=by, at=at)
    if entry is None:
        raise NotInTheBook
    return entry


@transaction.atomic
def unmerge_persons(*, entry: Entry, why: str, by: Actor, at: datetime) -> Entry:
    """They were two after all: takes the merge back. What was written about the kept person since stays with her.

    Raises `ChangedMeanwhile` when the merge does not stand any more or what it struck out no longer fits, `HeadTaken`
    when the household of the other has found another head since.
    """
    if not Alias.objects.standing().filter(entry=entry).exists():
        raise ChangedMeanwhile
    draft = reversal(entry, keeps_later=True)
    unmerged = draft.write(
        verb="registers.unmerge", place=entry.place_id, kind=EntryKind.UNMERGE, why=why, undoes=entry, by=by, at=at
    )
    if unmerged is None:
        raise ChangedMeanwhile
    return unmerged


def _hand_over(draft: Draft, model: type[Fact], kept: Person, gone: Person) -> None:
    for row in draft.rows(model, person_id=gone.pk):
        draft.strike(row)
        moved = row.copied(person_id=kept.pk)
        standing = draft.rows(model, **moved.line)
        is_free = not any(other.starts_on < row.ends_on and row.starts_on < other.ends_on for other in standing)
        if is_free and model is not PersonState:
            draft.enter(moved)


def _find_head(draft: Draft, headed: Membership, kept: Person, new_head: Person | None) -> None:
    """The household that `gone` headed: the kept person if she belongs to it, else the one who was chosen."""
    staying = [row for row in draft.rows(Membership, household_id=headed.household_id) if row.is_open]
    if not staying or any(row.relation == Relation.HEAD for row in staying):
        return
    if any(row.person_id == kept.pk for row in staying):
        new_head = kept
    own = [row.starts_on for row in staying if new_head is not None and row.person_id == new_head.pk]
    if new_head is None or not own:
        raise HeadNeeded
    change_head_in(draft, headed.household_id, new_head.pk, max(*own, headed.starts_on))


def _has_person(model: type[Fact]) -> bool:
    return any(field.attname == "person_id" for field in model._meta.concrete_fields)
