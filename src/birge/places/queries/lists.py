"""The lists of the territory's pages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from birge.kernel.texts import text_in
from birge.places.enums import NameState, kinds_of
from birge.places.models import Name, Place, Version
from birge.places.queries.naming import names_by_place, paths_of, with_names
from birge.places.queries.tree import holds_on, within


def units(on: date) -> QuerySet[Place]:
    """The units that exist on that day, with their kind (`kind`) and names, in the order of the classifier."""
    return _with_kinds(on).filter(Exists(_living(on)))


def family_of(place_id: UUID, above: Sequence[UUID], on: date) -> QuerySet[Place]:
    """The unit itself, those above it and those directly in it, as `units`; its own `kind` is None when it is over."""
    inside = Version.objects.filter(holds_on(on), parent=place_id)
    return _with_kinds(on).filter(Q(pk__in=[place_id, *above]) | Q(pk__in=inside.values("place")))


def _with_kinds(on: date) -> QuerySet[Place]:
    places = Place.objects.annotate(kind=Subquery(_living(on).values("kind")[:1]))
    return with_names(places).order_by("soate", "pk")


def _living(on: date) -> QuerySet[Version]:
    return Version.objects.filter(holds_on(on), place=OuterRef("pk"))


def add_paths(places: Sequence[Place], on: date) -> None:
    """Give each unit where it lies (`path`), in the reader's language; at most five queries for all."""
    paths = paths_of([place.pk for place in places], on)
    for place in places:
        place.path = paths.get(place.pk, "")  # type: ignore[attr-defined]


def without_sure_name(on: date) -> QuerySet[Place]:
    """The units of that day without a confirmed Kyrgyz name, oblasts and rayons first."""
    sure = Name.objects.filter(holds_on(on), place=OuterRef("pk"), language="ky", state=NameState.CONFIRMED)
    return units(on).filter(~Exists(sure))


def choices_of_level(level: int, on: date) -> list[tuple[str, str]]:
    """(id, name) of the living units of a level, in the order of the classifier: for filters."""
    rows = Version.objects.filter(holds_on(on), kind__in=kinds_of(level)).order_by("place__soate")
    ids = list(rows.values_list("place_id", flat=True))
    names = names_by_place(ids, on)
    return [(str(pk), text_in(names.get(pk, {}))) for pk in ids]


def below(places: QuerySet[Place], above: str, on: date) -> QuerySet[Place]:
    """Those of a list that lie in the unit with this id."""
    return places.filter(pk__in=within([UUID(above)], on).values("pk"))
