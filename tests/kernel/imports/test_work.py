"""From the upload to the register and back."""

from datetime import date
from decimal import Decimal

import pytest

from birge.kernel.imports import actions, work
from birge.kernel.imports.enums import State
from birge.kernel.imports.models import ImportBatch, ImportRow
from birge.kernel.models import JournalEntry
from tests.kernel.imports.app.imports import OTHER_AIMAK
from tests.kernel.imports.app.models import Family, Gift
from tests.kernel.imports.helpers import CLERK, NOW, applied, checked, clock, csv_file, faults, uploaded, xlsx_file

pytestmark = pytest.mark.django_db

HEAD = "Аты-жөнү;ПИН;Көлөмү;Адам саны;Күнү"
GOOD = csv_file(HEAD, "Асанов Үсөн;21203199012345;1 234,5;4;31.12.2025", "Токтогулова Айсулуу;;2;3;2026-01-05")


def test_a_file_is_read_checked_and_applied():
    batch = applied(GOOD)

    assert (batch.state, batch.rows_count, batch.errors_count, batch.result) == (State.APPLIED, 2, 0, {"families": 2})
    assert list(Family.objects.order_by("row").values_list("head", "pin", "amount", "people", "asked_on")) == [
        ("Асанов Үсөн", "21203199012345", Decimal("1234.5"), 4, date(2025, 12, 31)),
        ("Токтогулова Айсулуу", "", Decimal(2), 3, date(2026, 1, 5)),
    ]


def test_every_act_is_in_the_journal():
    batch = applied(GOOD)

    verbs = JournalEntry.objects.filter(subjects=[f"kernel.importbatch:{batch.pk}"]).order_by("pk")
    assert list(verbs.values_list("verb", flat=True)) == [
        "kernel.imports.upload",
        "kernel.imports.confirm",
        "kernel.imports.apply",
    ]


def test_one_error_and_nothing_is_applied():
    batch = checked(csv_file(HEAD, "Асанов Үсөн;;5;4;", "Токтогулова Айсулуу;;көп;3;"))

    with pytest.raises(actions.NotNow):
        actions.confirm(batch=batch, by=CLERK, at=NOW)
    assert faults(batch) == [(3, "amount", "not-number")]
    assert Family.objects.count() == 0


def test_a_corrected_cell_is_read_in_place_of_the_file():
    batch = checked(csv_file(HEAD, "Асанов Үсөн;;5;4;", "Токтогулова Айсулуу;;көп;3;"))

    actions.correct(batch=batch, corrections=[actions.Correction("families", 3, "amount", "7")], by=CLERK, at=NOW)
    work.go_on(batch.pk, clock)
    batch.refresh_from_db()

    assert (batch.state, batch.errors_count) == (State.CHECKED, 0)
    assert ImportRow.objects.get(batch=batch, number=3).data["amount"] == "7"


def test_a_row_that_is_left_out_does_not_come_in():
    batch = checked(csv_file(HEAD, "Асанов Үсөн;;5;4;", "Токтогулова Айсулуу;;көп;3;"))

    actions.correct(batch=batch, corrections=[actions.Correction("families", 3)], by=CLERK, at=NOW)
    work.go_on(batch.pk, clock)
    batch.refresh_from_db()

    assert (batch.rows_count, batch.errors_count, batch.left_out_count) == (1, 0, 1)


def test_the_same_file_again_is_the_same_batch():
    first = applied(GOOD)

    assert uploaded(GOOD) == first
    assert ImportBatch.objects.count() == 1


def test_the_same_file_for_another_place_is_recognised_too():
    applied(GOOD)
    batch = checked(GOOD, place=OTHER_AIMAK)

    assert faults(batch) == [(None, "", "known-file")]


def test_of_two_places_that_bring_the_same_file_at_once_only_one_gets_through():
    one, other = checked(GOOD), checked(GOOD, place=OTHER_AIMAK)
    actions.confirm(batch=one, by=CLERK, at=NOW)

    with pytest.raises(actions.NotNow):
        actions.confirm(batch=other, by=CLERK, at=NOW)


