"""What happened to the territory, and what each change did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from birge.kernel.texts import text_in
from birge.places.enums import Kind
from birge.places.models import Change, Name, Place, Version
from birge.places.queries.naming import names_by_place, with_names


@dataclass(frozen=True)
class Effect:
    """What a change does to one unit: `what` is begins, ends, moves, becomes or renamed; the rest are words to show."""

    what: str
    place: UUID
    name: str
    before: str = ""
    after: str = ""


def changes() -> QuerySet[Change]:
    """All changes of the territory, latest first, each with the names of the unit that it is chiefly about."""
    return Change.objects.prefetch_related(Prefetch("place", queryset=with_names(Place.objects.all())))


def changes_of(place: Place) -> QuerySet[Change]:
    """The changes that touched this unit: its own, and those that it came from or went into."""
    linked = Change.objects.filter(
        Q(place=place)
        | Q(successions__before=place)
        | Q(successions__after=place)
        | Q(started_versions__place=place)
        | Q(ended_versions__place=place)
    )
    return changes().filter(pk__in=linked.values("pk"))


def successors_of(place: Place, on: date) -> list[Place]:
    """The units that continue this one, as far as has happened by that day."""
    return list(with_names(Place.objects.filter(_linked("predecessors__before", "predecessors", place, on)).distinct()))


def predecessors_of(place: Place, on: date) -> list[Place]:
    """The units that this one continues, as far as has happened by that day."""
    return list(with_names(Place.objects.filter(_linked("successors__after", "successors", place, on)).distinct()))


def _linked(end: str, link: str, place: Place, on: date) -> Q:
    return Q(**{end: place, f"{link}__change__takes_effect_on__lte": on}) & ~Q(pk=place.pk)


def effects_of(change: Change) -> list[Effect]:
    """What the change did or will do to each unit, in the order of the classifier. A fixed number of queries."""
    versions = Version.objects.filter(Q(started_by=change) | Q(ended_by=change)).order_by("place__soate", "place_id")
    rows = list(versions)
    before = {row.place_id: row for row in rows if row.ended_by_id == change.pk}
    after = {row.place_id: row for row in rows if row.started_by_id == change.pk}
    links = list(change.successions.order_by("id").values_list("before_id", "after_id"))
    renamed = list(Name.objects.filter(started_by=change).values_list("place_id", flat=True).distinct())
    involved = {*before, *after, *renamed, *(unit for link in links for unit in link)}
    involved |= {row.parent_id for row in rows if row.parent_id}
    old_names = names_by_place(involved, change.takes_effect_on - timedelta(days=1))
    new_names = names_by_place(involved, change.takes_effect_on)
    words = _Words(old_names, new_names)
    effects: list[Effect] = []
    for unit in dict.fromkeys(row.place_id for row in rows):
        heirs = [heir for ended, heir in links if ended == unit]
        effects += _of_unit(unit, before.get(unit), after.get(unit), heirs, words)
    for unit in dict.fromkeys(renamed):
        if unit not in after or unit in before:
            effects.append(Effect("renamed", unit, words.new(unit), words.all_old(unit), words.all_new(unit)))
    return effects


@dataclass(frozen=True)
class _Words:
    old_names: dict[UUID, dict[str, str]]
    new_names: dict[UUID, dict[str, str]]

    def old(self, unit: UUID | None) -> str:
        return text_in(self.old_names.get(unit, {})) if unit else ""

    def new(self, unit: UUID | None) -> str:
        return text_in(self.new_names.get(unit, {})) if unit else ""

    def all_old(self, unit: UUID) -> str:
        return " / ".join(self.old_names.get(unit, {}).values())

    def all_new(self, unit: UUID) -> str:
        return " / ".join(self.new_names.get(unit, {}).values())


def _of_unit(
    unit: UUID, before: Version | None, after: Version | None, heirs: list[UUID], words: _Words
) -> list[Effect]:  # fmt: skip
    if before and not after:
        return [Effect("ends", unit, words.old(unit), after=", ".join(words.new(heir) for heir in heirs))]
    if after and not before:
        return [Effect("begins", unit, words.new(unit), after=words.new(after.parent_id))]
    if not before or not after:
        return []
    effects = []
    if before.parent_id != after.parent_id:
        effects.append(Effect("moves", unit, words.new(unit), words.old(before.parent_id), words.new(after.parent_id)))
    if before.kind != after.kind:
        effects.append(
            Effect("becomes", unit, words.new(unit), str(Kind(before.kind).label), str(Kind(after.kind).label))
        )
    return effects
