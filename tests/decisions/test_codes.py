"""Personal codes."""

from __future__ import annotations

import pytest

from birge.decisions.codes import ALPHABET, LENGTH, code_hash, code_of, looks_right

CELLS = {"claim": {"value": 1, "salt": "00" * 16}, "name": {"value": "А", "salt": "01" * 16}}


def test_a_code_has_at_least_eighty_bits_in_groups_of_four():
    code = code_of(CELLS)

    assert (len(ALPHABET), LENGTH) == (32, 20)
    assert [len(group) for group in code.split("-")] == [4, 4, 4, 4, 4]


def test_a_code_hangs_on_the_salts_alone():
    other_value = CELLS | {"claim": {"value": 2, "salt": "00" * 16}}
    other_salt = CELLS | {"claim": {"value": 1, "salt": "02" * 16}}

    assert code_of(other_value) == code_of(CELLS)
    assert code_of(other_salt) != code_of(CELLS)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("abcd efgh jkmn pqrs tvwx", "ABCD-EFGH-JKMN-PQRS-TVWX"),
        ("OIL0-1111-AAAA-BBBB-CCCC", "0110-1111-AAAA-BBBB-CCCC"),
        ("АВЕК-МНСТ-Х000-0000-0000", "ABEK-MHCT-X000-0000-0000"),
    ],
)
def test_a_code_is_read_as_people_type_it(typed, printed):
    assert looks_right(typed)
    assert code_hash(typed) == code_hash(printed)


@pytest.mark.parametrize("typed", ["", "ABCD", "ABCD-EFGH-JKMN-PQRS-TVW", "ABCD-EFGH-JKMN-PQRS-TVW*"])
def test_what_cannot_be_a_code_is_told_at_once(typed):
    assert not looks_right(typed)
