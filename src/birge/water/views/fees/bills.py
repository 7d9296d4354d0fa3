"""Bills: making them for a period, the list, one of them, and replacing a wrong one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_safe

from birge.kernel.lists import Column, Filter, Listing, list_response
from birge.water.actions.fees.billing import check_charges, check_period, make_bills, replace_bill
from birge.water.charging import charges_in
from birge.water.fee_words import days_said, line_said, tariff_said
from birge.water.forms.fees import RunForm, WhyForm
from birge.water.models import Bill, PaymentShare
from birge.water.queries.fees.bills import (
    bill_with_all,
    bills_of,
    deliveries_of,
    differing,
    in_state,
    runs_of,
    search_bills,
)
from birge.water.queries.fees.own import is_own
from birge.water.rules.fees import can_see_money
from birge.water.views.common import Opened
from birge.water.views.fees.common import ASK_OR_SEND, form_page, money_context, note_users, open_money
from birge.water.views.seasons import tried

MOST_RUNS = 3
"""The latest periods, whose bills can be printed at once."""


@login_required
@require_safe
def bills(request: HttpRequest, association: UUID) -> HttpResponse:
    """All bills, latest first."""
    opened = open_money(request, association)
    runs: list[Any] = list(runs_of(opened.association))
    for run in runs:
        run.said = days_said(run.starts_on, run.ends_on)

    def read(rows: Sequence[Bill]) -> None:
        note_users(opened, "read_bills", {row.user_id for row in rows})

    def narrowed(rows: Any, value: str) -> Any:
        return differing(rows) if value == "differing" else in_state(rows, value, opened.today)

    listing = Listing(
        title=_("Bills"),
        lead=_("What each user owes for the water of a period, and what of it is still open."),
        queryset=bills_of(opened.association),
        columns=_columns(opened),
        search=search_bills,
        filters=[
            Filter("state", _("State"), _states(), narrowed),
            Filter("run", _("Period"), [(str(run.pk), run.said) for run in runs],
                   lambda rows, value: rows.filter(run=value)),
        ],
        action=(_("Make bills"), reverse("water:make_bills", args=[association])),
        empty=_("No bill yet. Enter the tariffs, then make the bills of a period from the delivery journal."),
        export_name="bills",
        on_rows=read,
    )  # fmt: skip
    return list_response(request, listing, "water/fees/bills.html", money_context(opened, runs=runs[:MOST_RUNS]))


def _columns(opened: Opened) -> list[Column]:
    return [
        Column("number", _("Bill"), str, sort="number", link=Bill.get_absolute_url),
        Column("user_number", _("No."), lambda row: row.user.number, sort="user__number"),
        Column("name", _("Water user"), lambda row: row.name, sort="name"),
        Column("period", _("Period"), lambda row: days_said(row.run.starts_on, row.run.ends_on), sort="run__starts_on"),
        Column("volume", _("Water"), lambda row: m3(row.volume_m3), sort="volume_m3", numeric=True, unit="м³"),
        Column("amount", _("Amount"), lambda row: in_som(row.amount_tyiyn), sort="amount_tyiyn", numeric=True,
               unit=_("som")),
        Column("open", pgettext("bill", "Owed"), lambda row: in_som(row.open_tyiyn), sort="open_tyiyn", numeric=True,
               unit=_("som")),
        Column("due", _("To be paid until"), lambda row: row.run.due_on, sort="run__due_on"),
        Column("state", _("State"), lambda row: state_of(row, opened.today)[1],
               status=lambda row: state_of(row, opened.today)[0]),
    ]  # fmt: skip


def _states() -> list[tuple[str, str]]:
    return [
        ("owed", pgettext("bill", "Not paid")),
        ("overdue", pgettext("bill", "Overdue")),
        ("paid", pgettext("bill", "Paid")),
        ("cancelled", pgettext("bill", "Cancelled")),
        ("differing", pgettext("bill", "The journal was corrected since")),
    ]


def in_som(amount_tyiyn: int) -> Decimal:
    """In a list, where the unit stands in the heading, and in its files, which reckon with it."""
    return Decimal(amount_tyiyn).scaleb(-2)


def m3(volume: Decimal) -> int | Decimal:
    """Without needless zeros."""
    return int(volume) if volume == int(volume) else volume.normalize()


def state_of(bill: Bill, today: Any) -> tuple[str, str]:
    """(shape, word) of a bill's state."""
    if not bill.stands:
        return "cancelled", pgettext("bill", "Cancelled")
    if not bill.open_tyiyn:
        return "done", pgettext("bill", "Paid")
    if bill.run.due_on < today:
        return "failed", pgettext("bill", "Overdue")
    return "waiting", pgettext("bill", "Not paid")


