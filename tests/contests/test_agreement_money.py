"""Milestones with evidence, and money with two approvals: by different persons, never more than was agreed."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction

from birge.contests.actions.agreements import milestones, payments
from birge.contests.enums.agreements import MilestoneState, PaymentState
from birge.contests.models import Agreement, Payment
from birge.contests.terms import MoneyTerms
from birge.kernel.files import open_file
from tests.contests.small_agreement import ALL, AT, HALF, PNG, chunk, small_contest, upload
from tests.shared_rows import kept

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with kept(django_db_blocker):
        small = small_contest()
        yield small, small.in_force()


@pytest.fixture
def small(world):
    return world[0]


@pytest.fixture
def agreement(world):
    return Agreement.objects.get(pk=world[1].pk)


def with_place(content: bytes) -> bytes:
    """The picture as a camera writes it, with a chunk of metadata before its data."""
    return content[:33] + chunk(b"eXIf", b"GPS 42.49 78.39") + content[33:]


def test_evidence_is_kept_without_what_the_camera_wrote(small, agreement):
    row = agreement.milestones.get(number=1)
    made = milestones.add_evidence(
        milestone=row, uploads=[upload(with_place(PNG))], note="Ийрим", by=small.by("director"), at=AT
    )

    assert open_file(made[0].file).read() == PNG


def test_a_milestone_is_shown_with_evidence_returned_with_a_reason_and_shown_again(small, agreement):
    row, by, clerk = agreement.milestones.get(number=1), small.by("director"), small.by("secretary")
    with pytest.raises(ValidationError):
        milestones.show_milestone(milestone=row, said="Бүттү", by=by, at=AT)
    milestones.add_evidence(milestone=row, uploads=[upload()], note="", by=by, at=AT)
    milestones.show_milestone(milestone=row, said="Бүттү", by=by, at=AT)
    with pytest.raises(ValidationError):
        milestones.answer_milestone(milestone=row, is_met=False, answer=" ", by=clerk, at=AT)
    milestones.answer_milestone(milestone=row, is_met=False, answer="Тизме жок", by=clerk, at=AT)
    shown = milestones.show_milestone(milestone=row, said="Тизме кошулду", by=by, at=AT)

    assert (shown.state, shown.answer) == (MilestoneState.SHOWN, "Тизме жок")


def test_a_tranche_is_asked_for_when_its_milestone_is_accepted(small, agreement):
    with pytest.raises(ValidationError):
        small.asked(agreement, agreement.milestones.get(number=1))

    payment = small.asked(agreement, small.met(agreement))

    agreement.refresh_from_db()
    assert (payment.amount_tyiyn, agreement.asked_tyiyn) == (HALF // 4, HALF // 4)


def test_two_different_persons_approve_and_then_it_is_paid(small, agreement):
    payment = small.asked(agreement)
    with pytest.raises(ValidationError):
        payments.enter_paid(payment=payment, on=AT.date(), order_number="1", by=small.by("accountant"), at=AT)
    payments.approve(payment=payment, by=small.by("accountant"), at=AT)
    with pytest.raises(ValidationError) as again:
        payments.approve(payment=payment, by=small.by("accountant"), at=AT)
    payments.approve(payment=payment, by=small.by("head"), at=AT)
    payments.enter_paid(payment=payment, on=AT.date(), order_number="77", by=small.by("accountant"), at=AT)

    agreement.refresh_from_db()
    assert again.value.code == "same"
    assert (agreement.paid_tyiyn, Payment.objects.get().state) == (HALF // 2, PaymentState.PAID)


def test_below_the_sum_of_the_rules_one_approval_suffices(small, agreement):
    rules = small.call.rule_set
    terms = {**rules.terms, "money": vars(MoneyTerms(50, None, 10, two_approvals_from_tyiyn=ALL))}
    type(rules).objects.filter(pk=rules.pk).update(terms=terms)

    payment = small.asked(agreement)

    assert payments.approve(payment=payment, by=small.by("head"), at=AT).state == PaymentState.APPROVED


def test_refused_money_can_be_asked_for_again(small, agreement):
    refused = small.asked(agreement)
    with pytest.raises(ValidationError):
        small.asked(agreement)
    payments.refuse(payment=refused, why="Эсеп ката", by=small.by("head"), at=AT)

    assert small.asked(agreement).state == PaymentState.ASKED
    agreement.refresh_from_db()
    assert agreement.asked_tyiyn == HALF // 2


def test_money_that_came_back_is_free_in_its_line_again(small, agreement):
    small.paid(agreement)
    back = {"on": AT.date(), "order_number": "9", "why": "Жумшалган жок", "by": small.by("accountant"), "at": AT}
    with pytest.raises(ValidationError):
        payments.enter_returned(agreement=agreement, amount_tyiyn=HALF, **back)
    payments.enter_returned(agreement=agreement, amount_tyiyn=HALF // 4, **back)

    small.line.refresh_from_db()
    assert small.line.committed_tyiyn == ALL - HALF // 4


@pytest.mark.parametrize(
    "change",
    [
        {"first_account": "director"},
        {"first_account": "head", "second_account": "head"},
        {"second_account": "head"},
        {"state": PaymentState.APPROVED, "first_account": "head"},
        {"state": PaymentState.PAID, "first_account": "head", "second_account": "accountant"},
    ],
    ids=["asked and approved", "twice the same", "second without first", "one approval", "paid without an order"],
)
def test_the_database_itself_refuses(small, agreement, change):
    payment = small.asked(agreement)
    values = {name: small.people[value].pk if name.endswith("account") else value for name, value in change.items()}

    with pytest.raises(DatabaseError), transaction.atomic():  # on PostgreSQL a guard may say it before the constraint
        Payment.objects.filter(pk=payment.pk).update(**values)


@pytest.mark.parametrize("sums", [{"asked_tyiyn": HALF + 1}, {"paid_tyiyn": 1}, {"returned_tyiyn": 1}])
def test_the_database_itself_refuses_more_than_was_agreed(agreement, sums):
    with pytest.raises(IntegrityError), transaction.atomic():
        Agreement.objects.filter(pk=agreement.pk).update(**sums)
