"""Money of a water users' association: tariffs, bills, payments, reliefs, the cash book. Amounts are whole tyiyn.

Nothing is changed or deleted: a wrong bill is cancelled and replaced, a payment is reversed by a counter entry.
"""

from birge.water.models.fees.bills import Bill, BilledDelivery, BillLine, BillRun
from birge.water.models.fees.cash import CashCategory, CashClosing, CashEntry
from birge.water.models.fees.payments import Payment, PaymentShare
from birge.water.models.fees.reliefs import Relief, ReliefShare
from birge.water.models.fees.tariffs import Tariff

__all__ = [
    "Bill",
    "BillLine",
    "BillRun",
    "BilledDelivery",
    "CashCategory",
    "CashClosing",
    "CashEntry",
    "Payment",
    "PaymentShare",
    "Relief",
    "ReliefShare",
    "Tariff",
]
