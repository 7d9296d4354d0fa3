"""Case documents: strict JSON with exact numbers, read by declared shapes, written without loss.

document = parse(text)                  # plain dict, list, str, int, Decimal: nothing rounded
case = SHAPE.read(document)             # a dataclass with Fractions, or CaseError with the JSON path
text = write(result)                    # JSON again; int, Fraction and Decimal are printed exactly
"""

from birge.algorithms.cases.errors import MESSAGES, CaseError, NoAnswer, json_path
from birge.algorithms.cases.exact import decimal_text, exact, exact_text, pack
from birge.algorithms.cases.parsing import Document, parse
from birge.algorithms.cases.shapes import (
    ByName,
    Choice,
    Id,
    ListOf,
    NotFor,
    Nullable,
    Number,
    Optional,
    Record,
    Shape,
    Text,
    Variant,
    Versioned,
    Whole,
    format_of,
)
from birge.algorithms.cases.writing import write

__all__ = [
    "MESSAGES",
    "ByName",
    "CaseError",
    "Choice",
    "Document",
    "Id",
    "ListOf",
    "NoAnswer",
    "NotFor",
    "Nullable",
    "Number",
    "Optional",
    "Record",
    "Shape",
    "Text",
    "Variant",
    "Versioned",
    "Whole",
    "decimal_text",
    "exact",
    "exact_text",
    "format_of",
    "json_path",
    "pack",
    "parse",
    "write",
]
