"""Small checks of JSON values that say where a value is not what it should be."""

import re
from collections.abc import Callable, Mapping
from typing import NoReturn

from birge.algorithms.packages.canonical import Json, Malformed, pointer_part

Shape = Callable[[Json, str], None]

_HEX = re.compile(r"[0-9a-f]*", re.ASCII)
_MOMENT = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ", re.ASCII)
_DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", re.ASCII)


def refuse(path: str, wanted: str) -> NoReturn:
    raise Malformed(path, f"There should be {wanted} here.")


def anything(value: Json, path: str) -> None:
    """Every value will do."""


def text(value: Json, path: str) -> None:
    if not isinstance(value, str) or not value:
        refuse(path, "a text")


def at_least(least: int) -> Shape:
    def check(value: Json, path: str) -> None:
        if type(value) is not int or value < least:
            refuse(path, f"a whole number of at least {least}")

    return check


def flag(value: Json, path: str) -> None:
    if not isinstance(value, bool):
        refuse(path, "true or false")


def moment(value: Json, path: str) -> None:
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        refuse(path, "a moment in UTC like 2026-11-21T08:30:00Z")


def day(value: Json, path: str) -> None:
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        refuse(path, "a day like 2026-11-21")


def is_hex(value: Json, size: int) -> bool:
    return isinstance(value, str) and len(value) == 2 * size and _HEX.fullmatch(value) is not None


def hexadecimal(size: int) -> Shape:
    def check(value: Json, path: str) -> None:
        if not is_hex(value, size):
            refuse(path, f"{2 * size} lower-case hexadecimal digits")

    return check


def one_of(*words: str) -> Shape:
    def check(value: Json, path: str) -> None:
        if value not in words:
            refuse(path, " or ".join(f'"{word}"' for word in words))

    return check


def or_null(shape: Shape) -> Shape:
    def check(value: Json, path: str) -> None:
        if value is not None:
            shape(value, path)

    return check


def every(shape: Shape) -> Shape:
    """An object of which every value has a shape."""

    def check(value: Json, path: str) -> None:
        if not isinstance(value, dict):
            refuse(path, "an object")
        for key, item in value.items():
            shape(item, f"{path}/{pointer_part(key)}")

    return check


def listing(shape: Shape) -> Shape:
    def check(value: Json, path: str) -> None:
        if not isinstance(value, list):
            refuse(path, "a list")
        for at, item in enumerate(value):
            shape(item, f"{path}/{at}")

    return check


def members(shapes: Mapping[str, Shape]) -> Shape:
    """An object with exactly these keys."""

    def check(value: Json, path: str) -> None:
        if not isinstance(value, dict):
            refuse(path, "an object")
        for key in sorted(value.keys() - shapes.keys()):
            raise Malformed(f"{path}/{pointer_part(key)}", "This member is not known.")
        for key, shape in shapes.items():
            if key not in value:
                raise Malformed(f"{path}/{pointer_part(key)}", "This member is missing.")
            shape(value[key], f"{path}/{pointer_part(key)}")

    return check
