"""The pages of the book: what stands on them, on which day, and that every reading is kept."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from birge.kernel.models import JournalEntry
from birge.registers import actions
from birge.registers.enums import Departure
from tests.registers.factories import AT, CLERK, household, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(cast) -> Client:
    client = Client()
    client.force_login(cast.clerk)
    return client


def text(response) -> str:
    return response.content.decode()


def test_the_book_lists_the_households_of_ones_own_villages_with_their_heads(cast, clerk):
    member(household(cast.village, number="12"), "Асанов", "Бакыт")
    member(household(cast.other_village), "Башкаев", "Жат")

    page = text(clerk.get(reverse("registers:households")))

    assert "Асанов Бакыт" in page
    assert "Башкаев" not in page


def test_the_list_is_narrowed_to_a_street_and_exported_without_private_columns(cast, clerk):
    member(household(cast.village, number="12", phone="0555"), "Асанов", "Бакыт", pin="11111111111111")
    member(household(cast.village, number="3", street="Манас", house="5"), "Үсөнов", "Эрмек")
    file = text(clerk.get(reverse("registers:households"), {"street": "Ленин", "format": "csv"}))

    assert ("Асанов Бакыт" in file, "Үсөнов" in file) == (True, False)
    assert ("0555" in file, "11111111111111" in file) == (False, False)


def test_a_page_shows_the_book_as_it_stood_and_as_it_was_known(cast, clerk):
    home = household(cast.village)
    member(home, "Асанов", "Бакыт")
    daughter = member(home, "Асанова", "Айгүл")
    left, told = date(2026, 2, 1), AT + timedelta(days=3)
    actions.leave(person=daughter, on=left, departure=Departure.MOVE, by=CLERK, at=told)

    def shown(**day):
        return "Айгүл" in text(clerk.get(home.get_absolute_url(), day))

    assert shown() is False
    assert shown(on="2026-01-01") is True
    assert shown(on="2026-02-02", known=str(AT.date())) is True
    assert shown(on="2026-02-02", known=str(told.date())) is False
    assert shown(on="nonsense") is False


def test_every_reading_names_the_persons_who_were_read(cast, clerk):
    home = household(cast.village)
    head, child = member(home), member(home, given_name="Айгүл")
    clerk.get(home.get_absolute_url())
    clerk.get(child.get_absolute_url())

    page, one = JournalEntry.objects.filter(is_read=True).order_by("id")
    assert set(page.subjects) == {
        f"registers.household:{home.pk}",
        f"registers.person:{head.pk}",
        f"registers.person:{child.pk}",
    }
    assert one.subjects == [f"registers.person:{child.pk}"]


def test_nobody_else_opens_a_household_or_a_person(cast):
    home = household(cast.village)
    head = member(home)

    for name, account in cast.people().items():
        client = Client()
        client.force_login(account)
        expected = 200 if name in {"clerk", "head"} else 403
        assert client.get(home.get_absolute_url()).status_code == expected, name
        assert client.get(head.get_absolute_url()).status_code == expected, name
