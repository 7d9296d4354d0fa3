"""Bills: what they say, that none is made twice, that a wrong one is replaced and never edited."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from birge.kernel.models import IssuedDocument
from birge.places.enums import Kind
from birge.water.actions.fees.billing import make_bills, replace_bill
from birge.water.enums import BillState, TariffBasis, TariffSide
from birge.water.models import Bill, BilledDelivery, BillLine, BillRun, Delivery, Tariff
from birge.water.queries.fees import billed_by_user, collection
from tests.places.factories import unit
from tests.water.small_fees import ACCOUNTANT, AT, FROM, TO, billed, delivery, one_bill, tariff
from tests.water.small_season import small_season

pytestmark = pytest.mark.django_db


@pytest.fixture
def small():
    return small_season(unit(Kind.AIMAK, "Ак-Сыноо"))


def test_a_bill_is_volume_times_tariff_state_and_association_apart(small):
    user = small.user("Асан", "С-1")
    tariff(small, "15")
    tariff(small, "10", side=TariffSide.ASSOCIATION)
    delivery(small, user, "1000")
    delivery(small, user, "234", day=13)

    assert billed(small).count == 1

    bill = Bill.objects.get()
    lines = list(bill.lines.values_list("side", "quantity", "rate_tyiyn", "amount_tyiyn"))
    assert lines == [("association", 1234, 10, 12340), ("state", 1234, 15, 18510)]
    assert (bill.amount_tyiyn, bill.state_tyiyn, bill.open_tyiyn, bill.volume_m3) == (30850, 18510, 30850, 1234)
    assert (str(bill), bill.name) == ("1/2026", "Асан")


def test_a_tariff_that_changes_splits_the_lines_by_the_day(small):
    user = small.user("Асан", "С-1")
    tariff(small, "3")
    tariff(small, "15", since=date(2026, 6, 15))
    delivery(small, user, "100", day=14)
    delivery(small, user, "100", day=15)

    billed(small)

    lines = BillLine.objects.values_list("starts_on", "ends_on", "amount_tyiyn")
    assert list(lines) == [(FROM, date(2026, 6, 15), 300), (date(2026, 6, 15), TO, 1500)]


def test_all_bases_stand_on_one_bill(small):
    user = small.user("Асан", "С-1", "1.5")
    for basis, tyiyn in ((TariffBasis.HOUR, "6000"), (TariffBasis.WATERING, "5000"), (TariffBasis.HECTARE, "18300")):
        tariff(small, tyiyn, basis)
    delivery(small, user, hours=1.5)

    billed(small)

    amounts = dict(BillLine.objects.values_list("basis", "amount_tyiyn"))
    assert amounts == {"hour": 9000, "watering": 5000, "hectare": 1500}


def test_the_evening_belongs_to_the_day_of_the_place(small):
    user = small.user("Асан", "С-1")
    tariff(small)
    row = delivery(small, user)
    Delivery.objects.filter(pk=row.pk).update(started_at=datetime(2026, 6, 20, 18, 30, tzinfo=UTC),
                                              stopped_at=datetime(2026, 6, 20, 19, 30, tzinfo=UTC))  # fmt: skip

    assert billed(small).count == 0
    assert billed(small, TO, date(2026, 6, 24)).count == 1


def test_making_bills_twice_makes_none_twice(small):
    one_bill(small)

    assert billed(small).count == 0
    assert (BillRun.objects.count(), Bill.objects.count(), BilledDelivery.objects.count()) == (1, 1, 1)


def test_whoever_watered_late_is_added_and_numbers_go_on_without_gaps(small):
    one_bill(small)
    delivery(small, small.user("Бермет", "С-2"), "50", outlet="С-2")

    assert billed(small).count == 1
    assert sorted(Bill.objects.values_list("number", flat=True)) == [1, 2]


def test_days_that_were_billed_are_not_billed_in_another_period(small):
    one_bill(small)

    with pytest.raises(ValidationError, match=r"11\.06\.2026 – 20\.06\.2026"):
        billed(small, date(2026, 6, 1), date(2026, 6, 15))


def test_a_delivery_that_runs_still_or_was_corrected_is_not_billed(small):
    user = small.user("Асан", "С-1")
    tariff(small)
    delivery(small, user, None)
    wrong = delivery(small, user, "999", day=14)
    delivery(small, user, "100", day=14, corrects=wrong)

    billed(small)

    assert Bill.objects.get().volume_m3 == 100


@pytest.mark.parametrize(
    ("starts_on", "ends_on"),
    [(FROM, FROM), (date(2026, 3, 1), TO), (FROM, date(2026, 11, 1)), (FROM, date(2026, 7, 1))],
)
def test_days_that_cannot_be_billed_are_refused(small, starts_on, ends_on):
    tariff(small)

    with pytest.raises(ValidationError):
        billed(small, starts_on, ends_on)


def test_nobody_is_billed_without_a_tariff_or_by_one_without_a_source(small):
    delivery(small, small.user("Асан", "С-1"))
    with pytest.raises(ValidationError):
        billed(small)
    tariff(small, source="")
    with pytest.raises(ValidationError):
        billed(small)
    tariff(small, source="Токтом")

    assert billed(small).count == 1


def test_the_least_of_a_season_needs_the_days_before_and_fills_up_what_is_missing(small):
    user = small.user("Асан", "С-1")
    tariff(small)
    tariff(small, "50000", TariffBasis.MINIMUM)
    delivery(small, user, "1000")
    after = datetime(2026, 10, 2, 4, tzinfo=UTC)
    Tariff.objects.update(source="Токтом")
    with pytest.raises(ValidationError):
        make(small, TO, date(2026, 10, 1), after)
    make(small, date(2026, 4, 1), TO, after)
    make(small, TO, date(2026, 10, 1), after)

    assert list(Bill.objects.order_by("number").values_list("amount_tyiyn", flat=True)) == [15000, 35000]


def make(small, starts_on, ends_on, at):
    from_now = date(2026, 12, 1)
    return make_bills(season=small.season, starts_on=starts_on, ends_on=ends_on, due_on=from_now, by=ACCOUNTANT, at=at)


def test_a_wrong_bill_is_cancelled_with_a_reason_and_replaced(small):
    old = one_bill(small)
    right = delivery(small, old.user, "60", corrects=Delivery.objects.get())

    new = replace_bill(old, why="Көлөмү туура эмес", by=ACCOUNTANT, at=AT)
    again = replace_bill(old, why="Кайра", by=ACCOUNTANT, at=AT)

    old.refresh_from_db()
    assert (old.state, old.why, old.open_tyiyn, old.amount_tyiyn) == (BillState.CANCELLED, "Көлөмү туура эмес", 0, 1500)
    assert new == again
    assert (new.number, new.replaces, new.amount_tyiyn) == (2, old, 900)
    assert IssuedDocument.objects.get(pk=old.issued_id).revoked_at == AT
    assert list(BilledDelivery.objects.filter(counts=True).values_list("delivery", flat=True)) == [right.pk]


def test_a_bill_for_what_was_never_delivered_is_only_cancelled(small):
    old = one_bill(small)
    delivery(small, old.user, "0", corrects=Delivery.objects.get())

    assert replace_bill(old, why="Суу болгон эмес", by=ACCOUNTANT, at=AT) is None


def test_a_bill_is_not_cancelled_without_a_reason(small):
    with pytest.raises(ValidationError):
        replace_bill(one_bill(small), why=" ", by=ACCOUNTANT, at=AT)


def test_the_database_itself_lets_no_delivery_be_billed_twice(small):
    bill = one_bill(small)
    row = BilledDelivery.objects.get()

    with pytest.raises(IntegrityError), transaction.atomic():
        BilledDelivery.objects.create(bill=bill, delivery=row.delivery, began_on=row.began_on, volume_m3=Decimal(1))


def test_the_billed_volume_is_found_by_user_and_day(small):
    bill = one_bill(small)
    delivery(small, bill.user, "7", day=22)

    assert billed_by_user(small.association, FROM, TO) == {bill.user_id: 100}
    assert billed_by_user(small.association, date(2026, 6, 13), TO) == {}


def test_the_rate_of_collection_is_paid_over_billed(small):
    one_bill(small)

    found = collection(small.association, FROM, TO)

    assert (found.billed_tyiyn, found.owed_tyiyn, found.rate) == (1500, 1500, Fraction(0))
    assert collection(small.association, TO, date(2026, 7, 1)).rate is None
