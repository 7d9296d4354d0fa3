"""Payments: taking money, the list, one payment with its receipt, taking one back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q, QuerySet, Sum
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_safe

from birge.kernel.lists import Column, Filter, Listing, list_response
from birge.water.actions.fees.paying import reverse_payment, take_payment
from birge.water.enums import PaymentWay
from birge.water.fee_words import days_said, som
from birge.water.forms.fees import PaymentForm, WhyForm
from birge.water.models import Bill, Payment, WaterUser
from birge.water.queries.fees.bills import credit_of, owed_bills, payments_of
from birge.water.queries.fees.own import is_own
from birge.water.queries.register import users_named
from birge.water.rules.fees import can_see_money
from birge.water.views.common import Opened
from birge.water.views.fees.bills import in_som
from birge.water.views.fees.common import (
    ASK_OR_SEND,
    form_page,
    money_context,
    new_key,
    note_users,
    open_money,
    user_numbered,
)
from birge.water.views.seasons import tried


@login_required
@require_safe
def payments(request: HttpRequest, association: UUID) -> HttpResponse:
    """All payments and counter entries, latest first."""
    opened = open_money(request, association)

    def read(rows: Sequence[Payment]) -> None:
        note_users(opened, "read_payments", {row.user_id for row in rows})

    listing = Listing(
        title=_("Payments"),
        lead=_("What users paid. A wrong payment is taken back by a counter entry; nothing is deleted."),
        queryset=payments_of(opened.association),
        columns=[
            Column("number", _("Receipt"), str, sort="number", link=Payment.get_absolute_url),
            Column("on", _("Day"), lambda row: row.paid_on, sort="paid_on"),
            Column("user_number", _("No."), lambda row: row.user.number, sort="user__number"),
            Column("name", _("Water user"), lambda row: row.name, sort="name"),
            Column("amount", _("Amount"), lambda row: in_som(row.amount_tyiyn), sort="amount_tyiyn", numeric=True,
                   unit=_("som")),
            Column("way", _("How it was paid"), lambda row: row.get_way_display(), sort="way"),
            Column("free", pgettext("payment", "Credit"), lambda row: in_som(row.free_tyiyn), sort="free_tyiyn",
                   numeric=True, unit=_("som")),
            Column("state", _("State"), lambda row: state_of(row)[1], status=lambda row: state_of(row)[0]),
        ],
        search=_search,
        filters=[Filter("way", _("How it was paid"), PaymentWay.choices, lambda rows, way: rows.filter(way=way))],
        action=(_("Take a payment"), reverse("water:pay", args=[association])),
        empty=_("Nobody has paid yet."),
        export_name="payments",
        on_rows=read,
    )  # fmt: skip
    return list_response(request, listing, "water/fees/list.html", money_context(opened))


def _search(rows: QuerySet[Payment], text: str) -> QuerySet[Payment]:
    found = Q(name__icontains=text) | Q(user__number=text) | Q(paper__icontains=text)
    if (typed := text.partition("/")[0]).isdigit() and len(typed) < 10:
        found |= Q(number=int(typed))
    return rows.filter(found)


def state_of(payment: Payment) -> tuple[str, str]:
    """(shape, word) of what became of a payment."""
    if payment.is_counter:
        return "cancelled", pgettext("payment", "Counter entry")
    if hasattr(payment, "reversed_by"):
        return "cancelled", pgettext("payment", "Taken back")
    return "done", pgettext("payment", "Received")


@login_required
@require_http_methods(ASK_OR_SEND)
def pay(request: HttpRequest, association: UUID) -> HttpResponse:
    """Take money: first whose, then how much. With `?user=` in the address the user's debts stand beside the form."""
    opened = open_money(request, association, to_write=True)
    user = user_numbered(opened, request.GET.get("user", ""))
    bills = owed_bills(user) if user else Bill.objects.none()
    initial = {"paid_on": opened.today, "request_key": new_key(), "bill": request.GET.get("bill")}
    form = PaymentForm(request.POST or None, association=opened.association, user=user, bills=bills, initial=initial)
    if "bill" in form.fields:
        chosen: Any = form.fields["bill"]
        chosen.label_from_instance = lambda row: (
            f"{row} · {days_said(row.run.starts_on, row.run.ends_on)} · {som(row.open_tyiyn)}"
        )
    made: list[Payment] = []

    def write() -> None:
        given = {"user": user, **form.cleaned_data}
        amount = given.pop("amount")
        made.append(take_payment(association=opened.association, amount_tyiyn=amount, **given, by=opened.by,
                                 at=timezone.now()))  # fmt: skip

    if request.method == "POST" and tried(form, write):
        messages.success(request, _("The payment is received. Print the receipt."))
        return redirect(made[0])
    context = money_context(opened, form=form, asked_for=request.GET.get("user", ""), **_about(opened, user, bills))
    return render(request, "water/fees/pay.html", context)


def _about(opened: Opened, user: WaterUser | None, bills: QuerySet[Bill]) -> dict[str, Any]:
    """What stands beside the form: who she is and what she owes."""
    if user is None:
        return {}
    rows: list[Any] = list(bills)
    note_users(opened, "read_bills", {user.pk})
    for row in rows:
        row.when = days_said(row.run.starts_on, row.run.ends_on)
    return {
        "user_numbered": user,
        "name": str(users_named([user.pk], opened.today).get(user.pk, "")),
        "bills": rows,
        "owed": sum(row.open_tyiyn for row in rows),
        "credit": credit_of(user),
    }


def found_payment(request: HttpRequest, pk: UUID) -> tuple[Payment, Opened | None]:
    """The payment for whoever keeps or oversees the money, or (then None) for its own user; else 404."""
    rows = Payment.objects.select_related("association", "user", "issued", "reverses", "reversed_by")
    payment = get_object_or_404(rows, pk=pk)
    today = timezone.localdate()
    if can_see_money(request.user, payment.association, today):
        opened = open_money(request, payment.association_id)
        note_users(opened, "read_payment", {payment.user_id})
        return payment, opened
    if is_own(request.user, payment.user_id, today):
        return payment, None
    raise Http404


@login_required
@require_safe
def payment(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One payment, and which bills it pays."""
    found, opened = found_payment(request, pk)
    pays = Bill.objects.filter(paid__payment=found).annotate(part=Sum("paid__amount_tyiyn")).filter(part__gt=0)
    context = {
        "payment": found,
        "state": state_of(found),
        "pays": pays.select_related("run").order_by("year", "number"),
        "counter": getattr(found, "reversed_by", None),
        **(money_context(opened) if opened else {"association": found.association}),
    }
    return render(request, "water/fees/payment.html", context)


@login_required
@require_http_methods(ASK_OR_SEND)
def reverse_(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a payment back, with the reason."""
    found = get_object_or_404(Payment.objects.select_related("association", "user"), pk=pk)
    opened = open_money(request, found.association_id, to_write=True)
    if found.is_counter or hasattr(found, "reversed_by"):
        return redirect(found)
    form = WhyForm(request.POST or None)
    if request.method == "POST" and tried(
        form, lambda: reverse_payment(found, why=form.cleaned_data["why"], by=opened.by, at=timezone.now())
    ):
        return redirect(found)
    heading = _("Take the payment back")
    return form_page(
        request, opened, form, back=found.get_absolute_url(), heading=f"{heading}: {found}",
        lead=_("A counter entry of today is written; the bills that it paid are owed again."),
    )  # fmt: skip
