"""The pages of money, as the accountant, the director, a user of the association and strangers see them."""

from __future__ import annotations

import pytest
from django.urls import reverse

from birge.people.enums import Role
from birge.water.enums import TariffSide
from birge.water.models import Bill, CashClosing, CashEntry, Delivery, Payment, Relief, Tariff
from tests.cast import person
from tests.water.small_fees import address, delivery, errors, one_bill, paid, tariff, text
from tests.water.small_season import small_season

pytestmark = pytest.mark.django_db


@pytest.fixture
def small(cast):
    return small_season(cast.aimak, association=cast.water_users)


@pytest.fixture
def accountant(cast, client):
    client.force_login(person("accountant", "Эсепчи Тыйынова", Role.ACCOUNTANT, organisation=cast.water_users))
    return client


def test_from_tariffs_to_bills_to_a_receipt(accountant, small):
    delivery(small, small.user("Асан Усөнов", "С-1"), "1234")
    tariffs = address(small, "tariffs")
    typed = {"side": "state", "basis": "m3", "season_kind": "vegetation", "rate": "15", "unit": "tyiyn",
             "source": "Токтом", "since": "2026-01-01", "until": ""}  # fmt: skip
    accountant.post(tariffs, typed)
    assert "15 тыйын" in text(accountant.get(tariffs))
    run = {"season": small.season.pk, "starts_on": "2026-06-11", "last_on": "2026-06-20", "due_on": "2099-01-01"}
    looked = text(accountant.post(address(small, "make_bills"), {**run, "do": "look"}))
    assert "185,10 сом" in looked
    assert Bill.objects.count() == 0
    for _time in range(2):
        accountant.post(address(small, "make_bills"), {**run, "do": "make"})
    bill = Bill.objects.get()

    page = text(accountant.get(bill.get_absolute_url()))
    assert "1 234 м³ × 15 тыйын = 185,10 сом" in page
    key = accountant.get(address(small, "pay")).context["form"].initial["request_key"]
    form = {"user": bill.user.number, "amount": "200", "way": "cash", "paid_on": "2026-06-25", "request_key": key}
    for _time in range(2):
        accountant.post(address(small, "pay"), form)

    payment = Payment.objects.get()
    assert (payment.amount_tyiyn, payment.free_tyiyn, Bill.objects.get().open_tyiyn) == (20000, 1490, 0)
    for paper in (reverse("water:bill_paper", args=[bill.pk]), reverse("water:receipt_paper", args=[payment.pk]),
                  reverse("water:bills_paper", args=[bill.run_id])):  # fmt: skip
        assert accountant.get(paper).content.startswith(b"%PDF")


def test_whose_money_it_is_is_asked_first_and_then_her_debt_stands_beside_the_form(accountant, small):
    bill = one_bill(small, name="Асан Усөнов")

    assert 'name="amount"' not in text(accountant.get(address(small, "pay")))
    assert "notice-error" in text(accountant.get(address(small, "pay") + "?user=9999"))
    page = text(accountant.get(f"{address(small, 'pay')}?user={bill.user.number}"))
    assert 'name="amount"' in page
    assert "Асан Усөнов" in page
    assert "15,00 сом" in page


def test_the_public_page_of_a_receipt_says_number_amount_day_and_state_and_no_name(accountant, client, small):
    payment = paid(small, one_bill(small, name="Асан Усөнов").user, 15)
    client.logout()

    page = text(client.get(reverse("check", args=[payment.issued.code])))

    assert "15,00 сом" in page
    assert str(payment) in page
    assert "Асан" not in page
    assert "status-valid" in page


def test_a_payment_is_taken_back_on_its_page_and_its_receipt_is_withdrawn(accountant, small):
    payment = paid(small, one_bill(small).user, 15)
    back = reverse("water:reverse_payment", args=[payment.pk])
    assert errors(accountant.post(back, {"why": ""})) == {"why"}

    accountant.post(back, {"why": "Башка кишиники"})

    assert Payment.objects.count() == 2
    assert "Башка кишиники" in text(accountant.get(payment.get_absolute_url()))
    assert "status-revoked" in text(accountant.get(reverse("check", args=[payment.issued.code])))


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"amount": "0"}, "amount"),
        ({"amount": "-5"}, "amount"),
        ({"amount": "1,005"}, "amount"),
        ({"amount": "9999999999999999"}, "amount"),
        ({"amount": "беш"}, "amount"),
        ({"paid_on": "2099-01-01"}, "paid_on"),
        ({"way": "other"}, "paper"),
        ({"user": "9999"}, "user"),
    ],
)
def test_what_is_typed_wrong_is_said_beside_its_field_and_stays_typed(accountant, small, typed, field):
    user = one_bill(small).user
    right = {
        "user": user.number,
        "amount": "5",
        "way": "cash",
        "paid_on": "2026-06-24",
        "request_key": "k",
        "paper": "",
    }

    page = accountant.post(address(small, "pay"), {**right, **typed})

    assert errors(page) == {field}
    assert Payment.objects.count() == 0


