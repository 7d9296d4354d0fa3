"""One key for all spellings of a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from birge.algorithms.spelling import fold, likeness, near_skeletons, skeleton, words

CYRILLIC = st.text("абвгдежзийклмнңоөпрстуүхчшыэАҢӨҮ -", max_size=20)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Өмүрбек", "Омурбек"),
        ("Өмүрбек", "Omurbek"),
        ("Жаныбек", "Джаныбек"),
        ("Жаңы-Жол", "Джаны Джол"),
        ("Жаңы-Жол", "Jangy-Jol"),
        ("Жаңы-Жол", "Dzhany-Dzhol"),
        ("Жаңы-Жол", "Zhany Zhol"),
        ("Жаӊы", "Жаңы"),
        ("Ѳзгѳн", "Өзгөн"),
        ("Айыл", "Ayyl"),
        ("Айыл", "Аил"),
        ("Кызыл-Кыя", "Кызыл-Кия"),
        ("Кызыл-Кыя", "Kyzyl-Kiya"),
        ("Кара-Суу", "КАРАСУ"),
        ("Көк-Жар", "Kök-Jar"),
        ("Чүй", "Chüy"),
        ("Бель", "Бел"),
        ("Анан\u2019ево", "Ананево"),
        ("Ысык-Көл", "Ysyk-Köl"),
        ("Хан", "Xan"),
    ],
)
def test_spellings_of_one_name_have_one_key(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Узген", "Өзгөн"), ("Абдыкадыров", "Абдукадыров"), ("Үсөн", "Усен")])
def test_what_the_key_tells_apart_the_skeleton_joins(one, other):
    assert fold(one) != fold(other)
    assert skeleton(one) == skeleton(other)


def test_different_names_keep_different_keys():
    names = ["Ак-Суу", "Кара-Суу", "Кызыл-Суу", "Талас", "Баткен", "Нарын", "Ноокат", "Ноокен"]

    assert len({fold(name) for name in names}) == len(names)


def test_codes_keep_every_digit():
    assert fold("KG06255000000") == "kg06255000000"
    assert fold("41706255000000") == "41706255000000"


def test_words_are_folded_one_by_one():
    assert words("Кара-Суу (часть)") == ["kara", "su", "chast"]


@given(CYRILLIC)
def test_a_key_is_letters_and_digits_and_its_own_key(name):
    key = fold(name)

    assert all(letter.isascii() and (letter.isdigit() or letter.islower()) for letter in key)
    assert fold(key) == key


@given(CYRILLIC)
def test_case_and_hyphens_do_not_matter(name):
    assert fold(name.upper()) == fold(name.replace("-", " ")) == fold(name.replace(" ", "").replace("-", ""))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("martha", "marhta", 0.9611), ("dixon", "dicksonx", 0.8133), ("dwayne", "duane", 0.8400), ("abc", "xyz", 0.0)],
)
def test_likeness_is_the_measure_of_the_literature(one, other, expected):
    """Winkler's own examples (1990)."""
    assert likeness(one, other) == pytest.approx(expected, abs=5e-5)


@given(CYRILLIC.map(fold), CYRILLIC.map(fold))
def test_likeness_is_symmetric_and_between_nothing_and_one(one, other):
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1


def test_near_skeletons_differ_by_one_letter():
    near = near_skeletons("kr")

    assert {"kr", "k", "r", "krs", "skr", "ksr", "kt", "tr"} <= near
    assert not {"", "krsk", "st"} & near
