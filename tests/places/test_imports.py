"""The imports find units by name in any spelling, or by code."""

from datetime import date
from uuid import UUID

import pytest

from birge.places.imports import Territory
from tests.places.factories import country

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


def test_a_village_is_found_by_name_and_by_code_and_is_inside_or_not():
    units = country()
    mine, other = units.v1111, units.v2111
    names = ["Бирдик v1111", "БИРДИК V2111", mine.soate, "Жок айыл"]

    found = Territory().find(names, units.a111.pk, DAY)

    assert [[(place.id, place.inside) for place in found[name]] for name in names] == [
        [(mine.pk, True)],
        [(other.pk, False)],
        [(mine.pk, True)],
        [],
    ]


def test_a_code_names_its_unit():
    units = country()

    assert Territory().by_code(units.a111.soate, DAY) == units.a111.pk
    assert Territory().by_code("", DAY) is None
    assert Territory().by_code("41799999999999", DAY) is None


def test_names_are_given_for_those_that_exist():
    units = country()

    assert Territory().names_of([units.a111.pk, UUID(int=5)]) == {units.a111.pk: "Бирдик a111"}
