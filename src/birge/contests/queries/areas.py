"""The areas of a call: among which places applicants choose, and how many projects of each are selected.

`Call.areas` holds {"area": id of the place, "min": at least, "max": at most or None}, one row a place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from birge.contests.models import Call
from birge.contests.queries.awards import shown_rows
from birge.kernel.texts import text_in
from birge.places.models import Place
from birge.places.queries import children_of, names_by_place


@dataclass(frozen=True)
class Area:
    """A place with its limits; `code` is what the ranking and its published package call it. `chosen`: of how many
    selected projects it is the place; None before a decision is published.
    """

    place: UUID
    code: str
    name: str
    least: int
    most: int | None
    chosen: int | None = None


def code_of(place: Place) -> str:
    """The SOATE code, by which everybody knows a place; its id where it has none."""
    return str(place.soate or place.pk)


def areas_of(call: Call) -> list[Area]:
    """The areas of a call, in the order of their codes; three queries at most, none where the call has no areas."""
    rows = {UUID(row["area"]): row for row in call.areas}
    if not rows:
        return []
    names = names_by_place(rows)
    places = Place.objects.filter(pk__in=rows).order_by("soate", "pk")
    chosen = _chosen(call) if call.decided_at else None
    return [
        Area(
            place=one.pk,
            code=code_of(one),
            name=text_in(names.get(one.pk, {})),
            least=rows[one.pk]["min"],
            most=rows[one.pk]["max"],
            chosen=None if chosen is None else chosen[one.pk],
        )
        for one in places
    ]


def _chosen(call: Call) -> Counter[UUID]:
    shown = shown_rows().filter(award__call=call, outcome="selected")
    return Counter(shown.values_list("application__area", flat=True))


def for_the_ranking(areas: Iterable[Area]) -> list[dict[str, Any]]:
    """As `birge.contests.rank/1` takes them."""
    return [{"area": area.code, "min": area.least, "max": area.most} for area in areas]


def possible_areas(call: Call, on: date) -> dict[UUID, str]:
    """By id the names of the units directly in the place of the call, and of that place itself, which comes last.

    A call without a place works everywhere: there it is the units directly under the country.
    """
    own = call.place_id or call.customer.place_id
    inside = children_of(own, on).order_by("soate", "pk").values_list("pk", flat=True)
    wanted = [*inside, *([own] if own else [])]
    names = names_by_place(wanted, on)
    return {pk: text_in(names.get(pk, {})) for pk in wanted} if len(wanted) > 1 else {}