def test_a_bill_of_another_user_or_association_is_no_choice(cast, accountant, small):
    bill = one_bill(small)
    other = small.user("Бермет", "С-2")

    typed = {"amount": "5", "way": "cash", "paid_on": "2026-06-24", "request_key": "k", "bill": bill.pk}
    page = accountant.post(f"{address(small, 'pay')}?user={other.number}", typed)

    assert page.status_code == 302
    assert Bill.objects.get().open_tyiyn == bill.amount_tyiyn


def test_a_corrected_delivery_shows_and_the_bill_is_replaced(accountant, small):
    bill = one_bill(small)
    delivery(small, bill.user, "60", corrects=Delivery.objects.get())
    assert str(bill) in text(accountant.get(address(small, "bills") + "?state=differing"))

    accountant.post(reverse("water:replace_bill", args=[bill.pk]), {"why": "Көлөмү"})

    new = Bill.objects.get(replaces=bill)
    assert new.get_absolute_url() in text(accountant.get(bill.get_absolute_url()))


def test_debts_are_found_by_outlet_zone_and_age_and_leave_as_numbers(accountant, small):
    bill = one_bill(small, name="Асан Усөнов")
    debts = address(small, "debts")
    outlet, other = small.outlets["С-1"].pk, small.outlets["С-2"].pk

    assert "Асан Усөнов" in text(accountant.get(f"{debts}?outlet={outlet}&overdue=yes&q=асан"))
    assert "Асан Усөнов" not in text(accountant.get(f"{debts}?outlet={other}"))
    assert "Асан Усөнов" not in text(accountant.get(f"{debts}?overdue=no"))
    assert ",15.00," in accountant.get(f"{debts}?format=csv").content.decode()
    for name in ("bills", "payments", "cash"):
        assert accountant.get(f"{address(small, name)}?format=xlsx").content.startswith(b"PK")
    assert bill.user.number in accountant.get(f"{address(small, 'bills')}?format=csv").content.decode()


def test_a_relief_is_entered_for_an_outlet_and_shows_on_the_bill(accountant, small):
    bill = one_bill(small)
    outlet, said = small.outlets["С-1"].pk, {"reason": "Жалпы чогулуштун чечими", "minutes_text": "№ 7"}
    typed = {"numbers": "", "outlet": outlet, "zone": "", "kind": "percent", "value": "50", "on": "2026-06-24",
             "request_key": "r", **said}  # fmt: skip
    assert errors(accountant.post(address(small, "reliefs"), {**typed, "numbers": bill.user.number})) == {"numbers"}
    for _time in range(2):
        accountant.post(address(small, "reliefs"), typed)

    assert Relief.objects.count() == 1
    assert "Жалпы чогулуштун чечими" in text(accountant.get(bill.get_absolute_url()))
    assert Bill.objects.get().open_tyiyn == 750


def test_the_book_is_kept_and_the_day_closed_on_the_site(accountant, small):
    enter, entry = address(small, "enter_cash", "cash"), {"amount": "100", "on": "2026-06-24", "request_key": "c"}
    category = accountant.get(enter).context["form"].fields["category"].queryset[0]
    for _time in range(2):
        accountant.post(enter, {**entry, "category": category.pk})
    assert errors(accountant.post(address(small, "close_day"), {"on": "2026-06-24", "counted": "98", "note": ""})) == {
        "note"
    }
    accountant.post(address(small, "close_day"), {"on": "2026-06-24", "counted": "98", "note": "Жетпеди"})
    late = accountant.post(enter, {**entry, "category": category.pk, "request_key": "d"})

    assert errors(late) == {"on"}
    assert CashClosing.objects.get().difference_tyiyn == -200
    assert "98,00" in text(accountant.get(address(small, "cash")))
    accountant.post(address(small, "cash_categories"), {"name_ky": "Ижара", "side": "income"})
    assert "Ижара" in text(accountant.get(address(small, "cash_categories")))
    first = CashEntry.objects.order_by("number")[0]
    accountant.post(reverse("water:reverse_entry", args=[first.pk]), {"why": "Ката"})
    assert CashEntry.objects.count() == 2  # the desk holds 98, and 100 cannot go out of it


@pytest.mark.parametrize("name", ["money", "tariffs", "bills", "payments", "debts", "cash", "reliefs"])
def test_pages_cost_the_same_whatever_they_hold(accountant, small, name, django_assert_max_num_queries):
    tariff(small)
    tariff(small, "10", side=TariffSide.ASSOCIATION)
    for number in range(4):
        paid(small, one_bill(small, name=f"Суучу {number}").user, 5)
    accountant.get(address(small, name))

    with django_assert_max_num_queries(15):
        text(accountant.get(address(small, name)))


def test_a_reported_state_tariff_only_fills_in_the_form_and_nobody_is_billed_before_its_source_is_written(
    accountant, small
):
    page = accountant.get(address(small, "tariffs") + "?take=2026-vegetation")
    assert page.context["form"].initial["rate"] == 15
    assert Tariff.objects.count() == 0
    tariff(small, source="")
    delivery(small, small.user("Асан", "С-1"))
    run = {"season": small.season.pk, "starts_on": "2026-06-11", "last_on": "2026-06-20", "due_on": "2099-01-01"}

    refused = accountant.post(address(small, "make_bills"), {**run, "do": "make"})

    assert errors(refused) == {"__all__"}
    assert Bill.objects.count() == 0
