"""Two at the same moment, on two connections: one approval each, one payment, never more than was agreed."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from birge.contests.actions.agreements import offers, payments
from birge.contests.enums.agreements import PaymentState
from birge.contests.models import Agreement, Payment
from tests.contests.small_agreement import ALL, AT, HALF, small_contest
from tests.water.test_fees_together import together

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_persons_who_approve_at_once_are_the_first_and_the_second():
    small = small_contest()
    payment = small.asked(small.in_force())

    failed = together(
        *(
            lambda name=name: payments.approve(payment=payment, by=small.by(name), at=AT)
            for name in ("head", "accountant")
        )
    )

    payment.refresh_from_db()
    assert failed == []
    assert payment.state == PaymentState.APPROVED
    assert {payment.first_account, payment.second_account} == {
        small.people["head"].pk, small.people["accountant"].pk
    }  # fmt: skip


def test_one_person_who_approves_from_two_windows_approves_once():
    small = small_contest()
    payment = small.asked(small.in_force())
    by = small.by("head")

    failed = together(*[lambda: payments.approve(payment=payment, by=by, at=AT)] * 2)

    payment.refresh_from_db()
    assert [type(one) for one in failed] == [ValidationError]
    assert (payment.state, payment.second_account) == (PaymentState.FIRST, None)


def test_a_payment_that_two_enter_at_once_is_paid_once():
    small = small_contest()
    agreement = small.in_force()
    payment = small.asked(agreement)
    for name in ("head", "accountant"):
        payments.approve(payment=payment, by=small.by(name), at=AT)
    by = small.by("accountant")

    failed = together(*[lambda: payments.enter_paid(payment=payment, on=AT.date(), order_number="7", by=by, at=AT)] * 2)

    assert [type(one) for one in failed] == [ValidationError]
    assert Agreement.objects.get().paid_tyiyn == HALF // 2


def test_the_advance_that_two_ask_for_at_once_is_asked_for_once():
    small = small_contest()
    agreement = small.in_force()

    failed = together(*[lambda: small.asked(agreement)] * 2)

    assert [type(one) for one in failed] == [ValidationError]
    assert Payment.objects.count() == 1


def test_an_offer_that_two_accept_at_once_is_one_agreement_and_its_money_is_bound_once():
    small = small_contest()
    offer, by = small.offered(), small.by("director")

    failed = together(*[lambda: offers.accept_offer(offer=offer, by=by, at=AT)] * 2)

    small.line.refresh_from_db()
    assert [type(one) for one in failed] == [ValidationError]
    assert Agreement.objects.count() == 1
    assert small.line.committed_tyiyn == ALL
