"""A line is never exceeded: not by an action, not by two at once, not past the database."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F

from birge.contests.actions.calls import cancel_call
from birge.contests.actions.money import bound_for, commit, pass_on, release
from birge.contests.actions.programmes import change_line_amount
from birge.contests.models import BudgetLine, Commitment
from birge.contests.queries.programmes import ledger_of
from birge.kernel.models import JournalEntry
from birge.kernel.money import Money
from tests.contests.small_call import BY, FUNDING, NOW, SOM, small_call

pytestmark = pytest.mark.django_db


def bind(line: BudgetLine, som: int, subject: str = "test.thing:1", currency: str = "KGS") -> Commitment:
    return commit(line, Money(som * SOM, currency), subject=subject, by=BY, at=NOW)


def test_what_is_bound_and_set_free_stands_in_the_ledger_and_in_the_journal():
    line = small_call().line
    bind(line, 300)
    release(line, Money(100 * SOM), subject="test.thing:1", reason="артты", by=BY, at=NOW)

    line.refresh_from_db()
    assert [(row.commitment.amount_tyiyn, row.after_tyiyn) for row in ledger_of(line)] == [
        (300 * SOM, 300 * SOM),
        (-100 * SOM, 200 * SOM),
    ]
    assert line.committed_tyiyn == bound_for(line, "test.thing:1") == 200 * SOM
    verbs = JournalEntry.objects.filter(subject_rows__subject="test.thing:1").order_by("pk")
    assert [entry.verb for entry in verbs] == ["contests.commit", "contests.release"]


def test_more_than_is_free_is_refused_with_what_is_free(english):
    line = small_call(funding=500 * SOM).line
    bind(line, 400)

    with pytest.raises(ValidationError, match=r"free are 100[.,]00"):
        bind(line, 101)
    bind(line, 100)


def test_currencies_do_not_mix(english):
    with pytest.raises(ValidationError, match="This line is in KGS, not in USD"):
        bind(small_call().line, 1, currency="USD")


def test_nobody_sets_free_what_is_bound_for_another():
    line = small_call().line
    bind(line, 100, "test.thing:1")
    bind(line, 100, "test.thing:2")

    with pytest.raises(ValidationError):
        release(line, Money(101 * SOM), subject="test.thing:2", reason="x", by=BY, at=NOW)


def test_money_passes_from_a_call_to_an_agreement_without_being_free_in_between():
    line = small_call(funding=100 * SOM).line
    bind(line, 100, "test.call:1")

    pass_on(line, Money(60 * SOM), subject="test.call:1", to="test.agreement:1", reason="келишим", by=BY, at=NOW)

    line.refresh_from_db()
    assert line.free_tyiyn == 0
    assert (bound_for(line, "test.call:1"), bound_for(line, "test.agreement:1")) == (40 * SOM, 60 * SOM)


def test_the_database_itself_refuses_more_than_there_is():
    line = small_call().line

    with pytest.raises(IntegrityError), transaction.atomic():
        BudgetLine.objects.filter(pk=line.pk).update(committed_tyiyn=F("amount_tyiyn") + 1)


def test_the_database_itself_refuses_to_change_a_commitment():
    made = bind(small_call().line, 100)

    with pytest.raises(Exception, match="never changed"), transaction.atomic():
        Commitment.objects.filter(pk=made.pk).update(amount_tyiyn=1)


def test_an_amended_budget_is_never_less_than_what_is_bound():
    line = small_call().line
    bind(line, 400)

    with pytest.raises(ValidationError):
        change_line_amount(line, amount=Money(399 * SOM), basis="№ 12", by=BY, at=NOW)
    assert change_line_amount(line, amount=Money(400 * SOM), basis="№ 12", by=BY, at=NOW).free_tyiyn == 0


def test_a_call_reserves_its_money_and_a_cancelled_one_gives_it_back():
    small = small_call()
    call = small.announced()
    small.line.refresh_from_db()
    assert (small.line.free_tyiyn, bound_for(small.line, call)) == (0, FUNDING)

    cancel_call(call, reason="каражат жок", by=BY, at=NOW)

    small.line.refresh_from_db()
    assert small.line.free_tyiyn == FUNDING
