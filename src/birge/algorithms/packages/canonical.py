"""The canonical form of JSON (RFC 8785, JSON Canonicalization Scheme) for the values that packages use.

Packages hold text, whole numbers below 2⁵³ in absolute value, true, false, null, lists and objects. Without fractional
numbers the canonical form needs nothing but ordered keys (by UTF-16 code units, RFC 8785 §3.2.3), no white space, and
the shortest escapes (§3.2.2.2), which is what the standard library writes.
"""

import json
from collections.abc import Callable, Iterable
from typing import Any, Final, NoReturn

Json = Any  # what `json` reads: dict, list, str, int, bool, None

LARGEST: Final = 2**53 - 1
_AS_DOWNLOADED = "Take the file again as it was published; do not open and save it in an editor."
_BEYOND_16_BITS = (b"\xf0", b"\xf1", b"\xf2", b"\xf3", b"\xf4")  # how such characters begin in UTF-8


def _writer(*, sort_keys: bool) -> Callable[[Json], str]:
    return json.JSONEncoder(
        ensure_ascii=False, separators=(",", ":"), sort_keys=sort_keys, allow_nan=False, check_circular=False
    ).encode


_write_sorted = _writer(sort_keys=True)
_write_as_is = _writer(sort_keys=False)


_BAD: Final = object()


class Malformed(ValueError):
    """A value or a file that is not in the form that a package must have; `path` is a JSON pointer."""

    def __init__(self, path: str, problem: str, remedy: str = _AS_DOWNLOADED) -> None:
        super().__init__(f"{path or '/'}: {problem} {remedy}")
        self.path, self.problem, self.remedy = path, problem, remedy


def canonical(value: Json) -> bytes:
    """RFC 8785 form of a value; `Malformed` if the value is not of the kinds that a package may hold."""
    data = write(value)
    if read(data) != value:  # tuples, keys that are no text: json would write them as something else
        raise Malformed(
            "", "Only text keys and plain lists can be written.", "Use dict, list, str, int, bool and None."
        )
    return data


def write(value: Json) -> bytes:
    """The same for values that are known to be of these kinds: no check, at the speed of the encoder."""
    try:
        data = _write_sorted(value).encode()
        if type(value) is not str and any(map(data.__contains__, _BEYOND_16_BITS)):
            return _write_as_is(_ordered(value)).encode()
        return data
    except UnicodeEncodeError:
        raise Malformed("", "There is half of a surrogate pair in a text.", "Correct the text.") from None
    except RecursionError:
        raise Malformed("", "The value is nested too deeply.") from None
    except (TypeError, ValueError) as error:
        raise Malformed("", f"This value cannot be written: {error}.", "Use text for exact values.") from None


def read(data: bytes) -> Json:
    """Reads JSON without floats; says where it breaks.

    Whether it is canonical is for the caller to see (`write` it again).
    """
    try:
        text = data.decode()
        return json.loads(text, parse_float=_no_fraction, parse_int=_whole, parse_constant=_no_fraction)
    except _BadNumber as bad:
        raise Malformed(_place_of_bad_number(text), bad.problem, bad.remedy) from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Malformed("", f"Byte {error.start}, line {line}, is not UTF-8.") from None
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise Malformed("", f"This is not JSON: {error.msg}, {where}.") from None
    except RecursionError:
        raise Malformed("", "The file is nested too deeply.") from None


def pointer_part(key: str) -> str:
    """A key as a part of a JSON pointer (RFC 6901 §3)."""
    return key.replace("~", "~0").replace("/", "~1")


def difference_at(data: bytes, pieces: Iterable[bytes]) -> int | None:
    """The first byte at which the data is not these pieces one after the other; None if it is."""
    at = 0
    for piece in pieces:
        if not data.startswith(piece, at):
            rest = data[at : at + len(piece)]
            pairs = zip(rest, piece, strict=False)
            return at + next((place for place, (left, right) in enumerate(pairs) if left != right), len(rest))
        at += len(piece)
    return None if at == len(data) else at


def _ordered(value: Json) -> Json:
    """Objects with their keys in the order of UTF-16 code units: differs from code points for U+E000 and above only."""
    if isinstance(value, dict):
        return {key: _ordered(value[key]) for key in sorted(value, key=_utf16)}
    if isinstance(value, list):
        return [_ordered(item) for item in value]
    return value


def _utf16(key: str) -> bytes:
    return key.encode("utf-16-be")


class _BadNumber(Exception):
    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.problem, self.remedy = problem, remedy


def _no_fraction(text: str) -> NoReturn:
    raise _BadNumber(f"The number {text[:40]} is not whole.", 'A package states exact values as text, like "40/7".')


def _whole(text: str) -> int:
    if len(text) > 17 or abs(number := int(text)) > LARGEST:
        raise _BadNumber(
            f"The number {text[:40]} is too large.", "Whole numbers stay below 2^53; write others as text."
        )
    return number


def _place_of_bad_number(text: str) -> str:
    """The path of the first number that cannot stand in a package; "" if the text is not even JSON behind it."""

    def marked(number: str) -> object:
        try:
            return _whole(number)
        except (_BadNumber, ValueError):
            return _BAD

    try:
        waiting = [("", json.loads(text, parse_float=marked, parse_int=marked, parse_constant=marked))]
    except (json.JSONDecodeError, RecursionError):
        return ""
    while waiting:
        path, value = waiting.pop()
        if value is _BAD:
            return path
        inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        waiting.extend([(f"{path}/{pointer_part(str(key))}", item) for key, item in inner][::-1])
    return ""
