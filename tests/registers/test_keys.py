"""The keys under which persons and households are found follow what the book says."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from birge.registers import actions
from birge.registers.enums import Departure, Relation, Standing
from birge.registers.models import NameWord, PersonState, SearchKey
from birge.registers.queries.keys import household_keys, national_number, person_keys, phone_keys
from tests.registers.factories import AT, CLERK, SINCE, household, member

LATER = AT + timedelta(days=1)


def keys(rows):
    return set(rows.values_list("key", flat=True))


def test_a_name_stands_under_each_of_its_words():
    assert person_keys("Асанов", "Бакыт", "Төлөгөн уулу") == {
        "asanov bakit tologon ",
        "bakit tologon asanov ",
        "tologon asanov bakit ",
    }


@pytest.mark.parametrize("written", ["+996 555 12-34-56", "0555123456", "996555123456", "555 12 34 56"])
def test_a_phone_is_one_number_however_it_is_written(written):
    assert national_number(written) == "555123456"


def test_a_field_may_hold_several_phones():
    assert phone_keys("0555123456, 0700 11 22 33") == {"+555123456", "+700112233"}


def test_a_household_stands_under_its_street_and_house_its_account_and_phone():
    found = household_keys(street="Көк-Жар көчөсү", house="12а", number="№ 7-Б", phone="0555123456")

    assert found == {"@kok jar 12a ", "@jar kok 12a ", "#7b ", "+555123456"}


@pytest.mark.django_db
def test_the_keys_of_a_person_say_where_she_lives_and_how_she_stands(village):
    home = household(village)
    member(home, relation=Relation.HEAD, pin="20101199500001")
    child = member(home, given_name="Үсөн")

    row = child.keys.get(key__startswith="uson")
    assert (row.place_id, row.household_id, row.standing) == (village.pk, home.pk, Standing.MEMBER)
    assert SearchKey.objects.get(key="20101199500001").standing == Standing.HEAD
    assert NameWord.objects.get(key="uson").skeleton == "sn"


@pytest.mark.django_db
def test_one_who_married_is_found_under_both_surnames(village):
    woman = member(household(village), surname="Асанова", given_name="Бурул")
    state = PersonState.objects.get(person=woman)
    actions.say(fact=state.copied(surname="Осмонова", starts_on=date(2024, 5, 1)), by=CLERK, at=LATER)

    assert keys(woman.keys) >= {"asanova burul ", "osmonova burul "}


@pytest.mark.django_db
def test_those_who_left_or_died_are_still_found(village):
    home = household(village)
    for relation in (Relation.HEAD, Relation.CHILD, Relation.CHILD):
        member(home, relation=relation)
    head, gone, dead = (row.person for row in home.memberships.order_by("-relation", "pk"))
    actions.leave(person=gone, on=date(2024, 1, 1), departure=Departure.MOVE, by=CLERK, at=LATER)
    actions.record_death(person=dead, on=date(2025, 1, 1), by=CLERK, at=LATER)

    standings = [set(person.keys.values_list("standing", flat=True)) for person in (head, gone, dead)]
    assert standings == [{Standing.HEAD}, {Standing.LEFT}, {Standing.DIED}]


@pytest.mark.django_db
def test_a_household_that_moves_takes_its_keys_and_its_members_along(village, cast):
    home = household(village, street="Ленин", house="1")
    person = member(home)
    actions.move_household(
        household=home, place=cast.other_village, values={"street": "Манас"}, since=SINCE, by=CLERK, at=LATER
    )

    assert keys(home.keys.filter(person=None)) == {"@manas 1 "}
    assert set(person.keys.values_list("place", flat=True)) == {cast.other_village.pk}
