"""Addresses of the association's money."""

from django.urls import path

from birge.water.views.fees import bills, cash, debts, overview, papers, payments, tariffs

urlpatterns = [
    path("bill/<uuid:pk>/", bills.bill, name="bill"),
    path("bill/<uuid:pk>/replace/", bills.replace, name="replace_bill"),
    path("bill/<uuid:pk>/bill.pdf", papers.bill_pdf, name="bill_paper"),
    path("bills/<uuid:pk>/bills.pdf", papers.run_pdf, name="bills_paper"),
    path("payment/<uuid:pk>/", payments.payment, name="payment"),
    path("payment/<uuid:pk>/reverse/", payments.reverse_, name="reverse_payment"),
    path("payment/<uuid:pk>/receipt.pdf", papers.receipt_pdf, name="receipt_paper"),
    path("tariff/<uuid:pk>/end/", tariffs.end, name="end_tariff"),
    path("cash/<uuid:pk>/reverse/", cash.take_back, name="reverse_entry"),
    path("<uuid:association>/money/", overview.money, name="money"),
    path("<uuid:association>/tariffs/", tariffs.tariffs, name="tariffs"),
    path("<uuid:association>/bills/", bills.bills, name="bills"),
    path("<uuid:association>/bills/new/", bills.make, name="make_bills"),
    path("<uuid:association>/payments/", payments.payments, name="payments"),
    path("<uuid:association>/payments/new/", payments.pay, name="pay"),
    path("<uuid:association>/debts/", debts.debts, name="debts"),
    path("<uuid:association>/reliefs/", debts.reliefs, name="reliefs"),
    path("<uuid:association>/cash/", cash.cash, name="cash"),
    path("<uuid:association>/cash/close/", cash.close, name="close_day"),
    path("<uuid:association>/cash/categories/", cash.categories, name="cash_categories"),
    path("<uuid:association>/cash/<slug:book>/new/", cash.enter, name="enter_cash"),
]
