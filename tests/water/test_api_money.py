"""Tariffs, bills and payments through the API: for those who see the money, and each reading is journalled."""

import pytest

from birge.kernel.models import JournalEntry
from birge.people.enums import Role
from tests.cast import person
from tests.site.api import Caller
from tests.water.small_fees import one_bill, paid, tariff
from tests.water.small_season import small_season

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_in_july")]


@pytest.fixture
def billed(cast):
    """Асан owes 15 som and paid 5."""
    small = small_season(cast.aimak, association=cast.water_users)
    bill = one_bill(small)
    paid(small, bill.user, 5)
    return small


@pytest.fixture
def accountant(cast):
    return Caller(person("accountant", "Эсепчи Тыйынова", Role.ACCOUNTANT, organisation=cast.water_users))


def money(small, what):
    return f"/water/associations/{small.association.pk}/{what}"


def test_the_accountant_reads_bills_and_payments_and_it_is_journalled(billed, accountant):
    (bill,) = accountant.get(money(billed, "bills"))["items"]
    (payment,) = accountant.get(money(billed, "payments"))["items"]

    assert (bill["name"], bill["amount_tyiyn"], bill["open_tyiyn"], bill["volume_m3"]) == ("Асан", 1500, 1000, "100")
    assert (bill["starts_on"], bill["due_on"], bill["state"]) == ("2026-06-11", "2026-07-20", "standing")
    assert (payment["user"], payment["amount_tyiyn"], payment["way"]) == (bill["user"], 500, "cash")
    read = JournalEntry.objects.filter(is_read=True, by__via="api")
    assert sorted(read.values_list("verb", flat=True)) == ["water.read_bills", "water.read_payments"]


def test_bills_are_found_by_state_and_name(billed, accountant):
    def count(**query):
        return len(accountant.get(money(billed, "bills"), **query)["items"])

    assert [count(state=state) for state in ("owed", "overdue", "paid", "cancelled")] == [1, 0, 0, 0]
    assert (count(q="Асан"), count(q="Үсөн")) == (1, 0)


def test_tariffs_as_they_hold_on_a_day(billed, accountant):
    tariff(billed, "20", since=billed.season.starts_on)

    rates = [row["rate_tyiyn"] for row in accountant.get(money(billed, "tariffs"))["items"]]
    now = accountant.get(money(billed, "tariffs"), on="2026-06-11")["items"]

    assert sorted(rates) == ["15", "20"]
    assert [(row["rate_tyiyn"], row["ends_on"], row["season_kind"]) for row in now] == [("20", None, None)]


@pytest.mark.parametrize("what", ["bills", "payments", "tariffs"])
def test_who_works_here_without_money_sees_none_and_strangers_find_nothing(cast, billed, what):
    for account, status in ((cast.hydrotechnician, 403), (cast.clerk, 403), (cast.other_hydrotechnician, 404)):
        caller = Caller(account)
        caller.get(money(billed, what))
        assert caller.status == status
