"""The register as lists: canals, outlets, gauge posts, users, parcels, zones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from birge.kernel.lists import Filter, Listing, list_response
from birge.water.enums import GaugeKind, Lining
from birge.water.forms.fields import label_of
from birge.water.kinds import KINDS, Kind
from birge.water.models import Tenure
from birge.water.queries.register import rows_on, search_rows
from birge.water.views import columns
from birge.water.views.common import Opened, context_of, note_reading, open_association, read_of

Narrow = Callable[[QuerySet[Any], str], QuerySet[Any]]


def _list(request: HttpRequest, opened: Opened, kind: Kind, shown: columns.Shown) -> HttpResponse:
    def read(rows: Sequence[Any]) -> None:
        shown.fill(rows, opened.on)
        if kind.name in {"user", "parcel", "zone"}:
            note_reading(opened.by, f"read_{kind.listed}", read_of(shown.users))

    new = (kind.new, reverse("water:add", args=[opened.association.pk, kind.name])) if opened.may_write else None
    listing = Listing(
        title=kind.many,
        lead=shown.lead,
        queryset=rows_on(kind, opened.association, opened.on),
        columns=shown.columns(opened.query),
        search=lambda rows, text: rows.filter(search_rows(kind, text)),
        filters=shown.filters,
        action=new,
        empty=kind.empty,
        order="name" if kind.name == "user" else kind.label,
        export_name=kind.listed,
        on_rows=read,
    )
    return list_response(request, listing, "water/list.html", {**context_of(opened), "kind": kind})


def _narrowed(column: str) -> Narrow:
    return lambda rows, value: rows.filter(**{column: value})


def _of_kind(opened: Opened, kind: str, apply: Narrow) -> Filter:
    """A filter by a canal, outlet or zone of this register."""
    states = rows_on(KINDS[kind], opened.association, opened.on).order_by(f"{KINDS[kind].owner}__{KINDS[kind].label}")
    choices = [(str(getattr(state, f"{KINDS[kind].owner}_id")), label_of(kind, state)) for state in states]
    return Filter(kind, KINDS[kind].one, choices, apply)


@login_required
@require_safe
def canals(request: HttpRequest, association: UUID) -> HttpResponse:
    """The canals."""
    opened = open_association(request, association)
    filters = [
        _of_kind(opened, "canal", _narrowed("parent")),
        Filter("lining", _("Lining"), Lining.choices, _narrowed("lining")),
    ]
    return _list(request, opened, KINDS["canal"], columns.OfCanals(filters))


@login_required
@require_safe
def outlets(request: HttpRequest, association: UUID) -> HttpResponse:
    """The outlets."""
    opened = open_association(request, association)
    filters = [_of_kind(opened, "canal", _narrowed("canal")), _of_kind(opened, "zone", _narrowed("zone"))]
    return _list(request, opened, KINDS["outlet"], columns.OfOutlets(filters))


@login_required
@require_safe
def gauges(request: HttpRequest, association: UUID) -> HttpResponse:
    """The gauge posts."""
    opened = open_association(request, association)
    filters = [
        _of_kind(opened, "canal", _narrowed("canal")),
        Filter("kind", _("Kind"), GaugeKind.choices, _narrowed("kind")),
    ]
    return _list(request, opened, KINDS["gauge"], columns.OfGauges(filters, opened.may_write))


@login_required
@require_safe
def zones(request: HttpRequest, association: UUID) -> HttpResponse:
    """The zones of representatives."""
    opened = open_association(request, association)
    return _list(request, opened, KINDS["zone"], columns.OfZones([], opened.may_write))


@login_required
@require_safe
def users(request: HttpRequest, association: UUID) -> HttpResponse:
    """The members."""
    opened = open_association(request, association)

    def with_parcels(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        holding = Tenure.objects.on(opened.on).values("user")
        return rows.exclude(user__in=holding) if value == "no" else rows.filter(user__in=holding)

    filters = [
        Filter("parcels", _("Parcels"), [("yes", _("Has a parcel")), ("no", _("Has none"))], with_parcels),
        Filter("day", _("Turns"), [("True", _("By daylight only"))], _narrowed("day_only")),
    ]
    return _list(request, opened, KINDS["user"], columns.OfUsers(filters))


@login_required
@require_safe
def parcels(request: HttpRequest, association: UUID) -> HttpResponse:
    """The parcels."""
    opened = open_association(request, association)
    filters = [
        _of_kind(opened, "canal", _below(opened)),
        _of_kind(opened, "outlet", _narrowed("outlet")),
    ]
    return _list(request, opened, KINDS["parcel"], columns.OfParcels(filters))


def _below(opened: Opened) -> Narrow:
    """Parcels whose outlet stands on this canal on the day of the page."""

    def apply(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        on_canal = rows_on(KINDS["outlet"], opened.association, opened.on).filter(canal=value)
        return rows.filter(outlet__in=on_canal.values("outlet"))

    return apply
