"""What can be wrong with a file of the book: each fault on its own, in the row and column where it stands."""

from __future__ import annotations

import pytest

from birge.kernel.imports import actions
from birge.registers.models import Household, Land, Membership, Status
from tests.registers.importing.helpers import CLERK, NOW, applied, checked, csv_of, family, faults, gone_on
from tests.registers.importing.planted import workbook

pytestmark = pytest.mark.django_db


def found(batch):
    """(row, column, code, level) without the sheet."""
    return [fault[1:] for fault in faults(batch)]


@pytest.mark.parametrize(
    ("row", "changes", "expected"),
    [
        (2, {"born_on": "12.05.2027"}, (4, "born_on", "in-future", "error")),
        (0, {"born_on": "12.05.1899"}, (2, "born_on", "too-long-ago", "error")),
        (2, {"member_since": "01.01.2009"}, (4, "member_since", "before-birth", "error")),
        (2, {"absent_since": "05.05.2020", "absent_until": "05.05.2019"}, (4, "absent_until", "bad-period", "error")),
        (1, {"pin": "10102198500001"}, (3, "pin", "pin-birth", "warning")),
        (1, {"pin": "20102198400001"}, (3, "pin", "pin-sex", "warning")),
        (1, {"pin": "1010219840000"}, (3, "pin", "digits", "error")),
        (1, {"relation": "глава"}, (3, "relation", "two-heads", "error")),
        (0, {"relation": "атасы"}, (2, "relation", "no-head", "error")),
        (2, {"relation": ""}, (4, "relation", "required", "error")),
        (2, {"relation": "кошунасы"}, (4, "relation", "not-choice", "error")),
        (0, {"relation": "кошунасы"}, (2, "relation", "not-choice", "error")),
        (2, {"house": "99"}, (4, "house", "other-address", "error")),
        (2, {"street": "", "house": ""}, None),
        (2, {"born_on": "30.11.1970"}, (4, "relation", "older-than-head", "warning")),
        (2, {"relation": "энеси"}, (4, "relation", "younger-than-head", "warning")),
        (2, {"village": "Башка айыл"}, (4, "village", "foreign-place", "error")),
        (2, {"surname": "Төлөгънов"}, (4, "surname", "old-font", "offer")),
        (2, {"surname": "Acaнoв"}, (4, "surname", "look-alike", "offer")),
    ],
)
def test_a_fault_is_named_where_it_stands(cast, row, changes, expected):
    rows = family("7")
    rows[row] |= changes

    assert found(checked(cast.aimak, csv_of(rows))) == [fault for fault in [expected] if fault]


def test_without_a_head_the_eldest_is_offered_and_a_yes_for_all_makes_them_heads(cast):
    rows = [*family("7"), *family("8", surname="Бакиров")]
    for index in (0, 3):
        rows[index]["relation"] = "атасы"
    rows[4]["born_on"] = "01.02.1950"
    batch = checked(cast.aimak, csv_of(rows))
    assert found(batch) == [(2, "relation", "no-head", "error"), (6, "relation", "no-head", "error")]

    actions.accept(batch=batch, code="no-head", by=CLERK, at=NOW)
    gone_on(batch)
    assert batch.errors_count == 0
    actions.confirm(batch=batch, by=CLERK, at=NOW)
    gone_on(batch)
    heads = Membership.objects.filter(relation="head").order_by("person__states__given_name")
    assert [head.person.states.get().given_name for head in heads] == ["Айгүл", "Бакыт"]


def test_the_same_person_or_pin_twice_in_a_file_is_told(cast):
    rows = [*family("7"), *family("8", surname="Бакиров")]
    rows[3] |= {"surname": "Асанов", "pin": "21205198000001"}
    rows[0] |= {"pin": "21205198000001"}

    assert found(checked(cast.aimak, csv_of(rows))) == [
        (5, "pin", "pin-twice", "warning"),
        (5, "surname", "person-twice", "warning"),
    ]


def test_what_is_in_the_book_already_is_told_and_known_households_can_be_left_out_together(cast):
    rows = family("7")
    rows[0]["pin"] = "21205198000001"
    applied(cast.aimak, csv_of(rows))
    again = [{**row, "phone": "0555123456"} for row in rows]
    again[1] |= {"given_name": "Айгул", "patronymic": "Сапаровна"}
    batch = checked(cast.aimak, csv_of([*again, *family("9", surname="Бакиров")]))

    assert [fault for fault in found(batch) if fault[0] == 3] == [
        (3, "number", "known-account", "error"),
        (3, "surname", "known-person", "warning"),
    ]
    assert (2, "pin", "known-pin", "warning") in found(batch)

    for code in ("known-account", "known-row"):
        actions.accept(batch=batch, code=code, by=CLERK, at=NOW)
        gone_on(batch)
    assert (found(batch), batch.rows_count, batch.left_out_count) == ([], 3, 3)
    actions.confirm(batch=batch, by=CLERK, at=NOW)
    assert gone_on(batch).result["households"] == 1


def test_where_the_book_is_of_one_village_its_column_may_be_empty(cast):
    rows = [{**row, "village": ""} for row in family("7")]

    assert {fault[2] for fault in found(checked(cast.aimak, csv_of(rows)))} == {"required"}
    assert found(checked(cast.village, csv_of(rows))) == []


def test_nobody_lives_in_an_aimak(cast):
    rows = [{**row, "village": "Ак-Сыноо"} for row in family("7")]

    assert found(checked(cast.aimak, csv_of(rows))) == [(row, "village", "not-a-village", "error") for row in (2, 3, 4)]


def test_things_come_in_with_their_household_and_their_faults_are_named(cast):
    home = {"village": "Сыноо", "number": "7"}
    sheets = {
        "persons": family("7"),
        "land": [{**home, "land_class": "огород", "area_ha": "8"}, {**home, "number": "70", "land_class": "пай",
                                                                    "area_ha": "1,2"}],
        "livestock": [{**home, "animal": "кой", "count": 12}, {**home, "animal": "уй", "count": -1}],
        "statuses": [{**home, "kind": "low-income"}, {**home, "kind": "disability-1", "given_name": "Айгүл"},
                     {**home, "kind": "disability-2", "given_name": "Нурлан"},
                     {**home, "kind": "many-children", "given_name": "Айгүл"}],
    }  # fmt: skip
    batch = checked(cast.aimak, workbook(sheets), name="book.xlsx")
    assert faults(batch) == [
        ("land", 2, "area_ha", "unit", "offer"),
        ("land", 3, "number", "no-household", "error"),
        ("livestock", 3, "count", "too-small", "error"),
        ("statuses", 4, "surname", "no-person", "error"),
        ("statuses", 5, "kind", "of-a-family", "error"),
    ]

    left = [actions.Correction("land", 3), actions.Correction("statuses", 4), actions.Correction("statuses", 5)]
    right = [actions.Correction("livestock", 3, "count", "1")]
    actions.correct(batch=batch, corrections=[*left, *right], by=CLERK, at=NOW)
    gone_on(batch)
    actions.accept(batch=batch, code="unit", by=CLERK, at=NOW)
    gone_on(batch)
    actions.confirm(batch=batch, by=CLERK, at=NOW)
    gone_on(batch)
    household = Household.objects.get()
    assert [str(land.area_ha.normalize()) for land in Land.objects.filter(household=household)] == ["0.08"]
    assert sorted((s.kind.code, s.household_id == household.pk, bool(s.person)) for s in Status.objects.all()) == [
        ("disability-1", False, True),
        ("low-income", True, False),
    ]
