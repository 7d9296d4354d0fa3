"""Changes of the territory: the list, one change, and recording one after having seen what it will do."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from birge.kernel.lists import Column, Filter, Listing, list_response
from birge.kernel.permissions import require
from birge.places.actions import Impossible, try_out, undo_change
from birge.places.enums import ChangeKind
from birge.places.forms import FORMS
from birge.places.labels import label_of
from birge.places.models import Change, Place
from birge.places.queries import name_of, with_names
from birge.places.queries.history import changes, effects_of
from birge.places.rules import can_change_all, can_change_territory


@require_safe
def change_list(request: HttpRequest) -> HttpResponse:
    """What happened to the territory, and what is decided for days ahead."""
    listing = Listing(
        title=_("Changes of the territory"),
        lead=_("Units founded, renamed, merged, split, moved and abolished: from which day and by which act."),
        queryset=changes(),
        columns=[
            Column("day", _("In effect from"), lambda row: row.takes_effect_on, sort="takes_effect_on",
                   link=lambda row: reverse("places:change", args=[row.pk])),
            Column("kind", _("What happened"), lambda row: row.get_kind_display(), sort="kind"),
            Column("place", _("Territorial unit"), lambda row: label_of(row.place, row.takes_effect_on),
                   link=lambda row: row.place.get_absolute_url()),
            Column("act", _("By which act"), lambda row: row.act),
        ],
        filters=[Filter("kind", _("What happened"), ChangeKind.choices, lambda rows, kind: rows.filter(kind=kind))],
        empty=_("No change is recorded. An administrator of a place above records one on the page of the unit."),
        order="-day",
        export_name="territory-changes",
    )  # fmt: skip
    return list_response(request, listing)


@require_safe
def change_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One change: the act, the day, what it did to each unit."""
    change = get_object_or_404(changes(), pk=pk)
    context = {
        "change": change,
        "effects": effects_of(change),
        "ahead": change.takes_effect_on > timezone.localdate(),
        "may_undo": can_change_territory(request.user, change.place, change.takes_effect_on),
    }
    return render(request, "places/change.html", context)


@require_POST
def undo(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a change back that was recorded by mistake."""
    change = get_object_or_404(Change.objects.select_related("place"), pk=pk)
    actor = require(can_change_territory(request.user, change.place, change.takes_effect_on))
    try:
        undo_change(by=actor, at=timezone.now(), change=change)
    except Impossible as error:
        messages.error(request, str(error))
        return redirect("places:change", pk)
    messages.success(request, _("The change is taken back."))
    return redirect("places:changes")


@require_http_methods(["GET", "HEAD", "POST"])
def record_change(request: HttpRequest, pk: UUID, kind: str) -> HttpResponse:
    """Fill in, look at what will change, record."""
    if kind not in FORMS:
        raise Http404
    place = get_object_or_404(with_names(Place.objects.all()), pk=pk)
    actor = require(can_change_territory(request.user, place, timezone.localdate()))
    form = FORMS[kind](request.POST or None, place=place)
    effects = None
    if request.method == "POST" and form.is_valid():
        require(can_change_all(request.user, form.touched(), form.cleaned_data["on"]))
        now = timezone.now()
        try:
            if request.POST.get("step") == "record":
                change = form.record(by=actor, at=now)
                messages.success(request, _("The change is recorded."))
                return redirect("places:change", change.pk)
            effects = try_out(lambda: form.record(by=actor, at=now), effects_of)
        except Impossible as error:
            form.add_error(None, str(error))
    context = {
        "place": place,
        "form": form,
        "effects": effects,
        "kind": ChangeKind(kind).label,
        "title": name_of(place),
    }
    return render(request, "places/record_change.html", context)
