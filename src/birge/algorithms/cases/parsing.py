"""Strict JSON (RFC 8259) to plain Python values in which every number is exactly the decimal written.

No binary floats, no NaN or Infinity, no repeated keys, no lone surrogates; numbers have a greatest length, so that a
hostile text cannot ask for gigabytes. A byte order mark at the start is passed over.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NoReturn

from birge.algorithms.cases.errors import CaseError

Document = dict[str, Any]

MOST_DIGITS = 1000
_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, eq=False)
class _Flaw:
    """Stands in the parsed document at the place of something forbidden, until its path is known."""

    error: CaseError


def parse(text: str | bytes) -> Any:
    """The value that the text holds. Raises CaseError with the line (syntax) or the JSON path (everything else)."""
    if isinstance(text, bytes):
        text = _decode(text)
    text = text.removeprefix("\ufeff")
    parser = _Parser()
    try:
        document = parser.decode(text)
    except json.JSONDecodeError as error:
        raise CaseError("syntax", line=error.lineno, problem=error.msg, column=error.colno) from None
    except RecursionError:
        raise CaseError("too_deep") from None
    if parser.flawed:
        _raise_first(document, lambda value: value if isinstance(value, _Flaw) else None)
    if _SURROGATE_ESCAPE.search(text) or _LONE_SURROGATE.search(text):
        _raise_first(document, _surrogate)
    return document


class _Parser:
    def __init__(self) -> None:
        self.flawed = False
        self.decode: Callable[[str], Any] = json.JSONDecoder(
            parse_int=self._integer,
            parse_float=self._decimal,
            parse_constant=lambda name: self._flaw(CaseError("not_finite", number=name)),
            object_pairs_hook=self._object,
        ).decode

    def _flaw(self, error: CaseError) -> _Flaw:
        self.flawed = True
        return _Flaw(error)

    def _integer(self, text: str) -> int | _Flaw:
        return int(text) if len(text) <= MOST_DIGITS else self._flaw(CaseError("number_too_long", digits=MOST_DIGITS))

    def _decimal(self, text: str) -> Decimal | _Flaw:
        _, _, exponent = text.replace("E", "e").partition("e")
        if len(text) > MOST_DIGITS or (exponent and abs(int(exponent)) > MOST_DIGITS):
            return self._flaw(CaseError("number_too_long", digits=MOST_DIGITS))
        return Decimal(text)

    def _object(self, pairs: list[tuple[str, Any]]) -> Document:
        document = dict(pairs)
        if len(document) < len(pairs):
            seen: set[str] = set()
            for key, _ in pairs:
                if key in seen:
                    document[key] = self._flaw(CaseError("repeated_key", key=key))
                seen.add(key)
        return document


def _decode(text: bytes) -> str:
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CaseError("not_utf8", line=text.count(b"\n", 0, error.start) + 1) from None


def _surrogate(value: object) -> _Flaw | None:
    texts = value if isinstance(value, dict) else [value] if isinstance(value, str) else []
    return _Flaw(CaseError("bad_character")) if any(_LONE_SURROGATE.search(text) for text in texts) else None


def _raise_first(document: object, flaw_in: Callable[[object], _Flaw | None]) -> None:
    """Raise the first flaw in document order, with its path. Without recursion: the document may be very deep."""
    waiting: list[tuple[object, tuple[str | int, ...]]] = [(document, ())]
    while waiting:
        value, steps = waiting.pop()
        flaw = flaw_in(value)
        if flaw is not None:
            _raise(flaw, steps)
        inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        waiting.extend((item, (*steps, key)) for key, item in reversed(list(inner)))


def _raise(flaw: _Flaw, steps: tuple[str | int, ...]) -> NoReturn:
    for step in reversed(steps):
        flaw.error.inside(step)
    raise flaw.error
