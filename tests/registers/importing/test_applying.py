"""A file comes into the book as a whole and leaves it as a whole."""

from __future__ import annotations

from datetime import date

import pytest

from birge.kernel.imports.enums import State
from birge.registers.actions.keys import refresh_keys
from birge.registers.models import Household, HouseholdState, NameWord, Person, SearchKey
from birge.registers.queries import book_of
from tests.registers.importing.helpers import applied, csv_of, family, standing, undone

pytestmark = pytest.mark.django_db


def test_a_sheet_of_persons_alone_makes_households(cast):
    batch = applied(cast.aimak, csv_of([*family("1"), *family("2", surname="Бакиров")]))

    assert (batch.state, batch.result) == (State.APPLIED, {"households": 2, "persons": 6, "lines": 14})
    state = HouseholdState.objects.get(number="1")
    book = book_of(state.household, date(2026, 3, 2))
    assert (state.place, book.state.street, book.state.house) == (cast.village, "Достук", "1")
    assert [(m.state.full_name, m.membership.relation, m.state.sex, m.state.born_on) for m in book.members] == [
        ("Асанов Бакыт Үсөнович", "head", "m", date(1980, 5, 12)),
        ("Асанова Айгүл", "spouse", "f", date(1984, 2, 1)),
        ("Асанов Өмүрбек", "child", "m", date(2010, 11, 30)),
    ]


def test_an_undone_file_leaves_its_lines_struck_out_and_can_come_in_again(cast):
    content = csv_of(family("1"))
    batch = applied(cast.aimak, content)
    before = standing()
    undone(batch)

    assert (batch.state, standing()) == (State.UNDONE, {})
    assert HouseholdState.objects.get().struck.why == "Ката файл"
    again = applied(cast.aimak, content)
    assert (again.pk != batch.pk, standing()) == (True, before)


def all_keys():
    return sorted(SearchKey.objects.values_list("place", "household", "person", "key", "standing"), key=str)


def test_the_search_keys_are_those_that_an_entry_by_hand_would_write(cast):
    rows = [*family("1"), *family("12-А", surname="Нур-Суйун"), *family("3", surname="Асан")]
    rows[0] |= {"phone": "0555 12-34-56, +996 700 111222", "pin": "21205198012345"}
    rows[3] |= {"street": "Токтогул Сатылганов көч.", "house": "5/2", "given_name": "", "patronymic": "Асан уулу"}
    rows[4] |= {"street": "", "house": ""}
    rows[5] |= {"street": "", "house": ""}
    rows[6] |= {"given_name": "Асан", "patronymic": ""}
    applied(cast.aimak, csv_of(rows))
    written, words = all_keys(), set(NameWord.objects.values_list("key", "skeleton"))
    NameWord.objects.all().delete()
    homes, people = (
        set(Household.objects.values_list("pk", flat=True)),
        set(Person.objects.values_list("pk", flat=True)),
    )
    refresh_keys(households=homes, persons=people)

    assert written == all_keys()
    assert words == set(NameWord.objects.values_list("key", "skeleton"))
