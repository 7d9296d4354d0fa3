"""The units whose Kyrgyz name is not sure, and the one place where it is entered."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from birge.kernel.lists import Column, Filter, Listing, list_response
from birge.kernel.permissions import require
from birge.places.actions import Impossible, confirm_name
from birge.places.enums import Kind
from birge.places.forms import NameForm
from birge.places.labels import kind_label
from birge.places.models import Place
from birge.places.queries import found_in, name_of, name_rows, names_of, with_names
from birge.places.queries.lists import add_paths, below, choices_of_level, without_sure_name
from birge.places.rules import can_change_territory
from birge.places.views.days import day_of


@require_safe
def unsure_names(request: HttpRequest) -> HttpResponse:
    """Units without a confirmed Kyrgyz name; the file goes to whoever can confirm them."""
    on = day_of(request)

    def kyrgyz(row: Place) -> str:
        return names_of(row, on).get("ky", "")

    def source(row: Place) -> str:
        return next((name.source for name in name_rows(row, on) if name.language == "ky"), "")

    listing = Listing(
        title=_("Names to be confirmed"),
        lead=_("Units without a sure Kyrgyz name. Send the file to somebody who knows, then enter the names."),
        queryset=without_sure_name(on),
        columns=[
            Column("russian", _("Russian name"), lambda row: names_of(row, on).get("ru", ""),
                   link=lambda row: reverse("places:name", args=[row.pk])),
            Column("kyrgyz", _("Kyrgyz name, not sure"), kyrgyz),
            Column("kind", _("What it is"), kind_label),
            Column("where", _("Where"), lambda row: row.path),
            Column("soate", _("SOATE code"), lambda row: row.soate, sort="soate"),
            Column("source", _("Source"), source),
        ],
        search=lambda places, text: found_in(places, text, on),
        filters=[
            Filter("kind", _("What it is"), Kind.choices, lambda places, kind: places.filter(kind=kind)),
            Filter("rayon", _("Rayon or city"), choices_of_level(2, on), lambda rows, above: below(rows, above, on)),
        ],
        empty=_("All Kyrgyz names are confirmed."),
        export_name="names-to-confirm",
        on_rows=lambda rows: add_paths(rows, on),
    )  # fmt: skip
    return list_response(request, listing)


@require_http_methods(["GET", "HEAD", "POST"])
def name_form(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What is known of a unit's name; an administrator of a place above enters it with its source."""
    place = get_object_or_404(with_names(Place.objects.all()), pk=pk)
    on = timezone.localdate()
    answer = can_change_territory(request.user, place, on)
    form = NameForm(request.POST or None, initial={"language": "ky", "text": names_of(place, on).get("ky", "")})
    if request.method == "POST":
        actor = require(answer)
        if form.is_valid():
            try:
                confirm_name(by=actor, at=timezone.now(), place=place, **form.cleaned_data)
            except Impossible as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, _("The name is saved."))
                return redirect(place.get_absolute_url())
    context = {
        "place": place,
        "form": form,
        "answer": answer,
        "names": name_rows(place, on),
        "title": name_of(place, on),
    }
    return render(request, "places/name_form.html", context)
