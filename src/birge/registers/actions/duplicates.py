"""Looking for people who stand twice in the book, and deciding about each pair. Nothing is merged silently."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.events import publish
from birge.places.models import Place
from birge.registers.actions.merging import merge_persons, unmerge_persons
from birge.registers.enums import DuplicateState
from birge.registers.models import Person, PossibleDuplicate
from birge.registers.queries.duplicates import like_pairs

_SLICE = 500


class NotConfirmed(Exception):
    """The two stand in the books of two aimaks, and not both clerks have said that they are one."""

    def __str__(self) -> str:
        return str(_("The clerks of both aimaks have to confirm this pair before it can be merged."))


class AlreadyDecided(Exception):
    """Somebody decided about the pair meanwhile."""

    def __str__(self) -> str:
        return str(_("Somebody decided about this pair meanwhile."))


@dataclass(frozen=True)
class SearchAskedFor:
    """A clerk wants the people of these places compared; it takes longer than a page, so a worker does it."""

    places: tuple[UUID, ...]
    by: Actor


def ask_for_search(*, places: Iterable[UUID], by: Actor, at: datetime) -> None:
    """Have a worker look for duplicates."""
    places = tuple(places)
    after = {"places": [str(place) for place in places]}
    journal.record(by=by, at=at, verb="registers.ask_for_duplicates", subject="registers", after=after)
    publish(SearchAskedFor(places, by))


@transaction.atomic
def look_for_duplicates(*, places: QuerySet[Place], by: Actor, at: datetime) -> int:
    """Compare everyone in the book of these places; the number of pairs that wait for a clerk there.

    A pair that people decided on is left as it is. One that no longer looks like one person, and that nobody has
    confirmed, is forgotten.
    """
    found = {(pair.one, pair.other): pair for pair in like_pairs(places)}
    inside = PossibleDuplicate.objects.filter(place_one__in=places, place_other__in=places)
    known = {(row.one_id, row.other_id): row for row in inside.select_for_update()}
    known |= {
        (row.one_id, row.other_id): row
        for start in range(0, len(found), _SLICE)
        for row in PossibleDuplicate.objects.filter(one__in=[one for one, _ in [*found][start : start + _SLICE]])
        if (row.one_id, row.other_id) in found
    }
    gone = [row.pk for pair, row in known.items() if pair not in found and _is_untouched(row)]
    PossibleDuplicate.objects.filter(pk__in=gone).delete()
    again = []
    for pair, row in known.items():
        if row.state == DuplicateState.OPEN and pair in found:
            new = found[pair]
            row.score, row.reasons, row.found_at = new.score, new.reasons, at
            row.place_one_id, row.place_other_id = new.place_one, new.place_other
            again.append(row)
    fields = ["score", "reasons", "found_at", "place_one", "place_other"]
    PossibleDuplicate.objects.bulk_update(again, fields, batch_size=_SLICE)
    PossibleDuplicate.objects.bulk_create(
        [
            PossibleDuplicate(
                one_id=pair.one, other_id=pair.other, place_one_id=pair.place_one, place_other_id=pair.place_other,
                score=pair.score, reasons=pair.reasons, found_at=at,
            )
            for key, pair in found.items()
            if key not in known
        ],
        batch_size=_SLICE,
    )  # fmt: skip
    waiting = inside.filter(state__in=[DuplicateState.OPEN, DuplicateState.SAME]).count()
    journal.record(by=by, at=at, verb="registers.look_for_duplicates", subject="registers", after={"waiting": waiting})
    return waiting


@transaction.atomic
def confirm_same(*, pair: PossibleDuplicate, sides: set[str], by: Actor, at: datetime) -> PossibleDuplicate:
    """The clerk of these sides' book says that the two are one person; nothing is merged yet."""
    pair = _open(pair)
    said = [{"side": side, "by": by.as_json(), "at": at.isoformat()} for side in sorted(sides - pair.confirmed_sides)]
    pair.confirmed_by = [*pair.confirmed_by, *said]
    if pair.confirmed_sides == {"one", "other"}:
        pair.state = DuplicateState.SAME
    pair.save()
    _record("confirm_same", pair, by, at, {"sides": sorted(sides)})
    return pair


@transaction.atomic
def mark_different(*, pair: PossibleDuplicate, why: str, by: Actor, at: datetime) -> PossibleDuplicate:
    """Two people who only look alike: the pair is not put forward again."""
    pair = _open(pair)
    _decide(pair, DuplicateState.DIFFERENT, why, by, at)
    _record("mark_different", pair, by, at, {"why": why})
    return pair


@transaction.atomic
def merge_pair(
    *,
    pair: PossibleDuplicate,
    kept: Person,
    sides: set[str],
    by: Actor,
    at: datetime,
    values: dict[str, Any] | None = None,
    new_head: Person | None = None,
    why: str = "",
) -> PossibleDuplicate:
    """Make the two one. `sides`: those whose book `by` keeps; for the other side its clerk has to have confirmed.

    Raises `NotConfirmed` and what `merge_persons` raises.
    """
    pair = _open(pair)
    if pair.confirmed_sides | sides != {"one", "other"}:
        raise NotConfirmed
    gone = pair.other if kept.pk == pair.one_id else pair.one
    pair.merge = merge_persons(kept=kept, gone=gone, values=values, new_head=new_head, why=why, by=by, at=at)
    _decide(pair, DuplicateState.MERGED, why, by, at)
    PossibleDuplicate.objects.filter(Q(one=gone) | Q(other=gone), state=DuplicateState.OPEN).delete()
    return pair


@transaction.atomic
def unmerge_pair(*, pair: PossibleDuplicate, why: str, by: Actor, at: datetime) -> PossibleDuplicate:
    """They were two after all: apart again, and not put forward again. Raises what `unmerge_persons` raises."""
    pair = PossibleDuplicate.objects.select_for_update().get(pk=pair.pk)
    if pair.state != DuplicateState.MERGED or pair.merge is None:
        raise AlreadyDecided
    unmerge_persons(entry=pair.merge, why=why, by=by, at=at)
    pair.merge = None
    _decide(pair, DuplicateState.DIFFERENT, why, by, at)
    return pair


def _open(pair: PossibleDuplicate) -> PossibleDuplicate:
    fresh = PossibleDuplicate.objects.select_for_update(of=("self",)).select_related("one", "other").get(pk=pair.pk)
    if fresh.state not in (DuplicateState.OPEN, DuplicateState.SAME):
        raise AlreadyDecided
    return fresh


def _is_untouched(pair: PossibleDuplicate) -> bool:
    return pair.state == DuplicateState.OPEN and not pair.confirmed_by


def _decide(pair: PossibleDuplicate, state: str, why: str, by: Actor, at: datetime) -> None:
    pair.state, pair.why, pair.decided_by, pair.decided_at = state, why, by.as_json(), at
    pair.save()


def _record(verb: str, pair: PossibleDuplicate, by: Actor, at: datetime, after: dict[str, Any]) -> None:
    persons = [Person(pk=pair.one_id), Person(pk=pair.other_id)]
    journal.record(by=by, at=at, verb=f"registers.{verb}", subject=pair, also=persons, after=after)
