"""The canonical form against the vectors of RFC 8785 itself, and what is refused."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from birge.algorithms.packages import Malformed, canonical
from birge.algorithms.packages.canonical import LARGEST, difference_at, read

KEYS = {
    "\u20ac": "Euro Sign",
    "\r": "Carriage Return",
    "\ufb33": "Hebrew Letter Dalet With Dagesh",
    "1": "One",
    "\U0001f600": "Emoji: Grinning Face",
    "\u0080": "Control",
    "\u00f6": "Latin Small Letter O With Diaeresis",
}
"""RFC 8785 §3.2.3: the keys of the sorting example."""
STRING = '\u20ac$\u000f\nA\'B"\\\\"/'
"""RFC 8785 §3.2.2: the string of the example, after parsing."""

packable = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST, LARGEST) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


def utf16_units(text: str) -> list[int]:
    data = text.encode("utf-16-be")
    return [data[at] * 256 + data[at + 1] for at in range(0, len(data), 2)]


def by_the_book(value) -> str:
    """RFC 8785 §3.2 word by word, without the standard library's writer."""
    if isinstance(value, dict):
        return (
            "{" + ",".join(by_the_book(k) + ":" + by_the_book(value[k]) for k in sorted(value, key=utf16_units)) + "}"
        )
    if isinstance(value, list):
        return "[" + ",".join(map(by_the_book, value)) + "]"
    if isinstance(value, str):
        return '"' + "".join(map(escaped, value)) + '"'
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def escaped(character: str) -> str:
    short = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
    if character in short:
        return short[character]
    return f"\\u{ord(character):04x}" if ord(character) < 0x20 else character


def test_keys_are_in_the_order_of_the_rfcs_example():
    written = json.loads(canonical(KEYS), object_pairs_hook=lambda pairs: [value for _, value in pairs])

    assert written == [
        "Carriage Return",
        "One",
        "Control",
        "Latin Small Letter O With Diaeresis",
        "Euro Sign",
        "Emoji: Grinning Face",
        "Hebrew Letter Dalet With Dagesh",
    ]


def test_strings_and_literals_are_written_as_in_the_rfcs_example():
    value = {"string": STRING, "literals": [None, True, False]}

    assert canonical(value) == (
        b'{"literals":[null,true,false],"string":"' + "\u20ac".encode() + b'$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
    )


@given(packable)
def test_every_value_is_written_by_the_book(value):
    assert canonical(value).decode() == by_the_book(value)


@given(packable)
def test_what_is_written_is_read_again(value):
    assert read(canonical(value)) == value


@pytest.mark.parametrize(
    "value",
    [1.5, 1.0, 1e300, float("nan"), float("inf"), 2**53, -(2**53), "\ud800", {1: 2}, {None: 1}, (1,), b"a", {1}],
)
def test_what_a_package_cannot_hold_is_refused(value):
    with pytest.raises(Malformed):
        canonical({"value": value})


@pytest.mark.parametrize(
    "data",
    [
        b"1.0",
        b"1e2",
        b"NaN",
        b"-Infinity",
        b"9007199254740992",
        b"\xef\xbb\xbf1",
        b"\xed\xa0\x80",
        b"1 2",
        b"",
        b"9" * 5000,
    ],
)
def test_what_no_package_holds_is_not_read(data):
    with pytest.raises(Malformed):
        read(data)


def test_a_value_nested_too_deeply_is_refused():
    with pytest.raises(Malformed):
        read(b"[" * 100_000)


@given(st.binary(max_size=30), st.lists(st.binary(max_size=5)))
def test_the_first_difference_is_found(data, pieces):
    whole = b"".join(pieces)
    at = difference_at(data, pieces)

    assert (at is None) == (data == whole)
    assert at is None or (data[:at] == whole[:at] and data[at : at + 1] != whole[at : at + 1])


def test_what_consists_of_the_pieces_has_no_difference():
    assert difference_at(b"abcd", [b"ab", b"", b"cd"]) is None


@pytest.mark.parametrize(
    ("data", "path"),
    [(b'{"a/b":[1,{"c":1.5}],"d":2.5}', "/a~1b/1/c"), (b"[1,99999999999999999999]", "/1"), (b'{"a":NaN}', "/a")],
)
def test_the_place_of_a_number_that_no_package_holds_is_named(data, path):
    with pytest.raises(Malformed) as refused:
        read(data)

    assert refused.value.path == path
