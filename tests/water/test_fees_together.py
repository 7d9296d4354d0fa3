"""Two accountants at the same moment, on two connections: no bill twice, no number left out, no tyiyn spent twice."""

from __future__ import annotations

import threading

import pytest
from django.db import connections

from birge.places.enums import Kind
from birge.water.models import Bill, BilledDelivery, BillRun, CashEntry, Payment, PaymentShare
from tests.places.factories import unit
from tests.water.small_fees import billed, delivery, one_bill, paid, tariff
from tests.water.small_season import small_season

EACH = 4


def together(*acts):
    """Run these at once; what went wrong in any of them."""
    failed: list[Exception] = []

    def run(act):
        try:
            act()
        except Exception as problem:
            failed.append(problem)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failed


@pytest.mark.django_db(transaction=True)
def test_two_who_make_the_same_bills_at_once_make_them_once():
    small = small_season(unit(Kind.AIMAK, "Ак-Сыноо"))
    tariff(small)
    for number in range(EACH):
        delivery(small, small.user(f"Суучу {number}", "С-1"))

    assert together(lambda: billed(small), lambda: billed(small)) == []

    assert (BillRun.objects.count(), BilledDelivery.objects.count()) == (1, EACH)
    assert sorted(Bill.objects.values_list("number", flat=True)) == list(range(1, EACH + 1))


@pytest.mark.django_db(transaction=True)
def test_two_who_take_money_at_once_give_each_receipt_its_number_and_pay_the_bill_once():
    small = small_season(unit(Kind.AIMAK, "Ак-Сыноо"))
    bill = one_bill(small)

    def some():
        for _time in range(EACH):
            paid(small, bill.user, 5)

    assert together(some, some) == []

    assert sorted(Payment.objects.values_list("number", flat=True)) == list(range(1, 2 * EACH + 1))
    assert sorted(CashEntry.objects.values_list("number", flat=True)) == list(range(1, 2 * EACH + 1))
    assert sum(PaymentShare.objects.values_list("amount_tyiyn", flat=True)) == bill.amount_tyiyn
    assert Bill.objects.get().open_tyiyn == 0
    assert sum(Payment.objects.values_list("free_tyiyn", flat=True)) == 2 * EACH * 500 - bill.amount_tyiyn


@pytest.mark.django_db(transaction=True)
def test_one_form_sent_from_two_windows_is_one_payment():
    small = small_season(unit(Kind.AIMAK, "Ак-Сыноо"))
    bill = one_bill(small)

    def send():
        paid(small, bill.user, 5, request_key="once")

    assert together(send, send) == []

    assert Payment.objects.count() == CashEntry.objects.count() == 1
