"""The books balance: opening and Σ of entries; every payment in cash stands there once; closed days stay closed."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from birge.places.enums import Kind
from birge.water.actions.fees.cash import add_category, close_day, reverse_entry
from birge.water.actions.fees.paying import reverse_payment
from birge.water.enums import CashBook, CashSide, PaymentWay
from birge.water.models import CashClosing, CashEntry, Payment
from birge.water.queries.fees.cash import balance_on, balances, balances_after, categories_for, handed_on, least_from
from tests.places.factories import unit
from tests.water.small_fees import ACCOUNTANT, AT, cash, one_bill, paid
from tests.water.small_season import small_season

pytestmark = pytest.mark.django_db
EVENING = date(2026, 6, 24)


@pytest.fixture
def small():
    return small_season(unit(Kind.AIMAK, "Ак-Сыноо"))


def closed(small, som: int, on: date = EVENING, note: str = "", at: datetime = AT) -> CashClosing:
    return close_day(association=small.association, on=on, counted_tyiyn=som * 100, note=note, by=ACCOUNTANT, at=at)


def test_cash_and_bank_each_have_a_book_and_another_way_has_none(small):
    bill = one_bill(small)
    for way, som in ((PaymentWay.CASH, 1), (PaymentWay.BANK, 2), (PaymentWay.OTHER, 4)):
        paid(small, bill.user, som, way)

    assert balances(small.association) == {"cash": 100, "bank": 200}


def test_an_expense_lowers_the_book_and_never_below_what_is_there(small):
    cash(small, 100, "Калдык (башында)", day=20)
    cash(small, 30, "Күйүүчү май", day=22)

    with pytest.raises(ValidationError) as refused:
        cash(small, 71, "Күйүүчү май", day=21)

    assert refused.value.message_dict.keys() == {"amount"}
    assert balance_on(small.association, CashBook.CASH, EVENING) == 7000


def test_an_expense_cannot_be_dated_before_the_money_came(small):
    cash(small, 100, day=22)

    with pytest.raises(ValidationError):
        cash(small, 10, "Күйүүчү май", day=21)


def test_the_cash_is_counted_and_a_difference_is_an_entry_with_a_reason(small):
    cash(small, 100)
    with pytest.raises(ValidationError) as refused:
        closed(small, 98)
    closing = closed(small, 98, note="Майда акча жетпеди")

    assert refused.value.message_dict.keys() == {"note"}
    assert (closing.book_tyiyn, closing.counted_tyiyn, closing.difference_tyiyn) == (10000, 9800, -200)
    assert balance_on(small.association, CashBook.CASH, EVENING) == 9800


def test_nothing_enters_a_closed_day_not_even_a_payment(small):
    bill = one_bill(small)
    cash(small, 100)
    closed(small, 100)

    for day in (20, 24):
        with pytest.raises(ValidationError) as refused:
            paid(small, bill.user, 5, day=day)
        assert refused.value.message_dict.keys() == {"paid_on"}
    with pytest.raises(ValidationError):
        cash(small, 5)
    with pytest.raises(ValidationError):
        closed(small, 100)

    paid(small, bill.user, 5, day=25)
    paid(small, bill.user, 5, PaymentWay.BANK, day=20)
    assert Payment.objects.count() == 2


def test_a_day_is_not_closed_before_a_later_one_that_has_entries(small):
    cash(small, 100, day=25)

    with pytest.raises(ValidationError):
        closed(small, 0)


def test_a_wrong_entry_is_reversed_once_and_one_of_a_payment_never_alone(small):
    entry = cash(small, 100)
    paid(small, one_bill(small).user, 5)

    counter = reverse_entry(entry, why="Эки жолу жазылган", by=ACCOUNTANT, at=AT)

    assert reverse_entry(entry, why="Кайра", by=ACCOUNTANT, at=AT) == counter
    assert counter.amount_tyiyn == -10000
    with pytest.raises(ValidationError):
        reverse_entry(CashEntry.objects.get(payment__isnull=False), why="Жок", by=ACCOUNTANT, at=AT)


def test_a_payment_is_not_returned_from_a_desk_that_is_empty(small):
    payment = paid(small, one_bill(small).user, 15)
    cash(small, 10, "Эмгек акы")

    with pytest.raises(ValidationError):
        reverse_payment(payment, why="Жаңылыш", by=ACCOUNTANT, at=AT)

    assert Payment.objects.count() == 1


@pytest.mark.parametrize("som", [0, -1, 10**10])
def test_an_amount_that_cannot_be_is_refused(small, som):
    with pytest.raises(ValidationError):
        cash(small, som)


def test_payments_of_users_cannot_be_entered_past_their_receipts(small):
    with pytest.raises(ValidationError):
        cash(small, 10, "Суу пайдалануучулардын төлөмдөрү")


def test_an_association_adds_categories_that_no_other_sees(small):
    other = small_season(unit(Kind.AIMAK, "Кара-Сыноо"))

    made = add_category(
        association=small.association, names={"ky": "Ижара"}, side=CashSide.INCOME, by=ACCOUNTANT, at=AT
    )

    assert made in categories_for(small.association)
    assert made not in categories_for(other.association)


def test_what_is_handed_on_to_the_state_is_known(small):
    cash(small, 100)
    cash(small, 40, "Мамлекеттик бөлүк өткөрүлдү")

    assert handed_on(small.association) == 4000


moves = st.lists(
    st.tuples(
        st.sampled_from(["pay", "bank", "in", "out", "back", "undo", "count"]), st.integers(1, 50), st.integers(20, 25)
    ),
    max_size=12,
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves)
def test_whatever_happens_the_book_is_the_sum_of_its_entries_and_every_payment_stands_there_once(small, steps):
    with transaction.atomic():
        user = small.user("Асан", "С-1")
        for step, som, day in steps:
            try:
                with transaction.atomic():
                    happen(small, user, step, som, day)
            except ValidationError:
                continue
        entries = CashEntry.objects.filter(book=CashBook.CASH)
        total = entries.aggregate(total=Sum("amount_tyiyn"))["total"] or 0
        running = balances_after(small.association, CashBook.CASH)
        payments = Payment.objects.filter(way=PaymentWay.CASH)

        assert balance_on(small.association, CashBook.CASH, date(2026, 12, 31)) == total >= 0
        assert list(running.values())[-1:] == ([total] if entries else [])
        assert least_from(small.association, CashBook.CASH, date(2026, 1, 1)) >= 0
        in_book = dict(entries.filter(payment__isnull=False).values_list("payment", "amount_tyiyn"))
        assert in_book == dict(payments.values_list("pk", "amount_tyiyn"))
        numbers = sorted(CashEntry.objects.values_list("number", flat=True))
        assert numbers == list(range(1, len(numbers) + 1))
        transaction.set_rollback(True)


def happen(small, user, step, som, day):
    at = datetime(2026, 6, 25, 5, tzinfo=UTC)
    if step in ("pay", "bank"):
        paid(small, user, som, PaymentWay.CASH if step == "pay" else PaymentWay.BANK, day)
    elif step in ("in", "out"):
        cash(small, som, "Башка киреше" if step == "in" else "Башка чыгым", day)
    elif step == "count":
        closed(small, som, date(2026, 6, day), "Эсептелди")
    elif step == "back" and Payment.objects.filter(reverses=None).exists():
        reverse_payment(
            Payment.objects.filter(reverses=None).order_by("number")[0], why="Кайтаруу", by=ACCOUNTANT, at=at
        )
    elif step == "undo" and CashEntry.objects.filter(payment=None).exists():
        reverse_entry(CashEntry.objects.filter(payment=None).order_by("number")[0], why="Ката", by=ACCOUNTANT, at=at)
