"""The pages on which the register is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from birge.water import actions
from birge.water.forms import EndForm, HolderForm, RatingForm, TenureForm, thing_form
from birge.water.kinds import KINDS
from birge.water.models import GaugeRating, Tenure
from birge.water.queries.register import row_of
from birge.water.views.common import Opened, context_of, kind_named, open_association, open_thing

ASK_OR_SEND = ["GET", "HEAD", "POST"]


def _page(
    request: HttpRequest, opened: Opened, form: Any, heading: Any, lead: Any, back: str, write: Callable[[], Any]
) -> HttpResponse:
    """The form; once it is valid and the action took it, back to where she came from."""
    if request.method == "POST" and form.is_valid():
        try:
            made = write()
        except ValidationError as error:
            _tell(form, error)
        else:
            messages.success(request, _("Written into the register."))
            return redirect(made or back)
    context = {**context_of(opened), "form": form, "heading": heading, "lead": lead, "back": back}
    return render(request, "water/form.html", context)


def _tell(form: Any, error: ValidationError) -> None:
    """The action's words beside their fields; above the form where the form has no such field."""
    for name, texts in getattr(error, "message_dict", {"": error.messages}).items():
        form.add_error(name if name in form.fields else None, texts)


@login_required
@require_http_methods(ASK_OR_SEND)
def add(request: HttpRequest, association: UUID, kind: str) -> HttpResponse:
    """A new canal, outlet, gauge post, user, parcel or zone."""
    found, opened = kind_named(kind), open_association(request, association, to_write=True)
    form = thing_form(
        found, None, data=request.POST or None, association=opened.association, thing=None, today=opened.today
    )

    def write() -> str:
        made = actions.enter(
            association=opened.association, kind=found, label=form.cleaned_data["label"], values=form.values(),
            since=form.cleaned_data["since"], by=opened.by, at=timezone.now(),
        )  # fmt: skip
        return found.url_of(made)

    lead = _("What is entered holds from the day that you give.")
    return _page(request, opened, form, found.new, lead, _list_of(found, opened), write)


def _list_of(kind: Any, opened: Opened) -> str:
    return reverse(f"water:{kind.listed}", args=[opened.association.pk])


@login_required
@require_http_methods(ASK_OR_SEND)
def change(request: HttpRequest, kind: str, pk: UUID) -> HttpResponse:
    """What a thing is from a day on."""
    found = kind_named(kind)
    thing, opened = open_thing(request, found, pk, to_write=True)
    row = row_of(found, thing, opened.today)
    form = thing_form(
        found, row, data=request.POST or None, association=opened.association, thing=thing, today=opened.today
    )

    def write() -> None:
        since = form.cleaned_data["since"]
        actions.change(thing=thing, values=form.values(), since=since, by=opened.by, at=timezone.now())

    heading = f"{found.one} {found.label_of(thing)}"
    return _page(request, opened, form, heading, _("What is so from a day on."), found.url_of(thing), write)


@login_required
@require_http_methods(ASK_OR_SEND)
def end(request: HttpRequest, kind: str, pk: UUID) -> HttpResponse:
    """From a day on there is no such thing."""
    found = kind_named(kind)
    thing, opened = open_thing(request, found, pk, to_write=True)
    form = EndForm(request.POST or None, association=opened.association, today=opened.today)

    def write() -> None:
        actions.end(thing=thing, on=form.cleaned_data["since"], by=opened.by, at=timezone.now())

    lead = _("It stays in the register for the days before.")
    return _page(request, opened, form, f"{found.one} {found.label_of(thing)}", lead, found.url_of(thing), write)


@login_required
@require_http_methods(ASK_OR_SEND)
def hold(request: HttpRequest, pk: UUID) -> HttpResponse:
    """An organisation becomes owner or operator of a canal."""
    thing, opened = open_thing(request, KINDS["canal"], pk, to_write=True)
    form = HolderForm(request.POST or None, association=opened.association, today=opened.today)

    def write() -> None:
        since = form.cleaned_data["since"]
        actions.hold(canal=thing, **form.values(), since=since, by=opened.by, at=timezone.now())

    heading = _("Owner or operator of a canal")
    lead = _("Who held it before stays known for the days before.")
    return _page(request, opened, form, heading, lead, thing.get_absolute_url(), write)


@login_required
@require_http_methods(ASK_OR_SEND)
def give(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A user begins to water a parcel."""
    thing, opened = open_thing(request, KINDS["parcel"], pk, to_write=True)
    now = Tenure.objects.on(opened.today).filter(parcel=thing).select_related("user").first()
    initial = {"user": now.user, "kind": now.kind} if now else {}
    form = TenureForm(request.POST or None, initial=initial, association=opened.association, today=opened.today)

    def write() -> None:
        since = form.cleaned_data["since"]
        actions.give(parcel=thing, **form.values(), since=since, by=opened.by, at=timezone.now())

    lead = _("Who watered it before stays known for the days before.")
    return _page(request, opened, form, _("Who waters the parcel"), lead, thing.get_absolute_url(), write)


@login_required
@require_http_methods(ASK_OR_SEND)
def rate(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A new table of levels and flows for a gauge post."""
    found = KINDS["gauge"]
    thing, opened = open_thing(request, found, pk, to_write=True)
    now = GaugeRating.objects.on(opened.today).filter(gauge=thing).first()
    initial = {"rows": now.rows} if now else {}
    form = RatingForm(request.POST or None, initial=initial, association=opened.association, today=opened.today)

    def write() -> None:
        since = form.cleaned_data["since"]
        actions.rate(gauge=thing, **form.values(), since=since, by=opened.by, at=timezone.now())

    lead = _("The flow is read from this table; between two lines it is interpolated.")
    heading = f"{found.one} {thing.code}"
    return _page(request, opened, form, heading, lead, found.url_of(thing), write)
