"""Money: asked for, approved twice, refused, paid, returned."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from birge.contests.actions.agreements import payments as actions
from birge.contests.enums.agreements import PaymentState
from birge.contests.forms.agreements.offers import WhyForm
from birge.contests.forms.agreements.work import AskForm, PaidForm, ReturnedForm
from birge.contests.models import Milestone, Payment
from birge.contests.queries.agreements.money import payments_of
from birge.contests.views.agreements.agreement import claims
from birge.contests.views.agreements.common import (
    ASK_OR_SEND,
    Opened,
    context_of,
    done_or_told,
    open_agreement,
    typed,
)
from birge.contests.views.agreements.lists import what_for
from birge.kernel.money import Money
from birge.kernel.permissions import require

WAITING = (PaymentState.ASKED, PaymentState.FIRST)


@login_required
@require_http_methods(ASK_OR_SEND)
def ask(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask for the advance or a tranche; a clerk of the customer enters what was asked for on paper."""
    opened = open_agreement(request, pk)
    by, agreement = require(opened.works or opened.runs), opened.agreement
    found = claims(opened, list(agreement.milestones.all()), list(payments_of(agreement)))
    if not found:
        return redirect(agreement)
    by_key: dict[object, Milestone | None] = {one.pk if one else None: one for one in found}
    names = [(key, _claim(opened, one)) for key, one in by_key.items()]
    first = found[0]
    initial = {"amount": first.tranche_tyiyn if first else agreement.advance_tyiyn, "milestone": first and first.pk}
    form = AskForm(request.POST or None, choices=names, initial=initial, currency=opened.call.currency)
    return typed(
        request, opened, form,
        lambda: actions.ask_for_money(
            agreement=agreement, milestone=by_key.get(form.cleaned_data["milestone"]),
            amount_tyiyn=form.cleaned_data["amount"], note=form.cleaned_data["note"], by=by, at=opened.at,
        ),
        heading=_("Ask for money"), lead=_("The advance, or the tranche of a milestone that was accepted."),
        back=agreement.get_absolute_url(), save=_("Ask for money"), done=_("The customer was told."),
    )  # fmt: skip


def _claim(opened: Opened, milestone: Milestone | None) -> str:
    amount = milestone.tranche_tyiyn if milestone else opened.agreement.advance_tyiyn
    name = f"{milestone.number}. {milestone.title}" if milestone else _("Advance")
    return f"{name}: {Money(amount, opened.call.currency).format()}"


def _open(request: HttpRequest, pk: UUID) -> tuple[Payment, Opened]:
    found = get_object_or_404(Payment.objects.select_related("milestone"), pk=pk)
    opened = open_agreement(request, found.agreement_id)
    found.agreement = opened.agreement
    return found, opened


@login_required
@require_safe
def payment(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One payment: who asked, who approved, when it was paid."""
    found, opened = _open(request, pk)
    is_free = opened.by.account not in (found.asked_account, found.first_account)
    context = {
        **context_of(opened),
        "payment": found,
        "what_for": what_for(found),
        "may_approve": bool(opened.pays) and found.state in WAITING and is_free,
        "needs_another": bool(opened.pays) and found.state in WAITING and not is_free,
        "may_refuse": bool(opened.pays) and found.state in (*WAITING, PaymentState.APPROVED),
        "may_pay": bool(opened.pays) and found.state == PaymentState.APPROVED,
    }
    return render(request, "contests/agreements/payment.html", context)


@login_required
@require_POST
def approve(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The first or the second approval."""
    found, opened = _open(request, pk)
    by = require(opened.pays)
    return done_or_told(
        request, lambda: actions.approve(payment=found, by=by, at=opened.at), found.get_absolute_url(), _("Approved.")
    )


@login_required
@require_http_methods(ASK_OR_SEND)
def refuse(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Refuse it with the reason."""
    found, opened = _open(request, pk)
    by, form = require(opened.pays), WhyForm(request.POST or None)
    return typed(
        request, opened, form,
        lambda: actions.refuse(payment=found, why=form.cleaned_data["why"], by=by, at=opened.at),
        heading=_("Refuse the payment"), lead=_("The contractor reads the reason and can ask again."),
        back=found.get_absolute_url(), save=pgettext("payment", "Refuse"),
    )  # fmt: skip


@login_required
@require_http_methods(ASK_OR_SEND)
def pay(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Enter the payment order."""
    found, opened = _open(request, pk)
    by, form = require(opened.pays), PaidForm(request.POST or None, initial={"on": opened.on})
    return typed(
        request, opened, form,
        lambda: actions.enter_paid(payment=found, **form.cleaned_data, by=by, at=opened.at),
        heading=_("Enter the payment"), lead=what_for(found), back=found.get_absolute_url(),
    )  # fmt: skip


@login_required
@require_http_methods(ASK_OR_SEND)
def returned(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Money that came back."""
    opened = open_agreement(request, pk)
    by, initial = require(opened.pays), {"on": opened.on}
    form = ReturnedForm(request.POST or None, initial=initial, currency=opened.call.currency)

    def write() -> None:
        given = dict(form.cleaned_data)
        actions.enter_returned(agreement=opened.agreement, amount_tyiyn=given.pop("amount"), **given, by=by,
                               at=opened.at)  # fmt: skip

    return typed(
        request, opened, form, write, heading=_("Money that came back"),
        lead=_("It is free again in the budget line from which it was paid."),
        back=opened.agreement.get_absolute_url(),
    )  # fmt: skip
