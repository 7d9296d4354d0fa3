"""A person's own address: in any village or city of the country, abroad, or none."""

from __future__ import annotations

import pytest

from birge.places.enums import Kind
from birge.registers.models import Residence
from tests.places.factories import unit
from tests.registers.clerks import send, signed_in, text
from tests.registers.factories import household, member

pytestmark = pytest.mark.django_db
ACTUAL = {"kind": "actual", "since": "2026-01-01"}


@pytest.fixture
def clerk(cast):
    return signed_in(cast.clerk)


@pytest.fixture
def person(village):
    return member(household(village))


@pytest.fixture
def town(cast):
    return unit(Kind.CITY, "Жалпак-Таш", cast.rayon)


def written():
    return [(row.place, row.text, row.is_none) for row in Residence.objects.standing()]


def test_a_person_lives_in_a_city_that_is_found_by_its_name(clerk, person, town):
    send(clerk, "new_person_line", person.pk, "residence", **ACTUAL, to="Жалпак-Таш", text="Манас, 3")

    assert written() == [(town, "Манас, 3", False)]
    assert "Жалпак-Таш, Манас, 3" in text(clerk.get(person.get_absolute_url()))


def test_of_several_places_with_one_name_one_is_chosen(cast, clerk, person, town):
    namesake = unit(Kind.VILLAGE, "Жалпак-Таш", cast.other_aimak)
    asked = send(clerk, "new_person_line", person.pk, "residence", **ACTUAL, to="Жалпак-Таш")
    send(clerk, "new_person_line", person.pk, "residence", **ACTUAL, to="Жалпак-Таш", place=str(namesake.pk))

    assert [str(place.pk) in text(asked) for place in (town, namesake)] == [True, True]
    assert written() == [(namesake, "", False)]


def test_a_place_that_nobody_knows_is_not_written(clerk, person):
    answer = send(clerk, "new_person_line", person.pk, "residence", **ACTUAL, to="Ыыыыыыы")

    assert answer.status_code == 200
    assert "Ыыыыыыы" in text(answer)
    assert written() == []


def test_a_correction_of_the_street_keeps_the_place(cast, clerk, person, town):
    send(clerk, "new_person_line", person.pk, "residence", **ACTUAL, to="Жалпак-Таш", text="Манас, 3")
    unit(Kind.VILLAGE, "Жалпак-Таш", cast.other_aimak)
    line = Residence.objects.standing().get()
    typed = {**ACTUAL, "to": "Жалпак-Таш", "text": "Манас, 33", "why": "Ката"}
    send(clerk, "write_line", "residence", line.pk, "correct", **typed)

    assert written() == [(town, "Манас, 33", False)]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [({"text": "Россия, Москва"}, (None, "Россия, Москва", False)), ({"is_none": "on"}, (None, "", True))],
)
def test_abroad_or_without_an_address_there_is_no_place(clerk, person, typed, kept):
    send(clerk, "new_person_line", person.pk, "residence", **ACTUAL, **typed)

    assert written() == [kept]


def test_an_address_says_something(clerk, person):
    answer = send(clerk, "new_person_line", person.pk, "residence", **ACTUAL)

    assert (answer.status_code, written()) == (200, [])
