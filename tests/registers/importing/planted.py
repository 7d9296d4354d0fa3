"""A workbook of the household book as a village office would bring it, and the same with twelve planted faults.

`planted(villages)` gives the workbook and the faults: each of another kind, with what a clerk does about it.
"""

from __future__ import annotations

import io
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter

from benchmarks.people import Invented, households

FIRST_ROW = 2
"""The number of the first row below the headings, as a spreadsheet shows it."""

Book = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class Planted:
    """A fault: its code, where it stands, what stands there, and what is right: a value to type, None to take the
    offer, "" to leave the row out."""

    code: str
    sheet: str
    row: int
    column: str
    wrong: str
    right: str | None


def sound(villages: Sequence[str], count: int = 1000, seed: int = 12) -> Book:
    """So many households with people, land, animals, dwellings and machines, without a fault."""
    chance = random.Random(seed)
    book: Book = {"persons": [], "dwellings": [], "land": [], "livestock": [], "machinery": [], "statuses": []}
    families = households(villages, persons=count * 12, seed=seed)
    for number, family in zip(range(1, count + 1), families, strict=False):
        account = {"village": villages[number * len(villages) // (count + 1)], "number": str(number)}
        book["persons"] += [_person(member, account) for member in family]
        book["dwellings"].append({**account, "built_year": 1950 + chance.randrange(70), "walls": "clay", "rooms": 4})
        book["land"].append({**account, "land_class": "household-plot", "area_ha": f"0.{6 + chance.randrange(9):02}"})
        book["livestock"].append({**account, "animal": "sheep", "count": chance.randrange(40)})
        if chance.random() < 0.1:
            book["machinery"].append({**account, "machine": "tractor", "count": 1})
    return book


def planted(villages: Sequence[str], count: int = 1000) -> tuple[bytes, list[Planted]]:
    """The workbook with its twelve faults, and the faults in the order of the file."""
    book = sound(villages, count)
    children = [index for index, row in enumerate(book["persons"]) if row["relation"] == "child"]
    spots = iter(children[:: len(children) // 10])
    faults = [
        _spoil(book, "not-date", "persons", next(spots), "born_on", "32.13.2001"),
        _spoil(book, "required", "persons", next(spots), "surname", ""),
        _spoil(book, "not-choice", "persons", next(spots), "sex", "икс"),
        _spoil(book, "digits", "persons", next(spots), "pin", "2010119800001", right="20101198000012"),
        _spoil(book, "in-future", "persons", next(spots), "born_on", "2099-01-01"),
        _spoil(book, "unknown-place", "persons", next(spots), "village", "Жок-Жер"),
        _spoil(book, "two-heads", "persons", next(spots), "relation", "head"),
        _spoil(book, "other-address", "persons", next(spots), "house", "999", take=True),
        _spoil(book, "old-font", "persons", next(spots), "surname", "Тълъгънов", take=True),
        _spoil(book, "no-household", "land", count // 2, "number", "99999"),
        _spoil(book, "too-small", "livestock", count // 3, "count", "-5"),
    ]
    book["persons"].append(dict(book["persons"][next(spots)]))
    faults.append(Planted("repeated-row", "persons", len(book["persons"]) - 1 + FIRST_ROW, "", "", ""))
    return workbook(book), faults


def workbook(book: Mapping[str, Sequence[Mapping[str, Any]]]) -> bytes:
    """The sheets as XLSX, with the technical names as headings."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_numbers": False}) as file:
        for name, rows in book.items():
            if rows:
                page = file.add_worksheet(name)
                headings = list(dict.fromkeys(heading for row in rows for heading in row))
                page.write_row(0, 0, headings)
                for number, row in enumerate(rows, 1):
                    page.write_row(number, 0, [row.get(heading, "") for heading in headings])
    return out.getvalue()


def _person(member: Invented, account: Mapping[str, str]) -> dict[str, Any]:
    return {**member._asdict(), **account}


def _spoil(
    book: Book, code: str, sheet: str, index: int, column: str, wrong: str, *, take: bool = False, right: str = ""
) -> Planted:
    row = book[sheet][index]
    before = str(row[column])
    row[column] = wrong
    return Planted(code, sheet, index + FIRST_ROW, column, wrong, None if take else right or before.lstrip("-") or "5")