def test_a_row_that_stands_twice_in_the_file_is_named_with_its_first_place():
    batch = checked(csv_file(HEAD, "Асанов Үсөн;;5;4;", "Токтогулова Айсулуу;;1;3;", "АСАНОВ ҮСӨН;;6;4;"))

    assert faults(batch) == [(4, "", "repeated-row")]
    assert batch.issues.get().params == {"first": 2}


def test_a_row_of_an_applied_file_is_recognised_in_the_next_one_until_that_is_undone():
    first = applied(GOOD)
    again = csv_file(HEAD, "Бекова Гүл;;5;4;", "Токтогулова Айсулуу;;9;9;")
    second = checked(again, name="next.csv")
    assert faults(second) == [(3, "", "known-row")]

    actions.ask_undo(batch=first, reason="wrong year", by=CLERK, at=NOW)
    work.go_on(first.pk, clock)
    actions.check_again(batch=second, by=CLERK, at=NOW)
    work.go_on(second.pk, clock)

    assert faults(second) == []


def test_repeated_rows_can_be_left_out_all_at_once():
    batch = checked(csv_file(HEAD, "Асанов Үсөн;;5;4;", "Асанов Үсөн;;5;4;", "Асанов Үсөн;;7;4;"))

    actions.accept(batch=batch, code="repeated-row", by=CLERK, at=NOW)
    work.go_on(batch.pk, clock)
    batch.refresh_from_db()

    assert (batch.rows_count, batch.left_out_count, batch.errors_count) == (1, 2, 0)


def test_rows_that_came_in_after_the_check_send_the_batch_back_to_its_person():
    late, early = checked(csv_file(HEAD, "Бекова Гүл;;5;4;"), name="a.csv"), csv_file(HEAD, "Бекова Гүл;;6;4;")
    actions.confirm(batch=late, by=CLERK, at=NOW)
    applied(early, name="b.csv")

    work.go_on(late.pk, clock)
    work.go_on(late.pk, clock)
    late.refresh_from_db()

    assert (late.state, faults(late)) == (State.CHECKED, [(2, "", "known-row")])
    assert Family.objects.count() == 1


def test_a_whole_batch_is_undone():
    batch = applied(GOOD)

    actions.ask_undo(batch=batch, reason="wrong year", by=CLERK, at=NOW)
    work.go_on(batch.pk, clock)
    batch.refresh_from_db()

    assert (batch.state, Family.objects.count()) == (State.UNDONE, 0)


def test_nothing_is_undone_once_something_depends_on_it():
    batch = applied(GOOD)
    actions.ask_undo(batch=batch, reason="wrong year", by=CLERK, at=NOW)
    Gift.objects.create(family=Family.objects.first())

    work.go_on(batch.pk, clock)
    batch.refresh_from_db()

    assert (batch.state, batch.failure, Family.objects.count()) == (State.APPLIED, "in-use", 2)
    with pytest.raises(actions.NotNow, match="received coal"):
        actions.ask_undo(batch=batch, reason="again", by=CLERK, at=NOW)


def test_an_undone_file_can_come_again():
    batch = applied(GOOD)
    actions.ask_undo(batch=batch, reason="wrong year", by=CLERK, at=NOW)
    work.go_on(batch.pk, clock)

    assert applied(GOOD).state == State.APPLIED


def test_a_corrected_file_takes_the_place_of_the_first():
    first = checked(csv_file(HEAD, "Асанов Үсөн;;көп;4;"))
    second = checked(csv_file(HEAD, "Асанов Үсөн;;5;4;"), replaces=first)
    first.refresh_from_db()

    assert (first.state, second.replaces, second.errors_count) == (State.SUPERSEDED, first, 0)


def test_checks_of_the_kind_are_part_of_the_report():
    assert faults(checked(csv_file(HEAD, "Асанов Үсөн;;5;50;"))) == [(2, "people", "greedy")]


def test_a_workbook_comes_in_like_a_text_table():
    batch = applied(
        xlsx_file(["Name", "PIN", "Amount", "Asked on"], ["Асанов", 21203199012345.0, 2.5, date(2026, 1, 2)])
    )

    family = Family.objects.get()
    assert (batch.state, family.pin, family.amount, family.asked_on) == (
        State.APPLIED, "21203199012345", Decimal("2.5"), date(2026, 1, 2),
    )  # fmt: skip
