"""Programmes of customers, their lines of money, and the ledger of a line."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from birge.contests.actions import programmes as actions
from birge.contests.forms.programmes import LineAmountForm, LineForm, NewProgrammeForm, ProgrammeForm
from birge.contests.models import BudgetLine, Programme
from birge.contests.queries.calls import lines_of, of_programme
from birge.contests.queries.programmes import ledger_of
from birge.contests.rules.customers import can_decide, can_pay, can_run, customers_of, runs_contests
from birge.contests.rules.programmes import can_see, can_see_ledger
from birge.contests.views.opening import ASK_OR_SEND, acted, made
from birge.kernel.forms import tried
from birge.kernel.lists import Column, Listing, list_response
from birge.kernel.money import Money
from birge.kernel.permissions import require


@login_required
@require_safe
def programmes(request: HttpRequest) -> HttpResponse:
    """The programmes of the customers for whom this person works."""
    require(runs_contests(request.user))
    mine = customers_of(request.user, timezone.localdate())
    listing = Listing(
        title=_("Programmes"),
        above=(_("Contests"), reverse("contests:index")),
        lead=_("On what ground and with whose money contests are held."),
        queryset=Programme.objects.filter(customer__in=mine).select_related("customer").annotate(n=Count("calls")),
        columns=[
            Column("name", _("Programme"), str, link=lambda row: row.get_absolute_url()),
            Column("customer", _("Customer"), lambda row: str(row.customer)),
            Column("starts", _("From"), lambda row: row.starts_on, sort="starts_on"),
            Column("ends", _("Until"), lambda row: row.last_on, sort="ends_on"),
            Column("calls", _("Calls"), lambda row: row.n, sort="n", numeric=True),
        ],
        action=(_("New programme"), reverse("contests:new_programme")),
        empty=_("There is no programme yet. Begin with the decision of the council or of the donor."),
        order="-starts",
        export_name="programmes",
    )
    return list_response(request, listing)


@login_required
@require_http_methods(ASK_OR_SEND)
def new_programme(request: HttpRequest) -> HttpResponse:
    """A programme of one's customer."""
    require(runs_contests(request.user))
    today = timezone.localdate()
    form = NewProgrammeForm(
        request.POST or None, customers=customers_of(request.user, today), initial={"starts_on": today}
    )

    def make(at: datetime) -> Programme:
        customer = form.customers[form.cleaned_data["customer"]]
        by = require(can_run(request.user, customer, today))
        return actions.add_programme(customer=customer, facts=form.facts(), by=by, at=at)

    return made(
        request,
        form,
        make,
        done=_("Saved. Now enter its lines of money."),
        heading=_("New programme"),
        lead=_("What is financed, from when to when, and the decision on which it stands."),
        back=reverse("contests:programmes"),
        back_label=_("Programmes"),
    )


@require_safe
def programme(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A programme with its lines and calls: everybody sees it once a call of it was announced."""
    found = get_object_or_404(Programme.objects.select_related("customer__place", "place"), pk=pk)
    user, customer, on = request.user, found.customer, timezone.localdate()
    require(can_see(user, found, on))
    works = bool(can_run(user, customer, on))
    calls = of_programme(found)
    context = {
        "programme": found,
        "lines": lines_of(found),
        "calls": calls if works else calls.filter(announced_at__isnull=False),
        "may_run": works,
        "may_close_year": bool(can_decide(user, customer, on) or can_pay(user, customer, on)),
        "year": on.year,
        "may_see_ledger": bool(can_see_ledger(user, found, on)),
    }
    return render(request, "contests/programmes/programme.html", context)


def _opened(request: HttpRequest, pk: UUID) -> tuple[Programme, Any]:
    found = get_object_or_404(Programme.objects.select_related("customer__place", "place"), pk=pk)
    return found, require(can_run(request.user, found.customer, timezone.localdate()))


@login_required
@require_http_methods(ASK_OR_SEND)
def change_programme(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Other words, days or acts."""
    found, by = _opened(request, pk)
    own = {name: getattr(found, name) for name in ("basis", "source", "starts_on", "ends_on")}
    own["place"] = found.place.soate if found.place else ""
    form = ProgrammeForm(request.POST or None, initial={**own, **ProgrammeForm.typed_texts(found)})

    def write(at: datetime) -> None:
        actions.change_programme(found, facts=form.facts(), by=by, at=at)

    return acted(request, found, form, write, done=_("Saved."), heading=_("Change the programme"),
                 lead=_("What is financed, from when to when, and the decision on which it stands."))  # fmt: skip


@login_required
@require_http_methods(ASK_OR_SEND)
def new_line(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A sum that the programme may spend."""
    found, by = _opened(request, pk)
    form = LineForm(request.POST or None)

    def write(at: datetime) -> None:
        actions.add_line(programme=found, facts=form.facts(), amount=form.cleaned_data["amount"], by=by, at=at)

    return acted(request, found, form, write, done=_("Saved."), heading=_("New line of money"),
                 lead=_("A sum of one source in one currency: what is bound can never exceed it."))  # fmt: skip


@login_required
@require_http_methods(ASK_OR_SEND)
def line(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The ledger of a line: what was bound for what, and set free."""
    found = get_object_or_404(BudgetLine.objects.select_related("programme__customer__place", "payer"), pk=pk)
    by = require(can_see_ledger(request.user, found.programme, timezone.localdate()))
    may_change = can_run(request.user, found.programme.customer, timezone.localdate())
    amount = Money(found.amount_tyiyn, found.currency).format()
    form = LineAmountForm(request.POST or None, currency=found.currency, initial={"amount": amount})
    if request.method == "POST":
        by = require(may_change)
        if tried(form, lambda: actions.change_line_amount(found, **form.cleaned_data, by=by, at=timezone.now())):
            messages.success(request, _("Saved."))
            return redirect("contests:line", pk=pk)
    context = {"line": found, "rows": ledger_of(found), "form": form if may_change else None}
    return render(request, "contests/programmes/line.html", context)