@login_required
@require_http_methods(ASK_OR_SEND)
def make(request: HttpRequest, association: UUID) -> HttpResponse:
    """First shows what the bills of a period would come to, then makes them."""
    opened = open_money(request, association, to_write=True)
    form = RunForm(request.POST or None, association=opened.association)
    charges = None

    def look() -> None:
        nonlocal charges
        typed = form.typed()
        check_period(typed["season"], typed["starts_on"], typed["ends_on"], opened.today)
        charges = charges_in(typed["season"], typed["starts_on"], typed["ends_on"])
        check_charges(charges)

    def write() -> None:
        made = make_bills(**form.typed(), by=opened.by, at=timezone.now())
        messages.success(request, _("Bills made: %(count)s") % {"count": made.count})

    if request.method == "POST":
        is_made = request.POST.get("do") == "make"
        if tried(form, write if is_made else look) and is_made:
            return redirect("water:bills", association=association)
    said = [tariff_said(tariff) for tariff in charges.tariffs.values()] if charges else []
    context = money_context(
        opened, form=form, charges=charges, said=said, shown=charges.charges[:20] if charges else []
    )
    return render(request, "water/fees/make.html", context)


def found_bill(request: HttpRequest, pk: UUID) -> tuple[Bill, Opened | None]:
    """The bill for whoever keeps or oversees the money, or (then None) for its own user; else 404."""
    bill = get_object_or_404(bill_with_all(), pk=pk)
    today = timezone.localdate()
    if can_see_money(request.user, bill.association, today):
        opened = open_money(request, bill.association_id)
        note_users(opened, "read_bill", {bill.user_id})
        return bill, opened
    if is_own(request.user, bill.user_id, today):
        return bill, None
    raise Http404


def _with_signs(shares: Iterable[PaymentShare]) -> list[Any]:
    """Payments lower a bill, so they stand on it below zero."""
    rows: list[Any] = list(shares)
    for row in rows:
        row.taken = -row.amount_tyiyn
    return rows


@login_required
@require_safe
def bill(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One bill: every line in words, what was taken off, what was paid, what it rests on."""
    found, opened = found_bill(request, pk)
    lines: list[Any] = list(found.lines.all())
    for line in lines:
        line.said, line.when = line_said(line), days_said(line.starts_on, line.ends_on)
    shares = PaymentShare.objects.filter(bill=found).select_related("payment").order_by("at", "pk")
    context = {
        "bill": found,
        "lines": lines,
        "state": state_of(found, timezone.localdate()),
        "period": days_said(found.run.starts_on, found.run.ends_on),
        "reliefs": found.reliefs.select_related("relief").order_by("pk"),
        "shares": _with_signs(shares),
        "deliveries": deliveries_of(found),
        "differs": differing(Bill.objects.filter(pk=found.pk)).exists(),
        **(money_context(opened) if opened else {"association": found.association}),
    }
    return render(request, "water/fees/bill.html", context)


@login_required
@require_http_methods(ASK_OR_SEND)
def replace(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Cancel a wrong bill with a reason; what the journal and tariffs give now takes its place."""
    found = get_object_or_404(bill_with_all(), pk=pk)
    opened = open_money(request, found.association_id, to_write=True)
    if not found.stands:
        return redirect(found)
    form = WhyForm(request.POST or None)
    made: list[Bill | None] = []
    if request.method == "POST" and tried(
        form,
        lambda: made.append(replace_bill(found, why=form.cleaned_data["why"], by=opened.by, at=timezone.now())),
    ):
        if made[0] is None:
            messages.success(request, _("The bill is cancelled; nothing is owed any more."))
        return redirect(made[0] or found)
    heading = _("Replace the bill")
    return form_page(
        request, opened, form, back=found.get_absolute_url(), heading=f"{heading}: {found}",
        lead=_("The old bill stays to be read, cancelled, with your reason. What was paid on it goes over."),
    )  # fmt: skip
