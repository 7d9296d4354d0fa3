"""The yearly round: opened, seen village by village, closed."""

from __future__ import annotations

from itertools import groupby
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from birge.kernel.permissions import require
from birge.kernel.texts import text_in
from birge.people.rules import places_of
from birge.places.models import Place
from birge.places.queries import names_by_place
from birge.registers.actions.rounds import RoundClosed, RoundOpened, close_round, open_round
from birge.registers.forms.rounds import RoundForm
from birge.registers.models import Round
from birge.registers.queries.rounds import Street, progress
from birge.registers.rules import WRITE, can_open_round, can_read, can_write, rounds_visible_to, works_here


@login_required
@require_safe
def rounds(request: HttpRequest) -> HttpResponse:
    """The rounds of the villages whose book this person reads, the newest first."""
    require(works_here(request.user))
    today = timezone.localdate()
    found = list(rounds_visible_to(request.user, Round.objects.order_by("-year", "place", "pk"), today)[:200])
    names = names_by_place({row.place_id for row in found}, today)
    rows = [(row, text_in(names.get(row.place_id))) for row in found]
    return render(request, "registers/rounds.html", {"rows": rows, "may_open": bool(_aimaks(request.user))})


def _aimaks(user: Any) -> list[tuple[str, str]]:
    """Where this person may open a round: the places whose book she keeps."""
    today = timezone.localdate()
    places = places_of(user, WRITE, today)
    names = names_by_place(places, today)
    return sorted(((str(pk), text_in(names.get(pk))) for pk in places), key=lambda item: item[1])


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def begin_round(request: HttpRequest) -> HttpResponse:
    """Open the round of a year."""
    places, today = _aimaks(request.user), timezone.localdate()
    if not places:
        require(can_open_round(request.user, UUID(int=0), today))
    begin: dict[str, Any] = {"year": today.year, "starts_on": today}
    form = RoundForm(request.POST or None, places=places, initial=begin)
    if request.method == "POST" and form.is_valid():
        place = Place(pk=UUID(form.cleaned_data["place"]))
        by = require(can_open_round(request.user, place.pk, today))
        values = {"year": form.cleaned_data["year"], "starts_on": form.cleaned_data["starts_on"]}
        try:
            found = open_round(place=place, ends_on=form.ends_on, by=by, at=timezone.now(), **values)
        except RoundOpened as refused:
            form.add_error("year", str(refused))
        else:
            return redirect(found)
    return render(request, "registers/round_form.html", {"form": form})


@login_required
@require_safe
def round_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How far the round has come, and the ways to walk it: on the site, on paper, on a phone without a network."""
    found = open_round_page(request, pk)
    today = timezone.localdate()
    streets = progress(found, today)
    names = names_by_place({found.place_id, *(street.village for street in streets)}, today)
    villages = [
        _village(text_in(names.get(pk)), list(rows)) for pk, rows in groupby(streets, key=lambda street: street.village)
    ]
    context = {
        "round": found,
        "place": text_in(names.get(found.place_id)),
        "villages": villages,
        "households": sum(street.households for street in streets),
        "visited": sum(street.visited for street in streets),
        "may_write": bool(can_write(request.user, found.place_id, today)) and found.closed_at is None,
    }
    return render(request, "registers/round.html", context)


def _village(name: str, streets: list[Street]) -> dict[str, Any]:
    return {
        "name": name,
        "id": streets[0].village,
        "streets": streets,
        "households": sum(street.households for street in streets),
        "visited": sum(street.visited for street in streets),
    }


def open_round_page(request: HttpRequest, pk: UUID, *, to_write: bool = False) -> Round:
    """The round, for whoever reads (or writes) the book of its place."""
    found = Round.objects.filter(pk=pk).first()
    if found is None:
        raise Http404
    require((can_write if to_write else can_read)(request.user, found.place_id, timezone.localdate()))
    return found


@login_required
@require_POST
def end_round(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Close the round."""
    found = open_round_page(request, pk, to_write=True)
    by = require(can_open_round(request.user, found.place_id, timezone.localdate()))
    try:
        close_round(found=found, by=by, at=timezone.now())
        messages.success(request, _("The round is closed."))
    except RoundClosed as refused:
        messages.error(request, str(refused))
    return redirect(found)
