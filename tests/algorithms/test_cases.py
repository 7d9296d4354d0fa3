"""Strict reading, exact numbers, exact writing."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from birge.algorithms.cases import (
    CaseError,
    ListOf,
    Nullable,
    Number,
    Record,
    Text,
    decimal_text,
    exact,
    exact_text,
    pack,
    parse,
    write,
)
from birge.algorithms.cases.exact import digits


def refusal(text: str | bytes) -> tuple[str, str]:
    with pytest.raises(CaseError) as refused:
        parse(text)
    return refused.value.where, refused.value.code


def test_numbers_are_the_decimals_written() -> None:
    assert parse('[0.1, 1e2, -0, 2.50, 9007199254740993, 12e-1]') == [
        Decimal("0.1"), 100, 0, Decimal("2.5"), 9007199254740993, Decimal("1.2"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "where", "code"),
    [
        ("", "line 1", "syntax"),
        ("{'a': 1}", "line 1", "syntax"),
        ('{"a": 1,\n}', "line 2", "syntax"),
        ("[1] 2", "line 1", "syntax"),
        ("[01]", "line 1", "syntax"),
        ("[+1]", "line 1", "syntax"),
        ("[.5]", "line 1", "syntax"),
        ('["a\nb"]', "line 1", "syntax"),
        (b'[\n"\xc3"]', "line 2", "not_utf8"),
        (b"\xff\xfe[\x00]\x00", "line 1", "not_utf8"),
        ("[" * 200_000, "$", "too_deep"),
        ('{"a":' * 200_000, "$", "too_deep"),
        ('{"x": [{}, {"b": 1, "c": 2, "b": 3}]}', "$.x[1].b", "repeated_key"),
        ('{"x": [0, NaN, Infinity]}', "$.x[1]", "not_finite"),
        ("-Infinity", "$", "not_finite"),
        ("[1, 1e1001]", "$[1]", "number_too_long"),
        ('["\\udc00"]', "$[0]", "bad_character"),
        ('{"\\ud83d": 1}', "$", "bad_character"),
    ],
)
def test_what_is_not_strict_json_is_refused_with_its_place(text: str | bytes, where: str, code: str) -> None:
    assert refusal(text) == (where, code)


def test_a_pair_of_surrogate_escapes_is_one_character() -> None:
    assert parse('["\\ud83d\\ude00"]') == ["😀"]


def test_a_byte_order_mark_is_passed_over() -> None:
    assert parse(b'\xef\xbb\xbf{"a": 1}') == {"a": 1}


def test_an_error_says_where_and_what() -> None:
    assert str(CaseError("missing", key="claim").inside("claim").inside(3).inside("claimants")) == (
        "$.claimants[3].claim: the key claim is missing"
    )
    assert str(CaseError("unknown_key", key="x" * 10_000)) == f"$: the key {'x' * 199}… is not known"


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (Fraction(50), "50"),
        (Fraction(1, 8), "0.125"),
        (Fraction(-7, 2), "-3.5"),
        (Fraction(1, 3), "0.33333333333333333333"),
        (Fraction(200, 3), "66.666666666666666667"),
        (Fraction(1, 10**25), "0.0000000000000000000000001"),
        (Fraction(123456789012345678901234567890, 1), "123456789012345678901234567890"),
        (0, "0"),
    ],
)
def test_a_decimal_that_ends_is_exact_and_another_has_twenty_digits(number: Fraction, shown: str) -> None:
    assert decimal_text(number) == shown


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6))
def test_what_is_written_is_read_back_the_same(number: Decimal) -> None:
    assert Fraction(parse(write(number))) == Fraction(number)


@given(st.fractions())
def test_exact_text_is_read_back_the_same(number: Fraction) -> None:
    assert exact(exact_text(number)) == number


@pytest.mark.parametrize("text", ["", "1", "2/4", "1/0", "1/-2", " 1/2", "1.5/1", "١/٢", "+1/2", "-0/1", "1e9/1"])
def test_only_lowest_terms_are_exact_text(text: str) -> None:
    with pytest.raises(ValueError, match=r"exact|lowest"):
        exact(text)
    with pytest.raises(CaseError, match="not an exact number"):
        Number().read(text, packed=True)


@pytest.mark.parametrize("power", [10, 4000, 5000, 20_000])
def test_digits_has_no_greatest_size(power: int) -> None:
    assert digits(10**power) == "1" + "0" * power
    assert digits(-(10**power) + 1) == "-" + "9" * power
    assert exact("1" + "0" * power + "/3") == Fraction(10**power, 3)


def test_rows_stand_on_lines_of_their_own_and_letters_stay_letters() -> None:
    document = {"rows": [{"id": "ү", "n": Fraction(1, 2)}, {"id": '"', "n": None}], "none": [], "ok": True}
    rows = '    {"id": "ү", "n": 0.5},\n    {"id": "\\"", "n": null}\n'
    assert write(document) == f'{{\n  "rows": [\n{rows}  ],\n  "none": [],\n  "ok": true\n}}\n'


def test_a_binary_float_is_never_written() -> None:
    with pytest.raises(TypeError, match="float"):
        write({"a": 0.1})


def test_packed_numbers_are_safe_integers_or_exact_text() -> None:
    packed = pack({"a": [Fraction(40, 7), Fraction(4), Decimal("0.5"), 2**53, True, None, "x"]})
    assert packed == {"a": ["40/7", 4, "1/2", "9007199254740992/1", True, None, "x"]}


def test_a_packed_document_reads_as_the_one_it_was_made_of() -> None:
    shape = Record(dict, a=ListOf(Number()), b=Nullable(Text()))
    document = {"a": [Decimal("0.5"), 2**60, 3], "b": "1/2"}
    assert shape.read(pack(document), packed=True) == shape.read(document)


def test_exact_text_is_no_number_in_a_case_that_a_person_wrote() -> None:
    with pytest.raises(CaseError, match="a number is expected here, not text"):
        Number().read("1/2")
