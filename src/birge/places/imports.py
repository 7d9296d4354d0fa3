"""What the imports of all folders ask about the territory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from birge.algorithms.spelling import fold
from birge.kernel.imports.places import FoundPlace, use_places
from birge.kernel.texts import text_in
from birge.places.models import Place, SearchKey
from birge.places.naming import bare
from birge.places.queries import alive, names_by_place, within

_SLICE = 500


class Territory:
    """Finds units by name in any spelling or by code, as of a day."""

    def by_code(self, code: str, on: date) -> UUID | None:
        """The unit with this SOATE code, if it exists on that day."""
        return alive(on).filter(soate=code).values_list("pk", flat=True).first() if code else None

    def find(self, names: Collection[str], place: UUID, on: date) -> Mapping[str, list[FoundPlace]]:
        """The units that bear the name, or it without the word for the kind of unit; those inside first."""
        keys = {name: {fold(name), fold(bare(name))} - {""} for name in names}
        bearers: dict[str, set[UUID]] = defaultdict(set)
        wanted = sorted(set().union(*keys.values()))
        for start in range(0, len(wanted), _SLICE):
            rows = SearchKey.objects.filter(key__in=wanted[start : start + _SLICE], is_word=False, place__in=alive(on))
            for key, bearer in rows.values_list("key", "place_id"):
                bearers[key].add(bearer)
        inside = set(within([place], on).values_list("pk", flat=True))
        return {name: _sorted(set().union(*(bearers[key] for key in own)), inside) for name, own in keys.items()}

    def names_of(self, ids: Collection[UUID]) -> Mapping[UUID, str]:
        """Their names in the reader's language, or their codes."""
        names = names_by_place(ids)
        return {place.pk: text_in(names.get(place.pk, {})) or place.soate for place in Place.objects.filter(pk__in=ids)}


def _sorted(found: set[UUID], inside: set[UUID]) -> list[FoundPlace]:
    return sorted((FoundPlace(place, inside=place in inside) for place in found), key=lambda place: not place.inside)


use_places(Territory())
