"""Who reads the money of an association, and that a household sees who read its own."""

from __future__ import annotations

import pytest
from django.urls import reverse

from birge.kernel.models import JournalEntry
from birge.people.enums import Role
from birge.registers.models import Household, ResidentLink
from birge.water.models import Bill, WaterUserState
from tests.cast import person
from tests.registers.factories import household, member
from tests.water.small_fees import AT, address, billed, delivery, one_bill, paid, text
from tests.water.small_season import small_season

pytestmark = pytest.mark.django_db


@pytest.fixture
def small(cast):
    return small_season(cast.aimak, association=cast.water_users)


@pytest.fixture
def accountant(cast, client):
    client.force_login(person("accountant", "Эсепчи Тыйынова", Role.ACCOUNTANT, organisation=cast.water_users))
    return client


@pytest.fixture
def linked(cast) -> Household:
    """The household of the resident, with whose person her account is linked."""
    home = household(cast.village)
    ResidentLink.objects.create(person=member(home), account=cast.resident, document="ID", linked_by={}, linked_at=AT)
    return home


def test_the_director_reads_and_does_not_write(cast, client, small):
    bill = one_bill(small)
    client.force_login(cast.water_director)

    assert str(bill) in text(client.get(address(small, "bills")))
    assert client.post(address(small, "pay"), {}).status_code == 403
    assert client.get(address(small, "make_bills")).status_code == 403


def test_nobody_else_reads_the_money(cast, client, small):
    bill = one_bill(small)
    for stranger in (cast.hydrotechnician, cast.water_master, cast.clerk, cast.other_hydrotechnician, cast.resident):
        client.force_login(stranger)
        for name in ("money", "bills", "payments", "debts", "cash", "reliefs", "tariffs"):
            assert client.get(address(small, name)).status_code == 403
        assert client.get(bill.get_absolute_url()).status_code == 404
        assert client.get(reverse("water:bill_paper", args=[bill.pk])).status_code == 404


def test_a_user_reads_her_own_bill_and_receipt_and_no_other(cast, client, small, linked):
    bill = one_bill(small)
    delivery(small, small.user("Бермет", "С-1"))
    billed(small)
    other = Bill.objects.exclude(pk=bill.pk).get()
    WaterUserState.objects.filter(user=bill.user).update(household=linked)
    payment = paid(small, bill.user, 5)
    client.force_login(cast.resident)

    mine = text(client.get(reverse("water:mine")))

    assert "10,00 сом" in mine
    assert "100 м³ × 15 тыйын = 15,00 сом" in text(client.get(bill.get_absolute_url()))
    assert "5,00 сом" in text(client.get(payment.get_absolute_url()))
    assert client.get(reverse("water:replace_bill", args=[bill.pk])).status_code == 403
    assert client.get(other.get_absolute_url()).status_code == 404


def test_reading_bills_is_journalled_for_the_household(cast, accountant, small, linked):
    bill = one_bill(small)
    WaterUserState.objects.filter(user=bill.user).update(household=linked)

    text(accountant.get(address(small, "bills")))

    entry = JournalEntry.objects.get(verb="water.read_bills")
    assert f"registers.household:{linked.pk}" in entry.subjects
