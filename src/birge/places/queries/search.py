"""Finding units by a name in any spelling, or by a code: stored keys, the same answer on both databases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Case, IntegerField, Q, QuerySet, When

from birge.algorithms.spelling import fold, likeness, near_skeletons, skeleton
from birge.kernel.fields import prefix_range
from birge.places.enums import level_of
from birge.places.models import Place, SearchKey, Version
from birge.places.naming import bare

MOST = 100
FEW = 5
"""With fewer sure finds than this, similar names are looked for too."""
LIKE_ENOUGH = 0.86
_SIMILAR = 4


@dataclass(frozen=True)
class Found:
    """A unit and how it was found: 0 the very name or code, 1 its beginning, 2 a word, 3 its beginning, 4 alike."""

    place: UUID
    rank: int
    unlikeness: float = 0.0


def find(text: str, on: date, *, among: QuerySet[Place] | None = None, limit: int = MOST) -> list[UUID]:
    """The units found, best first: the very name before its beginning, a word of it and names alike.

    Equal finds: living units first, then the greater unit, then by code. Former names and other spellings count; so
    do units that have ended. `among` narrows the choice.
    """
    found: dict[UUID, Found] = {}
    for wanted in dict.fromkeys((fold(text), fold(bare(text)))):
        if wanted and not found:
            _keep_best(found, _by_key(wanted, among))
    if len(found) < FEW and not any(letter.isdigit() for letter in text):
        _keep_best(found, _by_likeness(fold(bare(text)), skeleton(bare(text)), among))
    return [hit.place for hit in _ranked(found, on)][:limit]


def found_in(places: QuerySet[Place], text: str, on: date) -> QuerySet[Place]:
    """The units of a list that a search finds, best first."""
    ids = find(text, on, among=places)
    order = Case(*[When(pk=pk, then=number) for number, pk in enumerate(ids)], output_field=IntegerField())
    return places.filter(pk__in=ids).order_by(order) if ids else places.none()


def _by_key(wanted: str, among: QuerySet[Place] | None) -> list[Found]:
    low, high = prefix_range(wanted)
    rows = _rows(Q(key__gte=low, key__lt=high), among).values_list("place_id", "key", "is_word")
    return [Found(place, 2 * is_word + (key != wanted)) for place, key, is_word in rows]


def _by_likeness(wanted: str, bones: str, among: QuerySet[Place] | None) -> list[Found]:
    if len(wanted) < 3 or not bones:
        return []
    rows = _rows(Q(skeleton__in=sorted(near_skeletons(bones))), among).values_list("place_id", "key")
    scored = ((place, likeness(wanted, key)) for place, key in rows)
    return [Found(place, _SIMILAR, 1 - score) for place, score in scored if score >= LIKE_ENOUGH]


def _rows(condition: Q, among: QuerySet[Place] | None) -> QuerySet[SearchKey]:
    rows = SearchKey.objects.filter(condition)
    return rows if among is None else rows.filter(place__in=among.order_by().values("pk"))


def _keep_best(found: dict[UUID, Found], hits: list[Found]) -> None:
    for hit in hits:
        known = found.get(hit.place)
        if known is None or (hit.rank, hit.unlikeness) < (known.rank, known.unlikeness):
            found[hit.place] = hit


def _ranked(found: dict[UUID, Found], on: date) -> list[Found]:
    """In order of `find`; only what can come among the first is looked up."""
    best = sorted(found.values(), key=lambda hit: (hit.rank, hit.unlikeness, hit.place))[: 5 * MOST]
    rows = Version.objects.filter(place__in=[hit.place for hit in best]).order_by("starts_on")
    state = {
        place: (not start <= on < end, level_of(kind), soate)
        for place, start, end, kind, soate in rows.values_list(
            "place_id", "starts_on", "ends_on", "kind", "place__soate"
        )
        if start <= on
    }
    later = (True, 9, "")
    return sorted(best, key=lambda hit: (hit.rank, hit.unlikeness, *state.get(hit.place, later), hit.place))
