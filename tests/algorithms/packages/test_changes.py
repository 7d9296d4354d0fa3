"""Every change of a package is found, and for a single changed character the path names where it is."""

import json
import re
from string import digits

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from birge.algorithms.packages import Malformed, canonical, verify
from birge.algorithms.packages.seal import SEAL, sealed
from tests.algorithms.packages.factories import OTHER_KEY, OURS, SIGNED_AT, full_package, public_package

FULL = full_package(2)
PUBLIC = public_package(FULL)
HIDDEN = public_package(full_package(12, status=True), totals=["claim", "result/given"])
PACKAGES = {"full": FULL, "public": PUBLIC, "hidden": HIDDEN}


def leaves(value, path=""):
    """(path, text of the leaf) in the order of the file."""
    if isinstance(value, dict):
        for key in value:
            yield from leaves(value[key], f"{path}/{key}")
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from leaves(item, f"{path}/{at}")
    else:
        yield path, json.dumps(value, ensure_ascii=False)


def digit_places(data: bytes):
    """(byte, path) of every digit in a value of the file."""
    text, at = data.decode(), 0
    for path, leaf in leaves(json.loads(text)):
        at = text.index(leaf, at)
        for found in re.finditer(r"\d", leaf):
            yield len(text[: at + found.start()].encode()), path
        at += len(leaf)


@pytest.mark.parametrize("name", PACKAGES)
def test_any_changed_digit_is_found_and_the_path_names_it(name):
    data = PACKAGES[name].data
    for at, path in digit_places(data):
        changed = bytearray(data)
        changed[at] = ord(digits[(digits.index(chr(data[at])) + 1) % 10])

        report = verify(bytes(changed), OURS)

        assert report.exit_code in (1, 2)
        assert report.exit_code == 2 or path.startswith(report.path), (path, report.path)


@pytest.mark.slow
@pytest.mark.parametrize("name", PACKAGES)
def test_every_single_changed_byte_is_found(name):
    data = PACKAGES[name].data
    for at in range(len(data)):
        for new in {data[at] ^ 1, data[at] ^ 0x20, data[at] ^ 0x80, ord("0"), ord(" ")} - {data[at]}:
            assert verify(data[:at] + bytes([new]) + data[at + 1 :], OURS).exit_code in (1, 2)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_byte_changed_left_out_or_put_in_is_found(data):
    original = data.draw(st.sampled_from([FULL.data, PUBLIC.data, HIDDEN.data]))
    at = data.draw(st.integers(0, len(original) - 1))
    new = data.draw(st.binary(max_size=3))
    changed = original[:at] + new + original[at + data.draw(st.integers(0, 2)) :]

    assert verify(changed, OURS).exit_code == 0 if changed == original else verify(changed, OURS).exit_code in (1, 2)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_at_all_make_it_fail(data):
    assert verify(data, OURS).exit_code == 2


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(FULL.document)), json_values)
def test_a_member_replaced_by_anything_is_found(member, value):
    document = json.loads(FULL.data)
    document[member] = value
    data = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode(errors="replace")

    assert data == FULL.data or verify(data, OURS).exit_code in (1, 2)


def replaced(value, choose, new):
    """The value with one part, somewhere inside, replaced."""
    if not isinstance(value, dict | list) or not value or choose(0, 5) == 0:
        return new
    keys = sorted(value) if isinstance(value, dict) else range(len(value))
    key = keys[choose(0, len(keys) - 1)]
    copy = value.copy()
    copy[key] = replaced(value[key], choose, new)
    return copy


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(sorted(PACKAGES)), json_values, st.data())
def test_whatever_a_stranger_signs_is_answered_without_a_fault(name, value, data):
    document = dict(PACKAGES[name].document)
    member = data.draw(st.sampled_from(sorted(set(document) - SEAL)))
    document[member] = replaced(document[member], lambda low, high: data.draw(st.integers(low, high)), value)
    try:
        signed = sealed(document, OTHER_KEY, SIGNED_AT)
        written = canonical(signed)
    except Malformed:
        return

    report = verify(written, OURS)

    assert report.exit_code in (1, 2)
    assert report.exit_code == 2 or "/signature/key" in [found.path for found in report.differences]


def test_a_trailing_newline_is_not_the_canonical_form():
    report = verify(FULL.data + b"\n", OURS)

    assert (report.exit_code, report.did) == (2, None)


def test_a_changed_value_is_told_from_a_changed_salt_a_changed_digest_and_a_changed_hash():
    def report(change) -> str | None:
        document = json.loads(FULL.data)
        change(document)
        text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return verify(text.encode(), OURS).path

    other = "0" * 64
    assert report(lambda d: d["rows"][1]["fields"]["pin"].update(value="x")) == "/rows/1/fields/pin"
    assert report(lambda d: d["rows"][1]["fields"]["pin"].update(salt="0" * 32)) == "/rows/1/fields/pin"
    assert report(lambda d: d["digests"]["rows"].__setitem__(1, other)) == "/digests/rows/1"
    assert report(lambda d: d["digests"]["decision"].update(title=other)) == "/digests/decision/title"
    assert report(lambda d: d["decision"]["title"].update(ky="x")) == "/decision/title"
    assert report(lambda d: d.update(hash=other)) == "/hash"
    assert report(lambda d: d["signature"].update(value=other * 2)) == "/signature"
    assert report(lambda d: d["signature"].update(key=other)) == "/signature/key"


def test_a_rule_that_was_not_the_one_computed_is_found_whoever_signs():
    document = {name: value for name, value in FULL.document.items() if name not in SEAL}
    document["rule"] = FULL.document["rule"] | {"name": "talmud"}

    assert verify(canonical(sealed(document, OTHER_KEY, SIGNED_AT))).path == "/rule/name"
