"""Declared shapes of case documents. A shape reads a parsed value into a typed one, or raises CaseError with the path.

    CLAIMANT = Record(Claimant, id=Id(), claim=Number(at_least=0), weight=Optional(Number(above=0), Fraction(1)))

Every key of an object must be declared; a key that is not `Optional` must be there. Numbers become Fractions. With
`packed=True` a number may also be exact text ("40/7"), the form that decision packages hold.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Generic, Protocol, TypeVar

from birge.algorithms.cases.errors import CaseError
from birge.algorithms.cases.exact import decimal_text, exact
from birge.algorithms.cases.parsing import MOST_DIGITS

# A number that `parse` accepts has at most three times as many digits when it is written as exact text.
_LONGEST_EXACT = 4 * MOST_DIGITS

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Shape(Protocol[T_co]):
    def read(self, value: object, packed: bool = False) -> T_co: ...


@dataclass(frozen=True)
class Number:
    """A number within bounds; as a Fraction, exactly the decimal written."""

    at_least: int | None = None
    above: int | None = None

    def read(self, value: object, packed: bool = False) -> Fraction:
        if type(value) is int or type(value) is Decimal or type(value) is Fraction:
            number = Fraction(value)
        else:
            number = _unpacked(value, packed)
        if self.at_least is not None and number.numerator < self.at_least * number.denominator:
            raise CaseError("below", least=self.at_least, number=decimal_text(number))
        if self.above is not None and number.numerator <= self.above * number.denominator:
            raise CaseError("not_above", limit=self.above, number=decimal_text(number))
        return number


@dataclass(frozen=True)
class Whole:
    """A whole number, however written (2, 2.0), at least `at_least`."""

    at_least: int

    def read(self, value: object, packed: bool = False) -> int:
        number = Number(at_least=self.at_least).read(value, packed)
        if number.denominator != 1:
            raise CaseError("not_whole", number=decimal_text(number))
        return number.numerator


@dataclass(frozen=True)
class Text:
    def read(self, value: object, packed: bool = False) -> str:
        if not isinstance(value, str):
            raise _wrong_type("text", value)
        return value


@dataclass(frozen=True)
class Id:
    """Non-empty text. Ids are compared by Unicode code points, as Python compares str."""

    def read(self, value: object, packed: bool = False) -> str:
        text = Text().read(value)
        if not text:
            raise CaseError("empty_id")
        return text


@dataclass(frozen=True)
class Choice:
    choices: tuple[str, ...]

    def read(self, value: object, packed: bool = False) -> str:
        text = Text().read(value)
        if text not in self.choices:
            raise CaseError("not_a_choice", choices=", ".join(self.choices), found=text)
        return text


@dataclass(frozen=True)
class Nullable(Generic[T]):
    """The shape, or null."""

    shape: Shape[T]

    def read(self, value: object, packed: bool = False) -> T | None:
        return None if value is None else self.shape.read(value, packed)


@dataclass(frozen=True)
class Optional(Generic[T]):
    """In a record: the key may be left out, and then stands for `default`."""

    shape: Shape[T]
    default: T | None = None

    def read(self, value: object, packed: bool = False) -> T:
        return self.shape.read(value, packed)


class Record(Generic[T]):
    """An object with exactly these keys, made into `into(**values)`."""

    def __init__(self, into: Callable[..., T], **fields: Shape[object]) -> None:
        self.into = into
        self.fields = fields
        self.defaults = {key: shape.default for key, shape in fields.items() if isinstance(shape, Optional)}

    def read(self, value: object, packed: bool = False) -> T:
        document = _as_object(value)
        values: dict[str, object] = {}
        for key, item in document.items():
            shape = self.fields.get(key)
            if shape is None:
                raise CaseError("unknown_key", key=key).inside(key)
            try:
                values[key] = shape.read(item, packed)
            except CaseError as error:
                raise error.inside(key) from None
        if len(values) < len(self.fields):
            self._complete(values)
        return self.into(**values)

    def _complete(self, values: dict[str, object]) -> None:
        for key in self.fields:
            if key not in values:
                if key not in self.defaults:
                    raise CaseError("missing", key=key).inside(key)
                values[key] = self.defaults[key]


class ListOf(Generic[T]):
    """A list of one shape. `unique` names the attribute of the items that no two may share."""

    def __init__(self, shape: Shape[T], unique: str | None = None) -> None:
        self.shape = shape
        self.unique = unique

    def read(self, value: object, packed: bool = False) -> tuple[T, ...]:
        if not isinstance(value, list):
            raise _wrong_type("a list", value)
        items: list[T] = []
        seen: set[object] = set()
        try:
            for item in value:
                read = self.shape.read(item, packed)
                if self.unique is not None:
                    name = getattr(read, self.unique)
                    if name in seen:
                        raise CaseError("repeated_id", id=name).inside(self.unique)
                    seen.add(name)
                items.append(read)
        except CaseError as error:
            raise error.inside(len(items)) from None
        return tuple(items)


class ByName(Generic[T]):
    """An object with ids for keys, each with a value of one shape."""

    def __init__(self, shape: Shape[T]) -> None:
        self.shape = shape

    def read(self, value: object, packed: bool = False) -> dict[str, T]:
        values: dict[str, T] = {}
        for name, item in _as_object(value).items():
            try:
                values[Id().read(name)] = self.shape.read(item, packed)
            except CaseError as error:
                raise error.inside(name) from None
        return values


class Variant(Generic[T]):
    """An object whose other keys depend on the value of one: `shapes` by that value.

    A key that only other variants know is refused with the reason (`key_not_for`).
    """

    def __init__(self, key: str, shapes: Mapping[str, Shape[T]]) -> None:
        self.key = key
        self.shapes = shapes

    def read(self, value: object, packed: bool = False) -> T:
        document = _as_object(value)
        if self.key not in document:
            raise CaseError("missing", key=self.key).inside(self.key)
        try:
            choice = Choice(tuple(self.shapes)).read(document[self.key])
        except CaseError as error:
            raise error.inside(self.key) from None
        return self.shapes[choice].read(document, packed)


@dataclass(frozen=True)
class NotFor:
    """In a record: a key that is known, but has no meaning where `field` is `value`."""

    key: str
    field: str
    value: str

    def read(self, value: object, packed: bool = False) -> Any:
        raise CaseError("key_not_for", key=self.key, field=self.field, value=self.value)


class Versioned(Generic[T]):
    """A whole case document: an object whose `format` is exactly this one; `shape` reads the other keys."""

    def __init__(self, name: str, shape: Shape[T]) -> None:
        self.name = name
        self.shape = shape

    def read(self, value: object, packed: bool = False) -> T:
        found = format_of(value)
        if found != self.name:
            raise CaseError("wrong_format", expected=self.name, found=found).inside("format")
        return self.shape.read({key: item for key, item in _as_object(value).items() if key != "format"}, packed)


def format_of(document: object) -> str:
    """The `format` that a case document declares."""
    fields = _as_object(document)
    if "format" not in fields:
        raise CaseError("missing", key="format").inside("format")
    try:
        return Text().read(fields["format"])
    except CaseError as error:
        raise error.inside("format") from None


def _as_object(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _wrong_type("an object", value)
    return value


def _unpacked(value: object, packed: bool) -> Fraction:
    if not packed or not isinstance(value, str):
        raise _wrong_type("a number", value)
    if len(value) > _LONGEST_EXACT:
        raise CaseError("number_too_long", digits=MOST_DIGITS)
    try:
        return exact(value)
    except ValueError:
        raise CaseError("not_exact", text=value) from None


def _wrong_type(expected: str, value: object) -> CaseError:
    names = {bool: str(value).lower(), str: "text", dict: "an object", list: "a list", type(None): "null"}
    return CaseError("wrong_type", expected=expected, found=names.get(type(value), "a number"))
