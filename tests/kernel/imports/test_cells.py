"""What a cell means."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from birge.kernel.imports.cells import parse_column
from birge.kernel.imports.enums import Type
from birge.kernel.imports.figures import NotANumber, date_from, decimal_from
from birge.kernel.imports.kinds import Column
from birge.kernel.imports.letters import look_alikes, old_font, still_mixed
from birge.kernel.imports.words import folded

NINE = datetime(2026, 1, 5, 9)  # noqa: DTZ001  # a spreadsheet's dates have no zone


def parsed(column, *cells, accepted=()):
    """(values, [(index, code)])."""
    result = parse_column(column, cells, accepted, lambda names: {})
    return result.values, [(fault.row, fault.code) for fault in result.faults]


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("5", "5"), ("-5", "-5"), ("−5", "-5"), ("12,5", "12.5"), ("12.5", "12.5"), ("1 234,50", "1234.50"),
        ("1\u00a0234 567", "1234567"), ("1.234.567", "1234567"), ("1.234,5", "1234.5"), ("1,234.5", "1234.5"),
        ("1'234", "1234"), ("0,125", "0.125"), (0.1 + 0.2, "0.3"), (7, "7"), ("1e3", "1E+3"),
    ],
)  # fmt: skip
def test_numbers_as_people_write_them(typed, number):
    assert decimal_from(typed) == (Decimal(number), False)


def test_a_number_that_may_be_thousands_is_doubtful():
    assert decimal_from("1,234") == (Decimal("1.234"), True)


@pytest.mark.parametrize("typed", ["", "көп", "5 кг", "1 23", "1,2,3", "NaN", True, "٣", "--5"])
def test_what_is_no_number(typed):
    with pytest.raises(NotANumber):
        decimal_from(typed)


@pytest.mark.parametrize("typed", ["05.01.2026", "5.1.2026", "5/1/2026", "2026-01-05", 46027, NINE])
def test_dates_as_people_and_spreadsheets_write_them(typed):
    assert date_from(typed) == date(2026, 1, 5)


@pytest.mark.parametrize("typed", ["31.02.2026", "5.1.26", "2026", 2026, "кечээ", True, "01.13.2026"])
def test_what_is_no_date(typed):
    assert date_from(typed) is None


def test_faults_of_numbers():
    column = Column("amount", "Amount", Type.DECIMAL, required=True, least=1, most=10, places=1)

    assert parsed(column, "5", "0", "11", "1,55", "x", None) == (
        ["5", None, None, None, None, None],
        [(1, "too-small"), (2, "too-big"), (3, "too-fine"), (4, "not-number"), (5, "required")],
    )


def test_whole_numbers_and_words_of_a_list():
    assert parsed(Column("n", "n", Type.WHOLE), "5", 5.0, "5,5", "") == ([5, 5, None, None], [(2, "not-whole")])
    assert parsed(Column("c", "c", Type.CHOICE, choices={"gas": "Газ"}), "ГАЗ", "gas", "отун") == (
        ["gas", "gas", None],
        [(2, "not-choice")],
    )


def test_yes_and_no_in_our_languages():
    assert parsed(Column("y", "y", Type.YES_NO), "ооба", "Жок", "да", "нет", True, 0, "+", "balki") == (
        [True, False, True, False, True, False, True, None],
        [(7, "not-yes-no")],
    )


def test_spaces_are_made_regular_and_text_stays_text():
    column = Column("t", "t", max_length=12)

    assert parsed(column, "  Асан \u00a0 уулу\n", 5, 5.0, 1e15, "а" * 13, " ") == (
        ["Асан уулу", "5", "5", None, None, None],
        [(3, "lost-digits"), (4, "too-long")],
    )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Тълъгън", "Төлөгөн"), ("Ъмър", "Өмөр"), ("Г\\лнара", "Гүлнара"), ("Б\\Б\\", "БҮБҮ"), ("объект", "объект"),
        ("съезд", "съезд"), ("подъезд", "подъезд"), ("Kochkor\\", "Kochkor\\"), ("ХЪЛ", "ХӨЛ"),
    ],
)  # fmt: skip
def test_letters_of_an_old_font(typed, meant):
    assert old_font(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Aсанов", "Асанов"), ("Бeкoвa", "Бекова"), ("Yсөн", "Үсөн"), ("Нaрын", "Нарын"), ("аӊ", "аң"),
        ("Osh", "Osh"), ("Кѳл", "Көл"), ("CSO уюму", "CSO уюму"),
    ],
)  # fmt: skip
def test_latin_letters_that_look_cyrillic(typed, meant):
    assert look_alikes(typed) == meant


def test_a_word_that_stays_mixed_is_only_warned_about():
    assert still_mixed("Асzнов")
    assert not still_mixed("Aсанов")


def test_offers_change_nothing_until_they_are_accepted():
    column = Column("t", "t")

    assert parsed(column, "Тълъгън", "Aсан") == (["Тълъгън", "Aсан"], [(0, "old-font"), (1, "look-alike")])
    assert parsed(column, "Тълъгън", "Aсан", accepted=["old-font", "look-alike"]) == (["Төлөгөн", "Асан"], [])


def test_headings_are_compared_without_case_marks_and_spaces():
    assert folded(" Аты-жөнү * ") == folded("аты жөнү")


def test_words_of_a_list_that_people_write_besides_its_labels_and_what_an_empty_cell_means():
    column = Column(
        "kin", "Kin", Type.CHOICE, choices={"child": "Child", "head": "Head"}, words={"Сын": "child"}, default="head"
    )

    assert parsed(column, "сын", "CHILD", "", "сват") == (
        ["child", "child", "head", None],
        [(3, "not-choice")],
    )
