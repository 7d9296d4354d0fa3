"""Bills and receipts to print, each with the code by which anyone can check it."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from birge.decisions.papers import pdf
from birge.water.fee_paper import bill_paper, receipt_paper
from birge.water.models import BillRun
from birge.water.queries.fees.bills import bill_with_all
from birge.water.views.fees.bills import found_bill
from birge.water.views.fees.common import note_users, open_money
from birge.water.views.fees.payments import found_payment

TEMPLATE = "water/fee"


@login_required
@require_safe
def bill_pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One bill."""
    bill, _opened = found_bill(request, pk)
    title = _("Bill for irrigation water")
    return pdf(TEMPLATE, {"title": f"{title} № {bill}", "papers": [bill_paper(bill)]}, f"bill-{bill.number}.pdf")


@login_required
@require_safe
def receipt_pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The receipt of a payment."""
    payment, _opened = found_payment(request, pk)
    if payment.is_counter:
        raise Http404
    title = _("Receipt")
    papers = [receipt_paper(payment)]
    return pdf(TEMPLATE, {"title": f"{title} № {payment}", "papers": papers}, f"receipt-{payment.number}.pdf")


@login_required
@require_safe
def run_pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Every standing bill of a period, in the order of the users, to print at once."""
    run = get_object_or_404(BillRun, pk=pk)
    opened = open_money(request, run.association_id)
    bills = list(bill_with_all().filter(run=run, state="standing").order_by("number").prefetch_related(
        "lines", "reliefs__relief"))  # fmt: skip
    if not bills:
        raise Http404
    note_users(opened, "read_bills", {bill.user_id for bill in bills})
    return pdf(TEMPLATE, {"title": _("Bills"), "papers": [bill_paper(bill) for bill in bills]}, "bills.pdf")
