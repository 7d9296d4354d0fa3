"""What stands on a bill and on a receipt, for the template `water/fee`."""

from __future__ import annotations

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from birge.kernel.issued import check_data
from birge.water.fee_words import days_said, line_said, som
from birge.water.models import Bill, Payment

Pairs = list[dict[str, str]]


def bill_paper(bill: Bill) -> dict[str, Any]:
    """A bill: every line in words, what was taken off, what is to be paid until when."""
    title = _("Bill for irrigation water")
    lowered = sum(share.amount_tyiyn for share in bill.reliefs.all())
    paid = bill.amount_tyiyn - lowered - bill.open_tyiyn if bill.stands else 0
    reliefs = [
        (f"{_('Lowered')}: {share.relief.reason} ({share.relief.minutes_text})", f"− {som(share.amount_tyiyn)}")
        for share in bill.reliefs.all()
    ]
    return {
        "host": str(bill.association),
        "heading": f"{title} № {bill}",
        "stamp": "" if bill.stands else _("Cancelled: this bill is no longer in force."),
        "facts": _pairs(
            (_("Water user"), f"{bill.user.number} · {bill.name}"),
            (_("Period"), days_said(bill.run.starts_on, bill.run.ends_on)),
            (_("To be paid until"), date_format(bill.run.due_on, "DATE_FORMAT")),
        ),
        "lines": _pairs(
            *(
                (f"{line.get_side_display()} · {line.get_basis_display()} ({days_said(line.starts_on, line.ends_on)})",
                 line_said(line))
                for line in bill.lines.all()
            )
        ),
        "sums": _pairs(
            (_("In all"), som(bill.amount_tyiyn)),
            *reliefs,
            *([(pgettext("bill", "Paid"), f"− {som(paid)}")] if paid else []),
            (_("To be paid"), som(bill.open_tyiyn)),
        ),
        "check": check_data(bill.issued.code),
    }  # fmt: skip


def receipt_paper(payment: Payment) -> dict[str, Any]:
    """A receipt: who paid how much, when and how."""
    title = _("Receipt")
    return {
        "host": str(payment.association),
        "heading": f"{title} № {payment}",
        "stamp": _("Taken back: this receipt is no longer in force.") if hasattr(payment, "reversed_by") else "",
        "facts": _pairs(
            (_("Water user"), f"{payment.user.number} · {payment.name}"),
            (_("Day of payment"), date_format(payment.paid_on, "DATE_FORMAT")),
            (_("How it was paid"), str(payment.get_way_display())),
            (pgettext("cash book", "Paper"), payment.paper),
            (_("Received by"), payment.by["name"]),
        ),
        "lines": [],
        "sums": _pairs((pgettext("money", "Received"), som(payment.amount_tyiyn))),
        "check": check_data(payment.issued.code) if payment.issued else None,
    }


def _pairs(*rows: tuple[str, str]) -> Pairs:
    return [{"label": label, "value": value} for label, value in rows if value]
