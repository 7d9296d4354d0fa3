"""Payments, which bills they pay, what a relief takes off: the sums always agree."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db.models import Sum

from birge.kernel.models import IssuedDocument
from birge.places.enums import Kind
from birge.water.actions.fees.billing import replace_bill
from birge.water.actions.fees.numbering import MOST_TYIYN
from birge.water.actions.fees.paying import reverse_payment, take_payment
from birge.water.enums import PaymentWay, ReliefKind
from birge.water.models import Bill, CashEntry, Delivery, Payment, PaymentShare, ReliefShare
from birge.water.queries.fees import collection
from birge.water.queries.fees.cash import balance_on
from tests.places.factories import unit
from tests.water.small_fees import ACCOUNTANT, AT, DUE, FROM, TO, billed, delivery, one_bill, paid, relieved
from tests.water.small_season import small_season

pytestmark = pytest.mark.django_db


@pytest.fixture
def small():
    return small_season(unit(Kind.AIMAK, "Ак-Сыноо"))


def all_agree():
    """What is open on each bill, and free of each payment, is what the rows say."""
    for bill in Bill.objects.all():
        off = sum(ReliefShare.objects.filter(bill=bill).values_list("amount_tyiyn", flat=True))
        on_it = sum(PaymentShare.objects.filter(bill=bill).values_list("amount_tyiyn", flat=True))
        assert bill.open_tyiyn == (bill.amount_tyiyn - off - on_it if bill.stands else 0)
        assert bill.stands or on_it == 0
    for payment in Payment.objects.filter(amount_tyiyn__gt=0):
        used = sum(PaymentShare.objects.filter(payment=payment).values_list("amount_tyiyn", flat=True))
        taken_back = Payment.objects.filter(reverses=payment).exists()
        assert payment.free_tyiyn == (0 if taken_back else payment.amount_tyiyn - used)
        assert not taken_back or used == 0
    return True


def two_bills(small):
    """15 som for June 11–20, then 30 som for June 21–23."""
    first = one_bill(small)
    delivery(small, first.user, "200", day=22)
    billed(small, TO, date(2026, 6, 24))
    return first, Bill.objects.exclude(pk=first.pk).get()


def owed(*bills):
    return [Bill.objects.get(pk=bill.pk).open_tyiyn for bill in bills]


def test_a_part_payment_goes_to_the_oldest_bill_first(small):
    first, second = two_bills(small)

    paid(small, first.user, 20)

    assert owed(first, second) == [0, 2500]
    assert all_agree()


def test_a_payment_goes_to_the_bill_that_was_chosen_and_the_rest_to_the_oldest(small):
    first, second = two_bills(small)

    paid(small, first.user, 35, bill=second)

    assert owed(first, second) == [1000, 0]
    assert all_agree()


def test_what_is_paid_too_much_is_credit_and_pays_the_next_bill(small):
    first = one_bill(small)
    payment = paid(small, first.user, 40)
    assert payment.free_tyiyn == 2500
    delivery(small, first.user, "200", day=22)

    billed(small, TO, date(2026, 6, 24))

    payment.refresh_from_db()
    assert (payment.free_tyiyn, Bill.objects.get(number=2).open_tyiyn) == (0, 500)
    assert all_agree()


def test_the_same_form_sent_twice_is_one_payment(small):
    bill = one_bill(small)

    payments = {paid(small, bill.user, 5, request_key="once").pk for _time in range(2)}

    assert len(payments) == Payment.objects.count() == CashEntry.objects.count() == 1


def test_a_payment_is_reversed_by_a_counter_entry_and_its_bills_are_owed_again(small):
    first, second = two_bills(small)
    payment = paid(small, first.user, 20)

    counter = reverse_payment(payment, why="Башка кишиники", by=ACCOUNTANT, at=AT)
    again = reverse_payment(payment, why="Кайра", by=ACCOUNTANT, at=AT)

    assert (counter, counter.amount_tyiyn, counter.reverses) == (again, -2000, payment)
    assert owed(first, second) == [1500, 3000]
    assert IssuedDocument.objects.get(pk=payment.issued_id).revoked_at == AT
    assert balance_on(small.association, "cash", date(2026, 6, 30)) == 0
    assert all_agree()


def test_a_credit_pays_what_a_reversal_opened_again(small):
    first = one_bill(small)
    wrong = paid(small, first.user, 15)
    good = paid(small, first.user, 10)

    reverse_payment(wrong, why="Жаңылыш", by=ACCOUNTANT, at=AT)

    good.refresh_from_db()
    assert (owed(first), good.free_tyiyn) == ([500], 0)
    assert all_agree()


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"amount_tyiyn": 0}, "amount"),
        ({"amount_tyiyn": -5}, "amount"),
        ({"amount_tyiyn": MOST_TYIYN + 1}, "amount"),
        ({"paid_on": date(2026, 6, 26)}, "paid_on"),
    ],
)
def test_a_payment_that_cannot_be_is_refused_beside_its_field(small, facts, field):
    user = small.user("Асан", "С-1")
    plain = {"amount_tyiyn": 100, "way": PaymentWay.CASH, "paid_on": date(2026, 6, 24), "request_key": "x"}

    with pytest.raises(ValidationError) as refused:
        take_payment(association=small.association, user=user, by=ACCOUNTANT, at=AT, **{**plain, **facts})

    assert refused.value.message_dict.keys() == {field}
    assert Payment.objects.count() == 0


def test_money_is_never_set_against_somebody_else_s_bill_or_association(small):
    bill = one_bill(small)
    stranger = small_season(unit(Kind.AIMAK, "Кара-Сыноо")).user("Бөтөн", "С-1")

    with pytest.raises(ValidationError) as not_here:
        paid(small, stranger, 5)
    assert not_here.value.message_dict.keys() == {"user"}
    with pytest.raises(ValidationError) as refused:
        paid(small, small.user("Бермет", "С-2"), 5, bill=bill)

    assert refused.value.message_dict.keys() == {"bill"}


def test_a_bill_that_is_paid_cannot_be_chosen_again(small):
    bill = one_bill(small)
    paid(small, bill.user, 15)

    with pytest.raises(ValidationError):
        paid(small, bill.user, 1, bill=bill)


def test_a_relief_lowers_what_is_owed_by_a_part(small):
    first, second = two_bills(small)
    paid(small, first.user, 5)

    relief = relieved(small, first.user, value="50")

    assert owed(first, second) == [500, 1500]
    assert relief.shares.aggregate(total=Sum("amount_tyiyn"))["total"] == 2000
    found = collection(small.association, FROM, date(2026, 7, 1))
    assert (found.billed_tyiyn, found.relief_tyiyn, found.paid_tyiyn, found.owed_tyiyn) == (4500, 2000, 500, 2000)
    assert all_agree()


def test_a_relief_by_an_amount_takes_the_oldest_bill_first_and_stops_at_zero(small):
    first, second = two_bills(small)

    relieved(small, first.user, kind=ReliefKind.AMOUNT, value="20")

    assert owed(first, second) == [0, 2500]


@pytest.mark.parametrize("facts", [{"value": "100.01"}, {"reason": " "}, {"minutes_text": ""}, {"value": "0"}])
def test_a_relief_needs_a_part_a_reason_and_minutes(small, facts):
    with pytest.raises(ValidationError):
        relieved(small, one_bill(small).user, **facts)


def test_who_owes_nothing_cannot_be_relieved(small):
    with pytest.raises(ValidationError):
        relieved(small, small.user("Асан", "С-1"))


def test_a_replaced_bill_hands_over_what_was_paid_and_what_was_taken_off(small):
    old = one_bill(small)
    relieved(small, old.user, kind=ReliefKind.AMOUNT, value="4")
    payment = paid(small, old.user, 11)
    delivery(small, old.user, "60", corrects=Delivery.objects.get())

    new = replace_bill(old, why="Көлөмү", by=ACCOUNTANT, at=AT)

    payment.refresh_from_db()
    assert (new.amount_tyiyn, owed(old, new), payment.free_tyiyn) == (900, [0, 0], 600)
    assert all_agree()


def test_nothing_about_a_user_s_situation_is_kept_with_a_relief():
    fields = {
        field.name for model in (ReliefShare, ReliefShare.relief.field.related_model) for field in model._meta.fields
    }

    assert fields == {"id", "relief", "bill", "amount_tyiyn", "association", "kind", "value", "reason", "minutes",
                      "minutes_text", "on", "request_key", "by", "at"}  # fmt: skip


def test_a_bill_says_until_when_it_is_to_be_paid(small):
    assert one_bill(small).run.due_on == DUE
