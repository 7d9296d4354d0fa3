"""What can be offered, in which currency it is typed and compared, which payment orders are taken."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from birge.contests.actions.agreements import completing, offers, payments, texts
from birge.contests.actions.money import commit, release
from birge.contests.agreement_content import Step
from birge.contests.application_form import length_for
from birge.contests.enums.awards import OfferState
from birge.contests.enums.programmes import SourceKind
from birge.contests.models import Agreement, BudgetLine, Call, CallMoney, Payment
from birge.contests.queries.agreements.money import bound_by_line
from birge.contests.queries.agreements.offers import places_of
from birge.contests.terms import FormLength, MoneyTerms, Terms
from birge.kernel.money import Money
from tests.contests.small_agreement import ALL, AT, HALF, SOM, SmallContest, content_of, small_contest
from tests.shared_rows import kept

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with kept(django_db_blocker):
        yield small_contest()


@pytest.fixture
def small(world) -> SmallContest:
    for application in world.applications:
        application.refresh_from_db()
    return world


def declined(small: SmallContest, number: int) -> None:
    offers.decline_offer(offer=small.offered(number), why="Убакыт жок", by=small.by("director"), at=AT)


def test_one_of_the_reserve_list_is_offered_no_more_than_what_other_winners_leave(small):
    reserve = small.applications[2]
    reserve.requested_tyiyn = ALL
    reserve.save()
    declined(small, 0)

    with pytest.raises(ValidationError, match="the rest is for others"):
        small.offered(2, amount=HALF + 1)
    offers.accept_offer(offer=small.offered(2, amount=HALF), by=small.by("director"), at=AT)
    accepted = small.accepted(1)

    assert accepted.amount_tyiyn == HALF


def test_after_an_accepted_draft_was_ended_the_next_of_the_reserve_list_is_asked(small):
    agreement = small.accepted(0)
    assert [place.is_next for place in places_of(small.award)] == [False, True, False]
    completing.terminate_agreement(agreement=agreement, why="Кол койбоду", by=small.by("head"), at=AT)

    assert [place.is_next for place in places_of(small.award)] == [False, True, True]
    assert small.offered(2).state == OfferState.OFFERED


def test_sums_of_the_rules_are_never_compared_with_money_of_another_currency(small):
    rules, money = small.call.rule_set, MoneyTerms(50, None, 10, two_approvals_from_tyiyn=ALL)
    type(rules).objects.filter(pk=rules.pk).update(terms={**rules.terms, "money": vars(money)})
    agreement = small.in_force(0)
    Call.objects.filter(pk=small.call.pk).update(currency="USD")

    assert small.asked(agreement).needs_second
    assert not money.needs_two(Money(ALL - 1))
    terms = Terms(forms=[FormLength("short", ALL), FormLength("full"), FormLength("standard")])
    assert [length_for(terms, Money(1, currency)) for currency in ("KGS", "USD")] == ["short", "full"]


def test_sums_are_typed_in_the_currency_of_the_contest(small, client):
    agreement = small.written(0)
    version = agreement.versions.get()
    version.content["currency"] = "EUR"
    version.save()
    client.force_login(small.people["secretary"])

    address = reverse("contests:edit_agreement", args=[agreement.pk])
    page = client.get(address, HTTP_ACCEPT_LANGUAGE="ky").content.decode()

    assert [f"{name}, евро" in page for name in ("Суммасы", "Аванс", "Транш")] == [True] * 3
    assert ", сом" not in page


def approved(small: SmallContest, agreement: Agreement, number: int = 0) -> Payment:
    payment = small.asked(agreement, small.met(agreement, number) if number else None)
    for name in ("accountant", "head"):
        payments.approve(payment=payment, by=small.by(name), at=AT)
    return payment


def test_a_payment_is_made_between_the_signing_and_today_and_an_order_of_a_day_is_entered_once(small):
    agreement, by = small.in_force(0), small.by("accountant")
    advance, tranche, today = approved(small, agreement), approved(small, agreement, 1), AT.date()

    def pay(payment: Payment, on: date, number: str = "7") -> None:
        payments.enter_paid(payment=payment, on=on, order_number=number, by=by, at=AT + timedelta(days=2))

    for on in (today - timedelta(days=1), today + timedelta(days=3)):
        with pytest.raises(ValidationError) as refused:
            pay(advance, on)
        assert list(refused.value.message_dict) == ["on"]
    pay(advance, today)
    with pytest.raises(ValidationError) as again:
        pay(tranche, today, " 7")
    assert list(again.value.message_dict) == ["order_number"]
    pay(tranche, today + timedelta(days=1))

    back = {"agreement": agreement, "amount_tyiyn": SOM, "order_number": "7", "why": "Калды", "by": by, "at": AT}
    with pytest.raises(ValidationError, match="still to come"):
        payments.enter_returned(on=today + timedelta(days=1), **back)
    payments.enter_returned(on=today, **back)  # an order of the contractor: her numbers are her own
    with pytest.raises(ValidationError, match="entered already"):
        payments.enter_returned(on=today, **back)


def test_money_that_came_back_is_free_in_the_line_that_was_spent_last_not_in_one_that_was_not_touched(small):
    city, money, by = small.line, HALF // 2, small.by("secretary")
    donor = BudgetLine.objects.create(
        programme=small.call.programme, kind=SourceKind.DONOR, names={"ky": "Донор"}, amount_tyiyn=ALL
    )
    CallMoney.objects.filter(line=city).update(amount_tyiyn=money)
    CallMoney.objects.create(call=small.call, line=donor, amount_tyiyn=ALL)
    release(city, Money(ALL - money), subject=small.call, reason="Донор төлөйт", by=by, at=AT)
    commit(donor, Money(ALL), subject=small.call, by=by, at=AT)
    agreement = small.in_force(0)
    first, second = (line for line, _bound in bound_by_line(agreement))
    small.paid(agreement)
    payments.enter_returned(agreement=agreement, amount_tyiyn=money // 2, on=AT.date(), order_number="5", why="Калды",
                            by=small.by("accountant"), at=AT)  # fmt: skip

    assert bound_by_line(agreement) == [(first, money // 2), (second, money)]


def test_a_milestone_is_due_on_the_last_day_of_its_agreement_at_the_latest(small):
    agreement, by = small.written(0), small.by("secretary")

    def due(on: date) -> None:
        content = content_of(agreement, steps=[Step("Жыйынтык", "Отчет", on, HALF // 2)])
        texts.write_text(agreement=agreement, content=content, by=by, at=AT)

    due(date(2026, 12, 31))
    with pytest.raises(ValidationError, match="between the beginning and the end"):
        due(date(2027, 1, 1))
