"""Result documents to JSON text: exact numbers printed as decimals, one line per row of a list."""

from decimal import Decimal
from fractions import Fraction
from json.encoder import encode_basestring

from birge.algorithms.cases.exact import decimal_text


def write(document: object) -> str:
    """JSON text ending in a newline; the top object's members and the rows of its lists stand on lines of their own.

    Accepts dict, list, str, bool, None, int, Fraction and Decimal. Refuses binary floats (TypeError): not exact.
    """
    if not isinstance(document, dict):
        return _compact(document) + "\n"
    members = (f"  {encode_basestring(key)}: {_member(value)}" for key, value in document.items())
    return "{\n" + ",\n".join(members) + "\n}\n"


def _member(value: object) -> str:
    if isinstance(value, list) and value:
        return "[\n    " + ",\n    ".join(map(_compact, value)) + "\n  ]"
    return _compact(value)


def _compact(value: object) -> str:
    if isinstance(value, str):
        return encode_basestring(value)
    if value is None or isinstance(value, bool):
        return "null" if value is None else "true" if value else "false"
    if isinstance(value, int | Fraction):
        return decimal_text(value)
    if isinstance(value, Decimal):
        return decimal_text(Fraction(value))
    if isinstance(value, dict):
        return "{" + ", ".join([f"{encode_basestring(key)}: {_compact(item)}" for key, item in value.items()]) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_compact, value)) + "]"
    raise TypeError(f"{type(value).__name__} has no exact place in a case document")
