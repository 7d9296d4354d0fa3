"""An association's page, and the pages of a canal, an outlet, a user and a parcel."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from birge.algorithms.water.scheme import findings
from birge.kernel.permissions import require
from birge.kernel.texts import text_in
from birge.meetings.models import Body
from birge.people.models import Assignment
from birge.people.queries import in_force
from birge.places.queries import names_by_place
from birge.registers.models import Status
from birge.registers.rules import can_read, can_see_statuses
from birge.water.enums import HolderSide
from birge.water.kinds import KINDS
from birge.water.models import CanalHolder, CanalState, GaugeRating, GaugeState, OutletState, Tenure
from birge.water.queries.register import (
    RELATED,
    area_by_outlet,
    canals_named,
    history_of,
    parcels_of_users,
    rows_on,
    users_named,
)
from birge.water.queries.scheme import figures, scheme_of
from birge.water.queries.seasons import latest_season
from birge.water.queries.summary import FEWEST_TOLD, summary_of, total_of
from birge.water.rules import WORK, visible_to, works_here
from birge.water.views.common import Opened, context_of, note_reading, open_association, open_thing, read_of
from birge.water.wording import period_of, said

MOST_FINDINGS = 200


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The associations in which this person works, or that work at her place; one leads to its page at once."""
    require(works_here(request.user))
    today = timezone.localdate()
    found = sorted(visible_to(request.user, today), key=str)
    if len(found) == 1:
        return redirect("water:association", association=found[0].pk)
    lines = summary_of(found, today)
    return render(request, "water/index.html", {"lines": lines, "total": total_of(lines), "fewest": FEWEST_TOLD})


@login_required
@require_safe
def association(request: HttpRequest, association: UUID) -> HttpResponse:
    """One association: figures, who works there, its bodies, and what the checks find."""
    opened = open_association(request, association)
    scheme = scheme_of(opened.association, opened.on)
    found = findings(scheme)
    posts = in_force(Assignment.objects.filter(organisation=opened.association, role__in=WORK), opened.on)
    context = {
        **context_of(opened),
        "figures": figures(scheme),
        "posts": posts.select_related("account").order_by("role", "starts_on"),
        "bodies": Body.objects.filter(organisation=opened.association),
        "findings": said(found[:MOST_FINDINGS]),
        "more_findings": max(0, len(found) - MOST_FINDINGS),
        "kinds": list(KINDS.values()),
    }
    return render(request, "water/association.html", context)


@login_required
@require_safe
def canal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One canal: where it leaves, what stands on it, whose it is, and what it was before."""
    thing, opened = open_thing(request, KINDS["canal"], pk)
    on = opened.on
    row, past = _rows("canal", thing, on)
    near = Q(parent=thing) | Q(canal=row.parent_id)
    canals = list(CanalState.objects.on(on).filter(near).select_related("canal").defer("outline"))
    gauges = list(GaugeState.objects.on(on).filter(canal=thing).select_related("gauge").order_by("distance_m"))
    ratings = {row.gauge_id: row for row in GaugeRating.objects.on(on).filter(gauge__in=[g.gauge_id for g in gauges])}
    for gauge in gauges:
        gauge.rating = ratings.get(gauge.gauge_id)
    held = list(history_of(CanalHolder, canal=thing).select_related("organisation"))
    holders = {row.side: row for row in held if row.starts_on <= on < row.ends_on}
    context = {
        **_page(opened, "canal", thing, row, past),
        "leaves": next((canal for canal in canals if canal.canal_id == row.parent_id), None),
        "branches": sorted(
            (canal for canal in canals if canal.parent_id == thing.pk), key=lambda canal: canal.distance_m
        ),
        "outlets": _outlets(opened, OutletState.objects.on(on).filter(canal=thing)),
        "gauges": gauges,
        "holders": [(side.label, holders.get(side)) for side in HolderSide],
        "past_holders": [(period_of(row), row) for row in held],
    }
    return render(request, "water/canal.html", context)


def _outlets(opened: Opened, rows: Any) -> list[Any]:
    found = list(rows.select_related("outlet", "zone").order_by("distance_m"))
    areas = area_by_outlet([row.outlet_id for row in found], opened.on)
    for row in found:
        row.parcels, row.hectares = areas.get(row.outlet_id, (0, 0))
    return found


@login_required
@require_safe
def outlet(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One outlet and the parcels below it."""
    thing, opened = open_thing(request, KINDS["outlet"], pk)
    row, past = _rows("outlet", thing, opened.on)
    parcels = list(
        rows_on(KINDS["parcel"], opened.association, opened.on).filter(outlet=thing).order_by("parcel__number")
    )
    tenures = dict(
        Tenure.objects.on(opened.on).filter(parcel__in=[p.parcel_id for p in parcels]).values_list("parcel", "user")
    )
    users = users_named(set(tenures.values()), opened.on)
    for parcel in parcels:
        parcel.user = users.get(tenures[parcel.parcel_id]) if parcel.parcel_id in tenures else None
    _note(opened, "read_outlet", users.values())
    context = {
        **_page(opened, "outlet", thing, row, past),
        "of_canal": canals_named([row.canal_id], opened.on).get(row.canal_id, row.canal),
        "parcels": parcels,
        "latest_season": latest_season(opened.association, opened.on),
    }
    return render(request, "water/outlet.html", context)


