"""The list of units, with search, and the page of a unit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from birge.kernel.lists import Column, Filter, Listing, list_response
from birge.kernel.texts import LANGUAGES
from birge.places.enums import Kind, NameState
from birge.places.labels import kind_label, label_of
from birge.places.models import Name, Place
from birge.places.parts import parts_of
from birge.places.queries import (
    found_in,
    name_of,
    name_rows,
    parents_of,
    version_of,
)
from birge.places.queries.history import changes_of, predecessors_of, successors_of
from birge.places.queries.lists import add_paths, below, choices_of_level, family_of, units
from birge.places.queries.maps import points
from birge.places.rules import can_change_version
from birge.places.views.days import about_day, day_of

MOST_POINTS = 100


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All units of the country on a day; found by a name in any spelling or by a code."""
    on = day_of(request)
    about = about_day(request)
    listing = Listing(
        title=_("Territory"),
        lead=_(
            "Every oblast, rayon, city, aiyl aimak and village: find one by its name in any spelling, or by its code."
        ),
        queryset=units(on),
        columns=[
            Column("name", _("Name"), lambda row: label_of(row, on), link=_link(about["day_query"])),
            Column("kind", _("What it is"), kind_label),
            Column("where", _("Where"), lambda row: row.path),
            Column("soate", _("SOATE code"), lambda row: row.soate, sort="soate"),
            Column("pcode", _("P-code"), lambda row: row.pcode),
        ],
        search=lambda places, text: found_in(places, text, on),
        filters=[
            Filter("kind", _("What it is"), Kind.choices, lambda places, kind: places.filter(kind=kind)),
            Filter("oblast", _("Oblast"), choices_of_level(1, on), lambda places, above: below(places, above, on)),
            Filter(
                "rayon", _("Rayon or city"), choices_of_level(2, on), lambda places, above: below(places, above, on)
            ),
        ],
        empty=_("The territory is not loaded yet: an administrator runs “birge places load”."),
        export_name="territory",
        on_rows=lambda rows: add_paths(rows, on),
    )
    return list_response(request, listing, "places/index.html", about)


def _link(day_query: str) -> Callable[[Place], str]:
    return lambda row: f"{row.get_absolute_url()}{day_query}"


@require_safe
def place_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A unit on a day: names with their sources, codes, what it lies in, what lies in it, its history."""
    on = day_of(request)
    chain = parents_of([pk], on)[pk]
    by_id = {unit.pk: unit for unit in family_of(pk, chain, on)}
    if pk not in by_id:
        raise Http404
    place = by_id[pk]
    version = version_of(place, on)
    found = list(points(on, place=pk)[: MOST_POINTS + 1])
    lives = bool(version and on < version.ends_on)
    changes = list(changes_of(place))
    context = {
        "place": place,
        "version": version,
        "kind": Kind(version.kind).label if version else "",
        "lives": lives,
        "ended_on": version.ends_on if version and not lives else None,
        "above": [by_id[unit] for unit in chain if unit in by_id],
        "names": [(row, row.state == NameState.UNCONFIRMED) for row in _in_order(name_rows(place, on))],
        "children": [(unit, kind_label(unit)) for unit in by_id.values() if unit.pk not in {pk, *chain}],
        "changes": changes,
        "predecessors": predecessors_of(place, on) if changes else [],
        "successors": successors_of(place, on) if changes else [],
        "points": found[:MOST_POINTS],
        "more_points": len(found) > MOST_POINTS,
        "panels": _panels(request, place, on),
        "may_change": can_change_version(request.user, version, on),
        "title": name_of(place, on),
        **about_day(request),
    }
    return render(request, "places/place.html", context)


def _in_order(names: list[Name]) -> list[Name]:
    """Kyrgyz, Russian, Latin."""
    return sorted(names, key=lambda name: LANGUAGES.index(name.language))


def _panels(request: HttpRequest, place: Place, on: date) -> list[str]:
    """The panels of other folders, drawn."""
    return [
        render_to_string(template, {"place": place, "on": on, **extra}, request)
        for template, extra in parts_of(request.user, place, on)
    ]
