"""The staged rows of a batch as typed temporary tables, one a sheet, which the checks and the applying read.

`book_homes` holds the households: the persons of one village with one account number. `home` is the number of the
first row of a household and names it; `address_row` is the first row that has an address. `book_blamed` holds the
cells that are known to be wrong: what follows from their being empty is no second fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import timezone

from birge.algorithms.spelling import fold
from birge.kernel.imports.enums import Type
from birge.kernel.imports.kinds import Sheet
from birge.kernel.imports.models import ImportBatch
from birge.kernel.statistics import refresh_statistics
from birge.places.enums import Kind
from birge.places.queries import version_of
from birge.registers.importing.sheets import SHEETS
from birge.registers.importing.sql import Args, execute, fill, on_postgres, quoted_id, rows, value_of

ABOVE_VILLAGES = (Kind.OBLAST, Kind.RAYON, Kind.AIMAK)
"""Units that only hold others: nobody lives in one directly."""

HOMES = """
CREATE TEMP TABLE book_homes AS
SELECT min(row) AS home, village, number, count(*) AS people,
  sum(CASE WHEN relation = 'head' THEN 1 ELSE 0 END) AS heads,
  min(CASE WHEN relation = 'head' THEN row END) AS head_row,
  min(CASE WHEN street <> '' OR house <> '' OR flat <> '' THEN row END) AS address_row
FROM book_persons WHERE village IS NOT NULL AND number <> '' GROUP BY village, number
"""

NEW_HEADS = """
CREATE TEMP TABLE book_new_heads AS
SELECT row FROM (
  SELECT p.row, row_number() OVER (PARTITION BY p.village, p.number ORDER BY coalesce(p.born_on, '9999'), p.row) AS age
  FROM book_persons p JOIN book_homes h ON h.village = p.village AND h.number = p.number WHERE h.heads = 0
  AND NOT EXISTS (SELECT 1 FROM book_persons o JOIN book_blamed b ON b.sheet = 'persons' AND b.row = o.row
                  WHERE b.field = 'relation' AND o.village = h.village AND o.number = h.number)
) eldest WHERE age = 1
"""

BLAMED = """
CREATE TEMP TABLE book_blamed AS
SELECT sheet, row, "column" AS field FROM kernel_importissue
WHERE batch_id = %(batch)s AND level = 'error' AND row IS NOT NULL
"""

NAMES = """
SELECT surname AS name FROM book_persons UNION SELECT given_name FROM book_persons
"""

STAGED = (*(f"book_{sheet.name}" for sheet in SHEETS), "book_homes", "book_new_heads", "book_blamed")
TABLES = (*STAGED, "book_names", "book_keys", "book_phones")


@contextmanager
def staged(batch: ImportBatch) -> Iterator[None]:
    """The tables of this batch, gone afterwards. Inside a transaction only."""
    _drop()
    whose = {"batch": batch.pk if on_postgres() else batch.pk.hex}
    execute(BLAMED, whose)
    for sheet in SHEETS:
        execute(_table(batch, sheet), whose)
    _accept(batch)
    execute("CREATE UNIQUE INDEX book_persons_row ON book_persons (row)")
    execute(HOMES)
    execute("CREATE UNIQUE INDEX book_homes_account ON book_homes (village, number)")
    execute(NEW_HEADS)
    if "no-head" in batch.accepted:
        execute("UPDATE book_persons SET relation = 'head' WHERE row IN (SELECT row FROM book_new_heads)")
        execute(
            "UPDATE book_homes SET heads = 1, head_row = (SELECT p.row FROM book_persons p JOIN book_new_heads n "
            "ON n.row = p.row WHERE p.village = book_homes.village AND p.number = book_homes.number) WHERE heads = 0"
        )
        execute("DELETE FROM book_new_heads")
    refresh_statistics(STAGED)
    yield
    _drop()


def fold_names(more: str, args: Args) -> None:
    """`book_names`: every surname and given name (and those that `more` selects) as letters deaf to spelling."""
    execute("CREATE TEMP TABLE book_names (name text PRIMARY KEY, fold text)")
    names = (row["name"] for row in rows(NAMES + more, args))
    fill("book_names", ("name", "fold"), ((name, fold(name)) for name in names))
    refresh_statistics(["book_names"])


def _table(batch: ImportBatch, sheet: Sheet) -> str:
    values = [f'{value_of(column)} AS "{column.name}"' for column in sheet.columns if column.type is not Type.PLACE]
    village = value_of(sheet.by_name["village"])
    here = version_of(batch.place, timezone.localdate(batch.uploaded_at))
    if here and here.kind not in ABOVE_VILLAGES:
        village = f"coalesce({village}, {quoted_id(batch.place)})"
    return (
        f"CREATE TEMP TABLE book_{sheet.name} AS SELECT number AS row, key, {village} AS village, {', '.join(values)} "
        f"FROM kernel_importrow WHERE batch_id = %(batch)s AND sheet = '{sheet.name}'"
    )


def _accept(batch: ImportBatch) -> None:
    """What a person said yes to for the whole file."""
    if "unit" in batch.accepted:
        execute(f"UPDATE book_land SET area_ha = {RIGHT_AREA} WHERE {WRONG_UNIT}")


WRONG_UNIT = "(land_class = 'household-plot' AND area_ha >= 1 OR area_ha >= 1000)"
"""Plausibility, not a norm: household plots are counted in sotkas (0.01 ha), so one of a hectare or more is probably
typed in sotkas, one of hundreds in square metres. To confirm with the clerks; it is offered, never done unasked."""

RIGHT_AREA = "round(CASE WHEN area_ha < 100 THEN area_ha / 100.0 ELSE area_ha / 10000.0 END, 4)"


def _drop() -> None:
    for table in TABLES:
        execute(f"DROP TABLE IF EXISTS {table}")
