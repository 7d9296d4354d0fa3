"""The canals drawn: as a linear scheme and on a map, each with the same as a table."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from birge.algorithms.water.drawing import WIDTH, height, rows
from birge.water.kinds import KINDS
from birge.water.models import CanalState, OutletState, ParcelState
from birge.water.queries.register import rows_on
from birge.water.queries.scheme import scheme_of
from birge.water.views.common import context_of, open_association

LONGEST_NAME = 38
"""Letters of a name that fit beside a canal on the narrowest drawing; each step to the right takes two."""


@login_required
@require_safe
def scheme(request: HttpRequest, association: UUID) -> HttpResponse:
    """The linear scheme: every canal with its length and capacity, its outlets and gauge posts from head to tail."""
    opened = open_association(request, association)
    drawn = rows(scheme_of(opened.association, opened.on))
    states: dict[tuple[str, Any], Any] = {}
    for kind in ("canal", "outlet", "gauge"):
        owner = KINDS[kind].owner
        found = rows_on(KINDS[kind], opened.association, opened.on)
        states |= {(kind, getattr(state, f"{owner}_id")): state for state in found}
    shown = []
    for row in drawn:
        state = states[row.kind, row.key]
        thing = getattr(state, KINDS[row.kind].owner)
        name = str(state) if row.kind == "canal" else thing.code
        room = LONGEST_NAME - 2 * row.depth
        short = name if len(name) <= room else f"{name[: room - 1]}…"
        shown.append({"at": row, "state": state, "code": thing.code, "name": name, "short": short,
                      "url": KINDS[row.kind].url_of(thing)})  # fmt: skip
    context = {**context_of(opened), "rows": shown, "width": WIDTH, "height": height(drawn)}
    return render(request, "water/scheme.html", context)


@login_required
@require_safe
def water_map(request: HttpRequest, association: UUID) -> HttpResponse:
    """The map, and the same as a table."""
    opened = open_association(request, association)
    canals = CanalState.objects.on(opened.on).filter(canal__association=opened.association, outline__isnull=False)
    outlets = rows_on(KINDS["outlet"], opened.association, opened.on).filter(latitude__isnull=False)
    lines = [
        {"state": state, "start": state.outline["coordinates"][0], "end": state.outline["coordinates"][-1]}
        for state in canals.select_related("canal").order_by("canal__code")
    ]
    context = {**context_of(opened), "lines": lines, "outlets": outlets.order_by("outlet__code")}
    return render(request, "water/map.html", context)


@login_required
@require_safe
def outlines(request: HttpRequest, association: UUID, what: str) -> HttpResponse:
    """Canals and parcels (`lines`) or outlets (`points`) as GeoJSON (RFC 7946); no person stands in it."""
    opened = open_association(request, association)
    if what not in {"lines", "points"}:
        raise Http404
    features = _points(opened) if what == "points" else _lines(opened)
    return JsonResponse({"type": "FeatureCollection", "features": features}, content_type="application/geo+json")


def _lines(opened: Any) -> list[dict[str, Any]]:
    parcels = ParcelState.objects.on(opened.on).filter(parcel__association=opened.association, outline__isnull=False)
    canals = CanalState.objects.on(opened.on).filter(canal__association=opened.association, outline__isnull=False)
    drawn = [*parcels.select_related("parcel"), *canals.select_related("canal")]  # canals lie on top
    return [_feature(state, state.outline) for state in drawn]


def _feature(state: Any, geometry: Any) -> dict[str, Any]:
    if isinstance(state, CanalState):
        name, url = str(state), reverse("water:canal", args=[state.canal_id])
    else:
        name, url = state.parcel.number, reverse("water:parcel", args=[state.parcel_id])
    return {"type": "Feature", "properties": {"name": name, "url": url}, "geometry": geometry}


def _points(opened: Any) -> list[dict[str, Any]]:
    outlets = OutletState.objects.on(opened.on).filter(outlet__association=opened.association)
    return [
        {
            "type": "Feature",
            "properties": {"name": state.outlet.code},
            "geometry": {"type": "Point", "coordinates": [state.longitude, state.latitude]},
        }
        for state in outlets.exclude(latitude=None).exclude(longitude=None).select_related("outlet")
    ]
