"""Contests seen from an organisation, a programme or a place."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from birge.contests.models import Programme
from birge.exchange.queries.lists import found_calls, listed_calls
from birge.exchange.queries.organisations import totals, won_by
from birge.exchange.queries.sums import sums_of
from birge.exchange.views.results import COLUMNS, STATES
from birge.kernel.lists import Listing, list_response
from birge.kernel.texts import text_in
from birge.people.models import Organisation
from birge.places.models import Place
from birge.places.queries import name_of, within


@require_safe
def organisation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What an organisation won, what it was paid and what it reached; and the contests that it held."""
    shown = get_object_or_404(Organisation, pk=pk)
    projects = won_by(shown)
    context = {
        "organisation": shown,
        "projects": projects,
        "totals": totals(projects),
        "indicators": [(row, won) for won in projects if won.agreement for row in won.agreement.indicators.all()],
        "held": list(listed_calls().filter(customer=shown)[:MOST]),
    }
    return render(request, "exchange/organisation.html", context)


MOST = 50
"""So many contests of its own stand on an organisation's page; the list of all can be searched for more."""


@require_safe
def programme(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The money of a programme by source, and its contests."""
    announced = listed_calls().filter(programme=pk)
    programmes = Programme.objects.select_related("customer").filter(pk__in=announced.order_by().values("programme"))
    shown = get_object_or_404(programmes, pk=pk)
    listing = Listing(
        title=text_in(shown.names),
        lead=_("The money of a programme by source, its contests, what was given and paid."),
        queryset=announced,
        columns=[column for column in COLUMNS if column.name not in {"customer", "announced"}],
        filters=[STATES],
        order="-announced",
        empty=_("No contest of this programme was announced yet."),
        export_name="contests",
    )
    return list_response(request, listing, "exchange/whose.html", {"programme": shown, "sums": sums_of(announced)})


@require_safe
def place(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The contests in a municipality: held there, or for it; their money by source."""
    shown = get_object_or_404(Place, pk=pk)
    on = timezone.localdate()
    inside = within([shown.pk], on)
    announced = listed_calls().filter(Q(place__in=inside) | Q(place=None, customer__place__in=inside))
    listing = Listing(
        title=_("Contests: %(place)s") % {"place": name_of(shown, on)},
        lead=_("The contests of a place, whose money it is, what was given and paid."),
        queryset=announced,
        columns=COLUMNS,
        search=found_calls,
        filters=[STATES],
        order="-announced",
        empty=_("No contest of this place was announced yet."),
        export_name="contests",
    )
    return list_response(request, listing, "exchange/whose.html", {"place": shown, "sums": sums_of(announced)})
