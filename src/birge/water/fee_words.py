"""How money is said: rates, lines of bills, and what the public page of a paper adds."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from birge.algorithms.water.fees import MINUTES_IN_HOUR
from birge.kernel.issued import Facts
from birge.kernel.models import IssuedDocument
from birge.kernel.money import Money
from birge.kernel.templatetags.birge import number
from birge.water.enums import TariffBasis
from birge.water.models import Bill, BillLine, Payment, Tariff
from birge.water.share_words import UNIT


def som(amount_tyiyn: int) -> str:
    """185,10 сом."""
    return Money(amount_tyiyn).format()


def rate_said(basis: str, rate_tyiyn: Decimal) -> str:
    """What one unit costs: of a m³ in tyiyn, of anything else in som where that is exact."""
    if basis == TariffBasis.M3 or rate_tyiyn != rate_tyiyn.to_integral_value():
        return f"{number(rate_tyiyn)}\xa0{_('tyiyn')}"
    return som(int(rate_tyiyn))


def tariff_said(tariff: Tariff) -> str:
    """A tariff in a list: for whom, for what, how much."""
    rate = rate_said(tariff.basis, tariff.rate_tyiyn)
    return f"{tariff.get_side_display()} · {tariff.get_basis_display()}: {rate}"


def line_said(line: BillLine) -> str:
    """How the amount of a line comes about: "1 234 м³ × 15 тыйын = 185,10 сом"."""
    rate, amount = rate_said(line.basis, line.rate_tyiyn), som(line.amount_tyiyn)
    if line.basis == TariffBasis.MINIMUM:
        return _("%(rate)s at least; not reached by %(amount)s") % {"rate": rate, "amount": amount}
    if line.basis == TariffBasis.HECTARE:
        part = _("%(days)s of %(all)s days of the season") % {"days": line.days, "all": line.of_days}
        return f"{quantity_said(line)} × {rate} × {part} = {amount}"
    return f"{quantity_said(line)} × {rate} = {amount}"


def quantity_said(line: BillLine) -> str:
    """What was taken, with its unit."""
    if line.basis == TariffBasis.M3:
        return f"{number(line.quantity)}\xa0{UNIT}"
    if line.basis == TariffBasis.HECTARE:
        return f"{number(line.quantity)}\xa0{_('ha')}"
    if line.basis == TariffBasis.HOUR:
        hours, minutes = divmod(int(line.quantity), MINUTES_IN_HOUR)
        return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": minutes}
    if line.basis == TariffBasis.WATERING:
        return f"{pgettext('bill', 'Waterings')}: {number(line.quantity)}"
    return number(line.quantity)


def days_said(starts_on: date, ends_on: date) -> str:
    """The days [starts_on, ends_on), with the last one of them."""
    last = ends_on - timedelta(days=1)
    return f"{date_format(starts_on, 'SHORT_DATE_FORMAT')} – {date_format(last, 'SHORT_DATE_FORMAT')}"


def bill_facts(document: IssuedDocument) -> Facts:
    """What anyone who holds a bill reads on its public page."""
    bill = Bill.objects.filter(issued=document).first()
    return [(gettext_lazy("Number"), str(bill)), (gettext_lazy("Amount"), som(bill.amount_tyiyn))] if bill else []


def receipt_facts(document: IssuedDocument) -> Facts:
    """What anyone who holds a receipt reads on its public page."""
    payment = Payment.objects.filter(issued=document).first()
    if payment is None:
        return []
    day = date_format(payment.paid_on, "SHORT_DATE_FORMAT")
    return [
        (gettext_lazy("Number"), str(payment)),
        (gettext_lazy("Amount"), som(payment.amount_tyiyn)),
        (gettext_lazy("Day of payment"), day),
    ]
