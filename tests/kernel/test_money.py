"""Money: read exactly, written as people write it, divided without losing a tyiyn."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from birge.kernel.money import MOST_TYIYN, Money, MoneyError, parse


@pytest.mark.parametrize(
    ("text", "tyiyn"),
    [
        ("1 234,50", 123450),
        ("1234.5", 123450),
        ("1\xa0234\xa0567,05 сом", 123456705),
        ("0,01", 1),
        ("200 KGS", 20000),
        (" 7 ", 700),
    ],
)
def test_amounts_as_people_type_them(text, tyiyn):
    assert parse(text) == Money(tyiyn)


@pytest.mark.parametrize(
    "text", ["", "сом", "1,234.50", "1.234", "12 34", "-5", "1e3", "٣", "NaN", "1,", "1 000 сомдор"]
)
def test_what_is_not_an_amount_is_refused(text):
    with pytest.raises(MoneyError):
        parse(text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ky", "1\xa0234,50\xa0сом"),
        ("ru", "1\xa0234,50\xa0сом"),
        ("en", "1\xa0234.50\xa0som"),
        ("uz", "1\xa0234,50\xa0som"),
    ],
)
def test_amounts_are_written_as_the_language_does(language, text):
    assert Money(123450).format(language) == text


def test_a_debt_has_a_sign():
    assert Money(-5).format("ky") == "−0,05\xa0сом"


def test_the_largest_remainder_gets_the_tyiyn_that_is_left():
    assert Money(100).split([1, 1, 1]) == [Money(34), Money(33), Money(33)]
    assert Money(10).split([Fraction(1, 2), 0, 3]) == [Money(1), Money(0), Money(9)]


@given(st.integers(0, 10**12), st.lists(st.integers(0, 1000), min_size=1).filter(any))
def test_parts_add_up_and_none_is_a_tyiyn_away_from_its_share(amount, shares):
    parts = [part.amount_tyiyn for part in Money(amount).split(shares)]

    assert sum(parts) == amount
    assert all(abs(part - Fraction(amount * share, sum(shares))) < 1 for part, share in zip(parts, shares, strict=True))


def test_currencies_do_not_mix():
    with pytest.raises(ValueError, match="cannot be added"):
        Money(1) + Money(1, "USD")


def test_a_sum_that_no_budget_has_is_refused_and_not_computed_with():
    assert parse("10 000 000 000 000").amount_tyiyn == MOST_TYIYN
    with pytest.raises(MoneyError):
        parse("10 000 000 000 000,01")
