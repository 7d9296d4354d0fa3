"""Open data: a CSV file and the Data Package with its Table Schema (frictionless specifications, version 1)."""

from __future__ import annotations

import csv
import io
from fractions import Fraction
from typing import Any

from birge.registers.publishing.rows import figures
from birge.registers.queries.passport import Passport

CSV_NAME = "passport.csv"
FIELDS = [
    ("date", "date", "The day as of which the book was read"),
    ("place_code", "string", "SOATE code of the unit; with -rest: those who are entered for none of its parts"),
    ("place_name", "string", "Name of the unit in Kyrgyz or, where it is not known, in Russian"),
    ("indicator", "string", "What is counted; the definitions stand in the description of the package"),
    ("category", "string", "Part of the indicator, or total"),
    ("sex", "string", "f, m, not-stated, or total"),
    ("age", "string", "Completed years, not-stated, or total"),
    ("unit", "string", "Unit of the value"),
    ("value", "number", "Empty where the number is hidden"),
    ("hidden", "boolean", "True where the number is small, or would give a small one away"),
]
KEY = ["date", "place_code", "indicator", "category", "sex", "age"]
_UNITS = {"land": "ha", "livestock": "head"}


def as_csv(passport: Passport) -> bytes:
    """UTF-8, one row for each figure; every figure that is hidden on the page is hidden here."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([name for name, _kind, _words in FIELDS])
    territory, on = passport.territory, passport.about.on.isoformat()
    for row in figures(passport):
        code = row.indicator.code
        unit = _UNITS.get(code, "household" if code in _OF_HOUSEHOLDS else "person")
        place = [territory.code_of(row.place), territory.name_of(row.place)]
        writer.writerow([on, *place, code, row.category, row.sex, row.age, unit, _number(row.value), _flag(row.value)])
    return out.getvalue().encode()


_OF_HOUSEHOLDS = {
    "households",
    "water",
    "heating",
    "sanitation",
    "electricity",
    "internet",
    "statuses-of-households",
}


def data_package(passport: Passport, title: str) -> dict[str, Any]:
    """The descriptor to stand beside the file."""
    definitions = [f"{s.indicator.code}: {s.indicator.definition}" for s in passport.sections]
    code = passport.territory.code_of(passport.about.place)
    fields = [{"name": name, "type": kind, "description": words} for name, kind, words in FIELDS]
    required = {"constraints": {"required": True}}
    return {
        "profile": "tabular-data-package",
        "name": f"passport-{code}-{passport.about.on.isoformat()}",
        "title": title,
        "description": "\n".join(definitions),
        "created": (passport.about.known_at or passport.seen_since).isoformat(),
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": "passport",
                "path": CSV_NAME,
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {
                    "fields": [field | (required if field["name"] in KEY else {}) for field in fields],
                    "primaryKey": KEY,
                    "missingValues": [""],
                },
            }
        ],
    }


def _number(value: Fraction | None) -> str:
    """All digits: hectares have at most four decimals."""
    if value is None:
        return ""
    return str(int(value)) if value.denominator == 1 else f"{float(value):.4f}".rstrip("0")


def _flag(value: Fraction | None) -> str:
    return "true" if value is None else "false"
