"""One person entered twice is found, and the reasons say why."""

import pytest

from birge.algorithms.matching import CODES, THRESHOLD, find_pairs, kinds_of, text_of
from tests.algorithms.matching.people import ASAN, found_among, put_before_the_clerk

SECOND_ENTRIES = {
    "the same": {},
    "in another spelling": {"surname": "Toktogulov", "village": "Кок-Таш", "pin": ""},
    "the patronymic with уулу": {"patronymic": "Бек уулу", "pin": ""},
    "names swapped": {"surname": "Асан", "given_name": "Токтогулов", "pin": ""},
    "day and month swapped": {"born_on": "1985-12-03", "pin": ""},
    "a digit of the date wrong": {"born_on": "1985-03-13", "pin": ""},
    "a letter wrong": {"surname": "Токтогулав", "pin": ""},
    "only the year known": {"born_on": "1985", "pin": ""},
    "another PIN": {"pin": "21203198500888"},
    "no PIN": {"pin": ""},
    "no patronymic, no PIN": {"pin": "", "patronymic": ""},
    "moved": {"village": "Ак-Жар", "street": "Талаа", "house": "2"},
    "moved, no PIN": {"village": "Ак-Жар", "street": "Талаа", "house": "2", "pin": ""},
}


@pytest.mark.parametrize("entry", SECOND_ENTRIES)
def test_a_second_entry_is_put_before_the_clerk(entry):
    assert put_before_the_clerk(ASAN, {**ASAN, **SECOND_ENTRIES[entry]}) == [(0, 1)]


def test_a_surname_changed_by_marriage_is_found_with_the_reason_against_it():
    girl = {**ASAN, "surname": "Мамытова", "given_name": "Айпери", "patronymic": "Бековна", "sex": "f", "pin": ""}
    found = found_among(girl, {**girl, "surname": "Осмонова"})
    assert [(pair.a, pair.b) for pair in found.pairs] == [(0, 1)]
    assert ("surname", "different") in {(reason.field, reason.code) for reason in found.pairs[0].reasons}


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({}, "surname", "same"),
        ({"surname": "Toktogulov"}, "surname", "other_spelling"),
        ({"surname": "Токтогулова"}, "surname", "other_form"),
        ({"surname": "Токтогулав"}, "surname", "typing_error"),
        ({"surname": "Токтокулов"}, "surname", "other_form"),
        ({"surname": "Тохтогулов"}, "surname", "typing_error"),
        ({"surname": "Асан", "given_name": "Токтогулов"}, "given_name", "names_swapped"),
        ({"given_name": "А."}, "given_name", "shortened"),
        ({"patronymic": "Бек уулу"}, "patronymic", "other_form"),
        ({"born_on": "1985-12-03"}, "born_on", "day_month_swapped"),
        ({"born_on": "1985-03-13"}, "born_on", "one_digit_different"),
        ({"born_on": "1985-09-12"}, "born_on", "one_digit_different"),
        ({"born_on": "1985-10-12"}, "born_on", "two_parts_same"),
        ({"born_on": "1985"}, "born_on", "same_as_far_as_known"),
        ({"pin": "21203198500888"}, "pin", "different"),
        ({"pin": ""}, "pin", "missing"),
    ],
)
def test_the_reasons_name_the_relation_of_the_values(change, field, code):
    pair = found_among(ASAN, {**ASAN, **change}).pairs[0]
    assert {reason.field: reason.code for reason in pair.reasons}[field] == code


def test_a_reason_shows_both_values_as_they_were_written():
    pair = found_among(ASAN, {**ASAN, "village": "Кок-Таш"}).pairs[0]
    assert {reason.field: reason.values for reason in pair.reasons}["village"] == ("Көк-Таш", "Кок-Таш")


def test_the_weights_add_up_to_the_score():
    pair = found_among(ASAN, {**ASAN, "born_on": "1985-12-03", "pin": ""}).pairs[0]
    total = sum(reason.weight for reason in pair.reasons)
    assert pair.score == pytest.approx(1 / (1 + 2**-total), abs=0.001)
    assert pair.score >= THRESHOLD


def test_every_code_has_words_in_five_languages():
    assert all(text_of(code, language) for code in CODES for language in ("ky", "ru", "en", "uz", "tg"))


def test_a_column_that_numbers_rows_is_no_evidence():
    same = {"surname": ["Токтогулов", "Осмонов"], "given_name": ["Асан", "Талант"], "born_on": ["1985-03-12", ""]}
    named = {**same, **{name: ["7", "7"] for name in ("id", "rec_id", "cluster", "truth", "entity_id", "household_id")}}
    assert find_pairs(named, kinds_of(named)).pairs == []


@pytest.mark.parametrize("columns", [{}, {"surname": []}, {"surname": ["Токтогулов"]}, {"surname": ["", ""]}])
def test_where_nothing_can_be_compared_nothing_is_found(columns):
    assert find_pairs(columns, kinds_of(columns)).pairs == []
