"""The history in words, taking back, and the resident who sees who read her record."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from birge.registers import actions
from birge.registers.models import Entry, Land, ResidentLink, StatusKind
from birge.registers.queries import book_of
from tests.registers.clerks import send, signed_in, text
from tests.registers.factories import AT, CLERK, SINCE, household, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(cast):
    return signed_in(cast.clerk)


def plain(response):
    return " ".join(text(response).split())


def corrected_plot(home):
    fact = Land(household=home, land_class="household-plot", area_ha="0.10", starts_on=SINCE)
    actions.say(fact=fact, by=CLERK, at=AT)
    line = Land.objects.standing().get()
    actions.correct(fact=line, values={"area_ha": "0.25"}, why="Кайра өлчөндү", by=CLERK, at=AT + timedelta(days=1))
    return Entry.objects.latest("id")


def test_the_history_tells_who_why_and_before_and_after(clerk, village):
    home = household(village)
    corrected_plot(home)
    page = plain(clerk.get(reverse("registers:household_history", args=[home.pk])))

    assert "Кайра өлчөндү" in page
    assert "Адис Иштерова" in page
    assert ">0,1</td>" in page and ">0,25</td>" in page


def test_the_history_of_a_person_names_her_status(clerk, village):
    person = member(household(village))
    kind = StatusKind.objects.get(code="disability-1")
    send(clerk, "new_person_line", person.pk, "status", kind=str(kind.pk), since="2026-01-01")
    page = plain(clerk.get(reverse("registers:person_history", args=[person.pk])))

    assert "I топтогу майыптык" in page


def test_an_entry_is_taken_back_with_a_reason(clerk, village):
    home = household(village)
    entry = corrected_plot(home)
    url = reverse("registers:take_back", args=[entry.pk])

    assert clerk.post(url, {"why": ""}).status_code == 200
    clerk.post(url, {"why": "Өлчөө туура эмес"})
    assert [str(row.area_ha) for row in book_of(home, date(2026, 6, 1)).lands] == ["0.1000"]
    assert Entry.objects.get(undoes=entry).why == "Өлчөө туура эмес"
    assert clerk.get(url).status_code == 404


def test_an_entry_on_which_something_was_built_is_not_taken_back(clerk, village):
    home = household(village)
    corrected_plot(home)
    first = Entry.objects.filter(verb="registers.say_land").get()
    answer = clerk.post(reverse("registers:take_back", args=[first.pk]), {"why": "х"})

    assert (answer.status_code, Entry.objects.filter(undoes=first).exists()) == (200, False)


def test_the_first_entry_taken_back_leads_to_the_list(clerk, village):
    household(village)
    answer = clerk.post(reverse("registers:take_back", args=[Entry.objects.get().pk]), {"why": "х"})

    assert answer["Location"] == reverse("registers:households")


def test_a_neighbour_takes_nothing_back(cast, village):
    entry = corrected_plot(household(village))
    for account in (cast.other_clerk, cast.head):
        assert signed_in(account).post(reverse("registers:take_back", args=[entry.pk]), {"why": "х"}).status_code == 403

    assert not Entry.objects.filter(undoes=entry).exists()


def test_a_resident_whose_account_is_linked_sees_who_read_her_record(cast, clerk, village):
    home = household(village)
    person = member(home)
    resident = signed_in(cast.resident)
    clerk.get(person.get_absolute_url())
    mine = reverse("people:readings")
    assert "Адис Иштерова" not in text(resident.get(mine))

    url = reverse("registers:resident_account", args=[person.pk])
    clerk.post(url, {"account": "resident", "document": "ID 1"})
    assert "Адис Иштерова" in text(resident.get(mine))

    clerk.post(url, {"why": "Ката"})
    assert ResidentLink.objects.get().end_why == "Ката"
    assert "Адис Иштерова" not in text(resident.get(mine))


def test_nobody_links_her_own_account_or_one_that_is_linked(cast, clerk, village):
    home = household(village)
    one, other = member(home), member(home, given_name="Айгүл")

    def link(person, name):
        url = reverse("registers:resident_account", args=[person.pk])
        return clerk.post(url, {"account": name, "document": "ID 1"}).status_code

    assert [link(one, "clerk"), link(one, "resident"), link(other, "resident")] == [200, 302, 200]
    assert ResidentLink.objects.count() == 1
