"""A file is taken back only while nothing was built on it; why not, is said."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import translation

from birge.kernel.actors import Actor
from birge.kernel.imports import rules
from birge.kernel.imports.actions import NotNow
from birge.registers import actions
from birge.registers.actions.certificates import issue_certificate
from birge.registers.enums import CertificateKind
from birge.registers.models import Entry, HouseholdState, Person, PersonState, PossibleDuplicate
from birge.registers.queries import book_of, replayed
from tests.registers.factories import household, member
from tests.registers.importing.helpers import CLERK, NOW, applied, csv_of, family, standing, undone
from tests.registers.random_book import lines_at

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)
BY: dict[str, Actor] = {"by": CLERK}


@pytest.fixture
def batch(cast):
    return applied(cast.aimak, csv_of(family("1")))


def reason(batch):
    with translation.override("en"):
        return str(rules.can_undo(batch).reason)


def test_a_corrected_line_stands_in_the_way(batch):
    line = PersonState.objects.get(given_name="Айгүл")
    actions.correct(fact=line, values={"phone": "0555"}, why="Ката", at=LATER, **BY)

    assert reason(batch).startswith("What this file brought has been changed since")
    before = standing()
    with pytest.raises(NotNow):
        undone(batch)
    assert standing() == before


def test_somebody_who_joined_a_household_of_the_file_stands_in_the_way(batch):
    member(HouseholdState.objects.get().household, relation="child", since=date(2026, 1, 1), at=LATER)

    assert reason(batch).startswith("Something has been entered about households or persons of this file")


def test_a_person_of_the_file_who_joined_another_household_stands_in_the_way(cast, batch):
    child = Person.objects.get(states__given_name="Өмүрбек")
    home = household(cast.village, number="2", at=LATER)
    actions.join(household=home, person=child, relation="head", since=date(2026, 2, 1), at=LATER, **BY)

    assert not rules.can_undo(batch)


def test_a_certificate_of_somebody_in_the_file_stands_in_the_way(batch):
    person = Person.objects.get(states__given_name="Өмүрбек")
    issue_certificate(kind=CertificateKind.FAMILY, person=person, at=LATER, **BY)

    assert reason(batch) == "A certificate, an aid list, a visit or another record is about people of this file."


def test_a_hint_that_somebody_in_the_file_stands_in_the_book_twice_does_not(cast, batch):
    one, other = sorted(Person.objects.filter(states__surname="Асанов"), key=lambda person: person.pk)
    PossibleDuplicate.objects.create(
        one=one, other=other, place_one=cast.village, place_other=cast.village, score=0.9, found_at=LATER
    )

    assert rules.can_undo(batch)


def test_one_household_does_not_take_the_whole_file_back(batch):
    with pytest.raises(actions.CameWithFile):
        actions.take_back(entry=Entry.objects.get(), why="Ката", at=LATER, **BY)


def test_the_book_of_a_day_before_the_undoing_still_shows_what_the_file_brought(batch):
    undone(batch, at=LATER)
    home = HouseholdState.objects.get().household

    assert book_of(home, date(2026, 3, 2)).state is None
    assert len(book_of(home, date(2026, 3, 2), known_at=NOW).members) == 3
    assert (replayed(NOW), replayed(LATER)) == (lines_at(NOW), {})
