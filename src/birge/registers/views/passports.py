"""The passport of a place: for anybody what is published, for who keeps its book the exact figures of any day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from birge.kernel.lists import Column, Listing, list_response
from birge.kernel.permissions import require
from birge.kernel.texts import text_in
from birge.places.labels import label_of
from birge.places.models import Place
from birge.places.queries import name_of, with_names
from birge.places.queries.maps import points
from birge.registers.actions.passports import NotToPublish, publish_passport
from birge.registers.forms.passports import PublishForm
from birge.registers.models import PassportRelease
from birge.registers.publishing.page import page_of
from birge.registers.queries.passport import (
    AsOf,
    Passport,
    headline_of,
    last_written,
    passport_of,
    releases,
    releases_of,
    rules_on,
    status_kinds,
    year_before,
)
from birge.registers.rules import can_publish_passport, can_read
from birge.registers.views.common import asked


@dataclass(frozen=True)
class Opened:
    """A passport as this person may see it; `release` None: the exact figures, or a trial of what would be public."""

    passport: Passport
    release: PassportRelease | None
    releases: list[PassportRelease]
    is_exact: bool

    @property
    def place(self) -> Place:
        return Place(pk=self.passport.about.place)

    @property
    def names(self) -> dict[str, str]:
        """Of the place, by language."""
        return self.passport.territory.names.get(self.passport.about.place, {})

    @property
    def query(self) -> str:
        return f"?on={self.passport.about.on.isoformat()}" + ("" if self.is_exact else "&public=1")


def place_named(pk: UUID) -> Place:
    return get_object_or_404(with_names(Place.objects.all()), pk=pk)


def opened(request: HttpRequest, pk: UUID) -> Opened | None:
    """What the address asks for; None: nothing of the place is published. No such place: 404."""
    ask, published = asked(request), releases_of(pk)
    if "public" not in request.GET and can_read(request.user, pk, ask.today):
        about = AsOf(pk, ask.on, ask.known_at)
        return Opened(_made(about, public=False), None, published, is_exact=True)
    if not published:
        return None
    wanted = [one for one in published if "on" not in request.GET or one.on == ask.on]
    if not wanted:
        raise Http404
    about = AsOf(pk, wanted[0].on, wanted[0].known_at)
    return Opened(_made(about, public=True), wanted[0], published, is_exact=False)


def _made(about: AsOf, *, public: bool) -> Passport:
    return passport_of(about, rules_on(about.on), status_kinds(), public=public)


def _year_earlier(found: Opened) -> dict[str, int | None] | None:
    """The headline a year earlier: of the exact book, or of what was published."""
    about, earlier = found.passport.about, year_before(found.passport.about.on)
    if found.is_exact:
        return headline_of(AsOf(about.place, earlier, about.known_at))
    return next((one.headline for one in found.releases if one.on == earlier), None)


@require_safe
def passports(request: HttpRequest) -> HttpResponse:
    """What is published, of all places."""
    listing = Listing(
        title=_("Passports of places"),
        lead=_("Population, households, land and livestock of aiyl aimaks, as the household books show them."),
        queryset=releases(),
        columns=[
            Column("place", _("Place"), lambda row: label_of(row.place, row.on), link=address_of),
            Column("on", _("As of"), lambda row: row.on, sort="on"),
            Column("known_at", _("Published"), lambda row: timezone.localdate(row.known_at), sort="known_at"),
        ],
        empty=_("No passport is published yet. The village government publishes one on the page of its place."),
        export_name="passports",
    )
    return list_response(request, listing, "registers/passports.html")


def address_of(release: PassportRelease) -> str:
    """Where a release is read."""
    return f"{reverse('registers:passport', args=[release.place_id])}?on={release.on.isoformat()}"


@require_safe
def passport(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The figures of a place."""
    found = opened(request, pk)
    if found is None:
        place = place_named(pk)
        return render(request, "registers/passport_none.html", {"place": place, "title": name_of(place)})
    ask = asked(request)
    context: dict[str, Any] = {
        "place": found.place,
        "title": text_in(found.names),
        "found": found,
        "passport": found.passport,
        "page": _page(found),
        "ask": ask,
        "may_publish": bool(can_publish_passport(request.user, pk, ask.today)),
    }
    return render(request, "registers/passport.html", context)


def _page(found: Opened) -> Any:
    about = found.passport.about
    written = last_written(about)
    return page_of(found.passport, _year_earlier(found), written, list(points(about.on, place=about.place)))


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Choose the day, look at what everybody will see, publish."""
    place, today = place_named(pk), timezone.localdate()
    by = require(can_publish_passport(request.user, pk, today))
    days = release_days(today, {one.on for one in releases_of(pk)})
    form = PublishForm(request.POST or request.GET or None, days=days)
    context: dict[str, Any] = {"place": place, "title": name_of(place), "form": form, "days": days}
    if form.is_bound and form.is_valid():
        on = form.cleaned_data["on"]
        if request.method == "POST":
            try:
                release = publish_passport(place=place, on=on, by=by, at=timezone.now())
            except NotToPublish as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, _("The passport is published."))
                return redirect(f"{address_of(release)}&public=1")
        trial = Opened(_made(AsOf(pk, on), public=True), None, [], is_exact=False)
        context |= {"found": trial, "passport": trial.passport, "page": _page(trial)}
    return render(request, "registers/passport_publish.html", context)


def release_days(today: date, published: set[date]) -> list[date]:
    """The days of this year and the last of which a passport may still be published, the newest first."""
    rules = rules_on(today)
    days = [date.fromisoformat(f"{year}-{day}") for year in (today.year, today.year - 1) for day in rules.release_days]
    return sorted((day for day in days if day <= today and day not in published), reverse=True)
