"""What can be wrong with the other sheets, and with the villages of all."""

from __future__ import annotations

from collections.abc import Iterator

from birge.kernel.imports.enums import Level
from birge.registers.importing.check import Check
from birge.registers.importing.checks_of_persons import in_future
from birge.registers.importing.sheets import SHEETS
from birge.registers.importing.staging import ABOVE_VILLAGES, RIGHT_AREA, WRONG_UNIT

_ABOVE = ", ".join(f"'{kind.value}'" for kind in ABOVE_VILLAGES)

MATCHES = """
FROM book_statuses t LEFT JOIN book_persons p ON p.village = t.village AND p.number = t.number
  AND (t.pin = '' OR p.pin = t.pin) AND (t.surname = '' OR p.surname = t.surname)
  AND (t.given_name = '' OR p.given_name = t.given_name) AND (t.born_on IS NULL OR p.born_on = t.born_on)
"""
OF_PERSON = "(t.pin <> '' OR t.surname <> '' OR t.given_name <> '' OR t.born_on IS NOT NULL)"


def _village(sheet: str) -> Iterator[Check]:
    yield Check(
        "required",
        sheet,
        "village",
        f"""
        SELECT t.row AS row FROM book_{sheet} t
        LEFT JOIN book_blamed b ON b.sheet = '{sheet}' AND b.row = t.row AND b.field = 'village'
        WHERE t.village IS NULL AND b.row IS NULL""",
    )
    yield Check(
        "not-a-village",
        sheet,
        "village",
        f"""
        SELECT t.row AS row FROM book_{sheet} t JOIN places_version v ON v.place_id = t.village
        WHERE v.ends_on = %(open_end)s AND v.kind IN ({_ABOVE})""",
    )


def _line(sheet: str, *line: str) -> Iterator[Check]:
    """Rows of things belong to a household of the file, and say one thing once."""
    yield Check(
        "no-household",
        sheet,
        "number",
        f"""
        SELECT t.row AS row, t.number AS value FROM book_{sheet} t
        LEFT JOIN book_homes h ON h.village = t.village AND h.number = t.number
        WHERE h.home IS NULL AND t.village IS NOT NULL AND t.number <> ''""",
    )
    yield in_future(sheet, "since")
    same = " AND ".join(f'f."{column}" = t."{column}"' for column in ("village", "number", *line))
    yield Check(
        "repeated-row",
        sheet,
        "",
        f"""
        SELECT t.row AS row, min(f.row) AS first FROM book_{sheet} t JOIN book_{sheet} f ON {same} AND f.row < t.row
        WHERE f.key <> t.key GROUP BY t.row""",
    )


THINGS = (
    *(check for sheet in SHEETS for check in _village(sheet.name)),
    *_line("dwellings"),
    *_line("land", "land_class", "parcel"),
    *_line("livestock", "animal", "group"),
    *_line("machinery", "machine", "tenure"),
    Check("no-household", "statuses", "number", """
        SELECT t.row AS row, t.number AS value FROM book_statuses t
        LEFT JOIN book_homes h ON h.village = t.village AND h.number = t.number
        WHERE h.home IS NULL AND t.village IS NOT NULL AND t.number <> ''"""),
    in_future("statuses", "since"),
    Check("bad-period", "statuses", "until",
          "SELECT row, until AS value FROM book_statuses WHERE until <= coalesce(since, %(today)s)"),
    Check("unit", "land", "area_ha",
          f"SELECT row, area_ha AS value, {RIGHT_AREA} AS fix FROM book_land WHERE {WRONG_UNIT}",
          Level.OFFER, accepted_by="unit"),
    Check("no-person", "statuses", "surname", f"""
        SELECT t.row AS row, min(t.surname || ' ' || t.given_name || ' ' || t.pin) AS value {MATCHES}
        JOIN registers_statuskind k ON k.code = t.kind
        WHERE k.of_whom = 'person' GROUP BY t.row HAVING count(p.row) = 0"""),
    Check("several-persons", "statuses", "surname", f"""
        SELECT t.row AS row, min(t.surname || ' ' || t.given_name || ' ' || t.pin) AS value, count(p.row) AS count
        {MATCHES} JOIN registers_statuskind k ON k.code = t.kind
        WHERE k.of_whom = 'person' GROUP BY t.row HAVING count(p.row) > 1"""),
    Check("of-a-family", "statuses", "kind", f"""
        SELECT t.row AS row FROM book_statuses t JOIN registers_statuskind k ON k.code = t.kind
        WHERE k.of_whom = 'household' AND {OF_PERSON}"""),
)  # fmt: skip
