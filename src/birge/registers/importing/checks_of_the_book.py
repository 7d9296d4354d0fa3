"""What of the file is in the book already."""

from __future__ import annotations

from birge.kernel.imports.enums import Level
from birge.registers.importing.check import Check

KNOWN_ACCOUNT = Check("known-account", "persons", "number", """
    SELECT p.row AS row, p.number AS value FROM book_persons p
    JOIN registers_householdstate s ON s.place_id = p.village AND s.number = p.number
    WHERE s.struck_id IS NULL AND s.ends_on = %(open_end)s""")  # fmt: skip

OWN = """
FROM registers_personstate e JOIN registers_membership m ON m.person_id = e.person_id
  AND m.struck_id IS NULL AND m.ends_on = %(open_end)s
JOIN registers_householdstate s ON s.household_id = m.household_id
  AND s.struck_id IS NULL AND s.ends_on = %(open_end)s
JOIN places_containment c ON c.below_id = s.place_id AND c.above_id = %(place)s
  AND c.starts_on <= %(on)s AND c.ends_on > %(on)s
WHERE e.struck_id IS NULL AND e.ends_on = %(open_end)s
"""
"""Who is in the book of the villages of this place now."""

OWN_NAMES = f"UNION SELECT e.surname AS name {OWN} UNION SELECT e.given_name AS name {OWN}"

IN_THE_BOOK = (
    Check("known-pin", "persons", "pin", """
        SELECT p.row AS row, p.pin AS value FROM book_persons p
        JOIN (SELECT DISTINCT pin FROM registers_pin WHERE struck_id IS NULL) k ON k.pin = p.pin""", Level.WARNING),
    Check("known-person", "persons", "surname", f"""
        SELECT p.row AS row, p.surname || ' ' || p.given_name AS value, min(k.number) AS number FROM book_persons p
        JOIN book_names s ON s.name = p.surname JOIN book_names g ON g.name = p.given_name
        JOIN (SELECT a.fold AS surname, b.fold AS given, CAST(o.born_on AS text) AS born_on, o.number AS number
              FROM (SELECT e.surname, e.given_name, e.born_on, s.number {OWN} AND e.born_on IS NOT NULL) o
              JOIN book_names a ON a.name = o.surname JOIN book_names b ON b.name = o.given_name) k
          ON k.surname = s.fold AND k.given = g.fold AND k.born_on = p.born_on
        GROUP BY p.row, p.surname, p.given_name""", Level.WARNING),
)  # fmt: skip
