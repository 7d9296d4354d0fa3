"""A person is found by her name in any spelling, her PIN, address and phone; own places only; every search is kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from birge.kernel.models import JournalEntry
from birge.places.models import Place
from birge.registers import actions
from birge.registers.enums import Departure, Relation
from birge.registers.models import PersonState
from birge.registers.queries import searching
from birge.registers.queries.searching import search
from tests.cast import Cast, make_cast
from tests.registers.factories import AT, CLERK, household, member
from tests.shared_rows import kept

pytestmark = pytest.mark.django_db
PEOPLE = (
    "Жаныбекова Чыңгыз Абдыкадыровна",
    "Осмонов Үсөн Төлөгөнович",
    "Өмүрбекова Гүлнара Төлөгөн кызы",
    "Асанов Бакыт Токтогулович",
    "Асанова Бактыгүл Бакытовна",
)


@pytest.fixture(scope="module")
def cast(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    with kept(django_db_blocker):
        cast = make_cast()
        home = household(cast.village, number="12-А", street="Көк-Жар көчөсү", house="7", phone="0312 61 22 33")
        for name in PEOPLE:
            surname, given_name, patronymic = name.split(maxsplit=2)
            member(home, surname, given_name, patronymic=patronymic)
        member(home, "Сариев", "Эмил", pin="20101199512345", phone="+996 555 12-34-56")
        member(household(cast.other_village, street="Көк-Жар"), "Асанов", "Башка")
        yield cast


def found(cast, text, places=None):
    hits = search(text, places or Place.objects.filter(pk=cast.village.pk))
    names = {row.person_id: row.full_name for row in PersonState.objects.all()}
    return [names[hit.person].split()[0] if hit.person else "(household)" for hit in hits]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Жаныбекова", "Жаныбекова"),
        ("Джаныбекова Чингиз", "Жаныбекова"),
        ("чынгыз жаныбекова", "Жаныбекова"),
        ("Zhanybekova", "Жаныбекова"),
        ("Усен Осмонов", "Осмонов"),
        ("Үсөн Толегенович", "Осмонов"),
        ("осм үс", "Осмонов"),
        ("О. Үсөн", "Осмонов"),
        ("Омурбекова Гулнара", "Өмүрбекова"),
        ("Ъм\\рбекова", "Өмүрбекова"),
        ("Тълъгън Өмүрбекова", "Өмүрбекова"),
        ("Omurbekova", "Өмүрбекова"),
        ("Чыңгыз Абдукадыровна", "Жаныбекова"),
        ("Осмонв Үсөн", "Осмонов"),
        ("20101199512345", "Сариев"),
        ("2010119", "Сариев"),
        ("0555 123456", "Сариев"),
        ("996555123456", "Сариев"),
        ("55512", "Сариев"),
    ],
)
@pytest.mark.parametrize("few_places", [searching.FEW_PLACES, 0])
def test_a_person_is_found_first_however_one_types(cast, monkeypatch, text, who, few_places):
    monkeypatch.setattr(searching, "FEW_PLACES", few_places)

    assert found(cast, text)[:1] == [who]


@pytest.mark.parametrize("text", ["Көк-Жар 7", "көк жар көчөсү 7", "кок-жар", "7 Көк-Жар", "12-А", "№12а", "312612233"])
def test_a_household_is_found_by_address_account_and_phone(cast, text):
    assert found(cast, text) == ["(household)"]


def test_the_very_name_stands_before_its_beginnings_and_those_before_other_spellings(cast):
    assert found(cast, "Асанов") == ["Асанов", "Асанова"]
    assert found(cast, "Бакыт") == ["Асанов", "Асанова"]


@pytest.mark.parametrize("text", ["", " ", "а", "-", "''", "№"])
def test_what_says_nothing_finds_nothing(cast, text):
    assert found(cast, text) == []


def test_the_living_come_before_the_dead_and_heads_before_members(cast):
    home = household(cast.village, street="Манас")
    head = member(home, "Тектеш", "Ата", relation=Relation.HEAD)
    dead, gone, _child = (member(home, "Тектеш", name) for name in ("Айтпай", "Аккан", "Аман"))
    actions.record_death(person=dead, on=date(2025, 1, 1), by=CLERK, at=AT)
    actions.leave(person=gone, on=date(2025, 1, 1), departure=Departure.MOVE, by=CLERK, at=AT)

    names = [PersonState.objects.filter(person=hit.person).latest("starts_on").given_name for hit in
             search("Тектеш", Place.objects.filter(pk=cast.village.pk))]  # fmt: skip
    assert names == ["Ата", "Аман", "Аккан", "Айтпай"]
    assert head.keys.exists()


@pytest.mark.parametrize("text", ["Асанов Бакыт", "Усен Осмонов", "Осмонв", "Көк-Жар 7"])
def test_a_search_asks_at_most_six_questions(cast, django_assert_max_num_queries, text):
    with django_assert_max_num_queries(6):
        found_there = search(text, Place.objects.filter(pk=cast.village.pk))
    assert found_there


def page(account, text, **headers):
    client = Client()
    client.force_login(account)
    return client.get(reverse("registers:search"), {"q": text}, headers=headers)


def test_a_clerk_finds_her_own_people_only_and_the_search_is_kept(cast):
    answer = page(cast.clerk, "Асанов")
    entry = JournalEntry.objects.get(verb="registers.search")

    text = answer.content.decode()
    assert ("Асанов Бакыт" in text, "Асанов Башка" in text) == (True, False)
    people = PersonState.objects.filter(surname__in=["Асанов", "Асанова"], given_name__startswith="Бак")
    assert set(entry.subjects) == {f"registers.person:{row.person_id}" for row in people}


def test_while_one_types_only_the_list_is_sent(cast):
    answer = page(cast.clerk, "Асанов", **{"HX-Request": "true"})

    assert "Асанов Бакыт" in answer.content.decode()
    assert "<html" not in answer.content.decode()


def test_the_page_asks_at_most_fifteen_questions(cast, client, django_assert_max_num_queries):
    client.force_login(cast.clerk)
    client.get(reverse("home"))
    with django_assert_max_num_queries(15):
        answer = client.get(reverse("registers:search"), {"q": "Усен Осмонов"})
    assert "Осмонов" in answer.content.decode()


@pytest.mark.parametrize("who", ["resident", "secretary", "director", "controller"])
def test_whoever_keeps_no_book_is_refused(cast, who):
    accounts = {"secretary": cast.council_secretary}

    assert page(accounts.get(who) or getattr(cast, who), "Асанов").status_code == 403
