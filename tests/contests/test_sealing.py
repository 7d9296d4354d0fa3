"""Envelopes: who opens them, and that a change is found."""

from uuid import uuid4

import pytest

from birge.contests import codes, sealing
from birge.contests.sealing import CallKey, SealedFor, Unreadable

CONTENT = {"texts": {"title": "Балдар аянтчасы"}}


@pytest.fixture(scope="module")
def sealed_for():
    return SealedFor(uuid4(), uuid4())


@pytest.fixture(scope="module")
def seal(sealed_for):
    return sealing.new_seal(sealed_for.call, 2, 3)


@pytest.fixture(scope="module")
def own_code():
    return sealing.new_own_code()


@pytest.fixture(scope="module")
def envelope(sealed_for, seal, own_code):
    return sealing.seal(CONTENT, seal.public_key, own_code, sealed_for)


@pytest.mark.parametrize("together", [(0, 1), (0, 2), (1, 2), (0, 1, 2)])
def test_any_two_of_three_openers_read_it(together, sealed_for, seal, envelope):
    key = CallKey(sealed_for.call, seal.public_key, [seal.codes[place] for place in together])

    assert key.open(envelope, sealed_for) == CONTENT


def test_one_opener_alone_reads_nothing(sealed_for, seal):
    with pytest.raises(Unreadable):
        CallKey(sealed_for.call, seal.public_key, seal.codes[:1])


def test_codes_of_another_call_open_nothing(sealed_for, seal):
    other = sealing.new_seal(uuid4(), 2, 3)

    with pytest.raises(Unreadable):
        CallKey(sealed_for.call, seal.public_key, other.codes[:2])


def test_the_personal_code_opens_it_however_it_is_typed(sealed_for, envelope, own_code):
    typed = own_code.lower().replace("-", " ").replace("0", "o")

    assert sealing.open_own(envelope, typed, sealed_for) == CONTENT


def test_another_personal_code_does_not(sealed_for, envelope):
    with pytest.raises(Unreadable):
        sealing.open_own(envelope, sealing.new_own_code(), sealed_for)


def test_a_mistyped_code_is_known_as_such(own_code):
    wrong = ("1" if own_code[0] != "1" else "2") + own_code[1:]

    for typed in (wrong, own_code[:-1], "", own_code + "A", "Ж" + own_code[1:]):
        with pytest.raises(codes.BadCode):
            codes.read(typed, 10)


@pytest.mark.parametrize("part", ["content", "key", "ephemeral"])
def test_a_changed_envelope_is_found(part, sealed_for, seal, envelope):
    holder = {"content": ("content",), "key": ("to_call", "key"), "ephemeral": ("to_call", "ephemeral")}[part]
    changed = {**envelope, "to_call": dict(envelope["to_call"])}
    inside = changed if len(holder) == 1 else changed["to_call"]
    text = inside[holder[-1]]
    inside[holder[-1]] = text[:10] + ("A" if text[10] != "A" else "B") + text[11:]

    with pytest.raises(Unreadable):
        CallKey(sealed_for.call, seal.public_key, seal.codes[:2]).open(changed, sealed_for)


def test_an_envelope_put_in_the_place_of_another_is_found(sealed_for, seal, envelope):
    key = CallKey(sealed_for.call, seal.public_key, seal.codes[:2])

    with pytest.raises(Unreadable):
        key.open(envelope, SealedFor(sealed_for.call, uuid4()))


def test_the_length_does_not_tell_how_much_was_written(sealed_for, seal, own_code, envelope):
    longer = sealing.seal({"texts": {"title": "А" * 900}}, seal.public_key, own_code, sealed_for)

    assert len(longer["content"]) == len(envelope["content"])


def test_a_file_is_read_with_its_own_key_only(sealed_for):
    key, sealed = sealing.seal_file(b"%PDF-1.7 x", sealed_for)
    other_key, _other = sealing.seal_file(b"", sealed_for)

    assert sealing.open_file(sealed, key, sealed_for) == b"%PDF-1.7 x"
    assert b"PDF" not in sealed
    with pytest.raises(Unreadable):
        sealing.open_file(sealed, other_key, sealed_for)
    with pytest.raises(Unreadable):
        sealing.open_file(sealed[:-1] + bytes([sealed[-1] ^ 1]), key, sealed_for)


def test_a_draft_needs_the_key_of_its_home(sealed_for):
    locked = sealing.lock_draft(CONTENT, "home", sealed_for)

    assert sealing.unlock_draft(locked, "home", sealed_for) == CONTENT
    with pytest.raises(Unreadable):
        sealing.unlock_draft(locked, "another home", sealed_for)