@login_required
@require_safe
def user(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One user: how she is reached, her parcels, and for those who read the book the way to her household."""
    thing, opened = open_thing(request, KINDS["user"], pk)
    row, past = _rows("user", thing, opened.on)
    tenures = list(history_of(Tenure, user=thing).select_related("parcel"))
    of_the_book = _of_the_book(opened, row)
    _note(opened, "read_statuses" if of_the_book.get("statuses") else "read_user", [row])
    context = {
        **_page(opened, "user", thing, row, past),
        "parcels": parcels_of_users([thing.pk], opened.on),
        "tenures": [(period_of(tenure), tenure) for tenure in tenures],
        **of_the_book,
    }
    return render(request, "water/user.html", context)


def _of_the_book(opened: Opened, row: Any) -> dict[str, Any]:
    """Household and statuses stand on the page only of those who read them in the book itself."""
    state = row.household.states.on(opened.today).first() if row.household else None
    if state is None or not can_read(opened.user, state.place_id, opened.today):
        return {}
    statuses: list[str] = []
    if can_see_statuses(opened.user, state.place_id, opened.today):
        held = Status.objects.on(opened.on).filter(household=row.household).select_related("kind")
        statuses = [text_in(status.kind.names) for status in held]
    return {"household": row.household, "statuses": statuses}


@login_required
@require_safe
def parcel(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One parcel: how large, where its water comes from, who waters it and who did before."""
    thing, opened = open_thing(request, KINDS["parcel"], pk)
    row, past = _rows("parcel", thing, opened.on)
    tenures = list(history_of(Tenure, parcel=thing).select_related("user"))
    users = users_named({tenure.user_id for tenure in tenures}, opened.on)
    for tenure in tenures:
        tenure.known = users.get(tenure.user_id)
    _note(opened, "read_parcel", users.values())
    now = next((tenure for tenure in tenures if tenure.starts_on <= opened.on < tenure.ends_on), None)
    names = names_by_place({row.place_id} - {None}, opened.on)
    context = {
        **_page(opened, "parcel", thing, row, past),
        "tenure": now,
        "tenures": [(period_of(tenure), tenure) for tenure in tenures],
        "village": text_in(names.get(row.place_id, {})),
    }
    return render(request, "water/parcel.html", context)


def _rows(kind: str, thing: Any, on: date) -> tuple[Any, list[Any]]:
    """The row that holds on that day (else the nearest), and all rows, latest first; 404 for what never took effect."""
    found = KINDS[kind]
    rows = list(history_of(found.state, **found.of(thing)).select_related(*RELATED[kind]))
    if not rows:
        raise Http404
    return next((row for row in rows if row.starts_on <= on), rows[-1]), rows


def _page(opened: Opened, kind: str, thing: Any, row: Any, past: list[Any]) -> dict[str, Any]:
    """What the page of any thing needs; `past`: what it was, latest first."""
    found = KINDS[kind]
    return {
        **context_of(opened),
        "kind": found,
        "listed": reverse(f"water:{found.listed}", args=[opened.association.pk]),
        "said_by": f"water/_{kind}_said.html",
        "thing": thing,
        "row": row,
        "holds": row.starts_on <= opened.on < row.ends_on,
        "shown_period": period_of(row),
        "past": [(period_of(before), before) for before in past],
    }


def _note(opened: Opened, verb: str, users: Any) -> None:
    """Journal that these users were read."""
    note_reading(opened.by, verb, read_of(users))
