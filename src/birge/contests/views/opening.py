"""What every page about a call begins with: which call, and whether this person may open it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from birge.contests.models import Application, Call
from birge.contests.parts.registry import OpenedCall
from birge.contests.queries.applications import with_call_and_applicant
from birge.contests.rules.applications import can_act_for
from birge.contests.rules.commission import is_barred
from birge.contests.rules.customers import can_decide, can_pay, can_run
from birge.kernel.forms import tried
from birge.kernel.permissions import require

ASK_OR_SEND = ["GET", "HEAD", "POST"]
_WITH = ("programme", "customer__place", "rule_set", "place")


def open_call(request: HttpRequest, pk: UUID) -> OpenedCall:
    """The call for those who run it or pay its money; refused to all others."""
    call = get_object_or_404(Call.objects.select_related(*_WITH), pk=pk)
    at = timezone.now()
    on = timezone.localdate(at)
    runs, pays = can_run(request.user, call.customer, on), can_pay(request.user, call.customer, on)
    by = require(runs or pays)
    decides = bool(can_decide(request.user, call.customer, on))
    return OpenedCall(call, request.user, at, by, may_run=bool(runs), may_decide=decides, may_pay=bool(pays))


def announced_call(request: HttpRequest, pk: UUID) -> OpenedCall:
    """The call as everybody sees it; 404 before it was announced."""
    call = get_object_or_404(Call.objects.filter(announced_at__isnull=False).select_related(*_WITH), pk=pk)
    return OpenedCall(call, request.user, timezone.now())


def found_application(request: HttpRequest, pk: UUID) -> Application:
    """An application for whoever asks next what she may do with it.

    404 for a member of the commission who is recused from it, in whatever other role she asks: the same answer as for
    an application that does not exist. Her own application she finds.
    """
    row = get_object_or_404(with_call_and_applicant(Application.objects.all()), pk=pk)
    if is_barred(request.user, row) and not can_act_for(request.user, row.applicant, timezone.localdate()):
        raise Http404
    return row


def form_page(
    request: HttpRequest,
    form: Any,
    *,
    heading: str,
    lead: str,
    back: str,
    back_label: str,
    submit: str = "",
    is_danger: bool = False,
    template: str = "contests/form.html",
) -> HttpResponse:
    """A page with one form."""
    context = {
        "form": form,
        "heading": heading,
        "lead": lead,
        "back": back,
        "back_label": back_label,
        "submit": submit or _("Save"),
        "is_danger": is_danger,
    }
    return render(request, template, context)


def acted(
    request: HttpRequest, thing: Any, form: Any, write: Callable[[datetime], Any], *, done: str, **texts: Any
) -> HttpResponse:
    """The page of a form about a thing that has a page; once it is taken, back to that page."""
    if request.method == "POST" and tried(form, lambda: write(timezone.now())):
        messages.success(request, done)
        return redirect(thing)
    return form_page(request, form, back=thing.get_absolute_url(), back_label=str(thing), **texts)


def made(request: HttpRequest, form: Any, make: Callable[[datetime], Any], *, done: str, **texts: Any) -> HttpResponse:
    """The page of a form from which a thing is made; once it is made, its page."""
    things: list[Any] = []
    if request.method == "POST" and tried(form, lambda: things.append(make(timezone.now()))):
        messages.success(request, done)
        return redirect(things[0])
    return form_page(request, form, **texts)
