"""What can be wrong with the sheet of persons, whatever the book says."""

from __future__ import annotations

from birge.kernel.imports.enums import Level
from birge.registers.importing.check import Check

WITH_HEAD = """
FROM book_persons p JOIN book_homes h ON h.village = p.village AND h.number = p.number
JOIN book_persons b ON b.row = h.head_row
"""
PIN_DAY = "substr(p.pin, 2, 2) || '.' || substr(p.pin, 4, 2) || '.' || substr(p.pin, 6, 4)"
BIRTHDAY = "substr(p.born_on, 9, 2) || '.' || substr(p.born_on, 6, 2) || '.' || substr(p.born_on, 1, 4)"


def in_future(sheet: str, column: str) -> Check:
    """A day that has not come yet."""
    query = f"SELECT row, {column} AS value FROM book_{sheet} WHERE {column} > %(today)s"
    return Check("in-future", sheet, column, query)


def before_birth(column: str) -> Check:
    """Nobody belongs anywhere or leaves before she is born."""
    query = f"SELECT row, {column} AS value FROM book_persons WHERE {column} < born_on"
    return Check("before-birth", "persons", column, query)


def other_address(column: str) -> Check:
    """A household lives in one place."""
    query = f"""
    SELECT p.row AS row, p.{column} AS value, a.{column} AS fix, h.address_row AS first
    FROM book_persons p JOIN book_homes h ON h.village = p.village AND h.number = p.number
    JOIN book_persons a ON a.row = h.address_row
    WHERE p.row > h.address_row AND (p.street <> '' OR p.house <> '' OR p.flat <> '') AND p.{column} <> a.{column}
    """
    return Check("other-address", "persons", column, query, accepted_by="other-address")


PERSONS = (
    in_future("persons", "born_on"),
    in_future("persons", "member_since"),
    in_future("persons", "absent_since"),
    Check("too-long-ago", "persons", "born_on",
          "SELECT row, born_on AS value FROM book_persons WHERE born_on < '1900-01-01'"),
    before_birth("member_since"),
    before_birth("absent_since"),
    Check("bad-period", "persons", "absent_until",
          "SELECT row, absent_until AS value FROM book_persons "
          "WHERE absent_until <= coalesce(absent_since, %(today)s)"),
    Check("pin-birth", "persons", "pin", f"""
        SELECT p.row AS row, p.pin AS value, {PIN_DAY} AS pin_day, {BIRTHDAY} AS day FROM book_persons p
        WHERE p.pin <> '' AND p.born_on IS NOT NULL AND {PIN_DAY} <> {BIRTHDAY}""", Level.WARNING),
    Check("pin-sex", "persons", "pin", """
        SELECT row, pin AS value, substr(pin, 1, 1) AS digit FROM book_persons
        WHERE pin <> '' AND (sex = 'f' AND substr(pin, 1, 1) = '2' OR sex = 'm' AND substr(pin, 1, 1) = '1')""",
          Level.WARNING),
    Check("pin-twice", "persons", "pin", """
        SELECT p.row AS row, p.pin AS value, d.first AS first FROM book_persons p
        JOIN (SELECT pin, min(row) AS first FROM book_persons WHERE pin <> '' GROUP BY pin HAVING count(*) > 1) d
          ON d.pin = p.pin WHERE p.row > d.first""", Level.WARNING),
    Check("person-twice", "persons", "surname", """
        SELECT p.row AS row, p.surname || ' ' || p.given_name AS value, d.first AS first FROM book_persons p
        JOIN book_names s ON s.name = p.surname JOIN book_names g ON g.name = p.given_name
        JOIN (SELECT s.fold AS surname, g.fold AS given, p.born_on AS born_on, min(p.row) AS first FROM book_persons p
              JOIN book_names s ON s.name = p.surname JOIN book_names g ON g.name = p.given_name
              WHERE p.born_on IS NOT NULL GROUP BY s.fold, g.fold, p.born_on HAVING count(*) > 1) d
          ON d.surname = s.fold AND d.given = g.fold AND d.born_on = p.born_on
        JOIN book_persons f ON f.row = d.first
        WHERE p.row > d.first AND (p.key IS NULL OR f.key IS NULL OR p.key <> f.key)""", Level.WARNING),
    Check("two-heads", "persons", "relation", """
        SELECT p.row AS row, p.relation AS value, p.number AS number, h.head_row AS first FROM book_persons p
        JOIN book_homes h ON h.village = p.village AND h.number = p.number
        WHERE p.relation = 'head' AND h.heads > 1 AND p.row > h.head_row"""),
    Check("no-head", "persons", "relation", """
        SELECT p.row AS row, p.relation AS value, 'head' AS fix, p.number AS number FROM book_persons p
        JOIN book_new_heads n ON n.row = p.row"""),
    Check("required", "persons", "relation", """
        SELECT p.row AS row FROM book_persons p LEFT JOIN book_new_heads n ON n.row = p.row
        LEFT JOIN book_blamed b ON b.sheet = 'persons' AND b.row = p.row AND b.field = 'relation'
        WHERE p.relation = '' AND n.row IS NULL AND b.row IS NULL"""),
    other_address("street"),
    other_address("house"),
    other_address("flat"),
    Check("older-than-head", "persons", "relation", f"""
        SELECT p.row AS row, p.relation AS value, h.head_row AS head {WITH_HEAD}
        WHERE p.relation IN ('child', 'grandchild') AND p.born_on <= b.born_on""", Level.WARNING),
    Check("younger-than-head", "persons", "relation", f"""
        SELECT p.row AS row, p.relation AS value, h.head_row AS head {WITH_HEAD}
        WHERE p.relation = 'parent' AND p.born_on >= b.born_on""", Level.WARNING),
)  # fmt: skip
