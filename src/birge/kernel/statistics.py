"""What PostgreSQL knows of the sizes of tables, refreshed after many rows were written at once.

It counts by itself about once a minute, but only what is committed. Until then it plans for the tables as they were:
a passport drawn right after a large import into an empty book runs for minutes instead of a moment.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection, models


def refresh_statistics(tables: Iterable[type[models.Model] | str]) -> None:
    """Count these tables (or temporary ones, by name) anew, also inside a transaction. SQLite plans without counts."""
    if connection.vendor != "postgresql":
        return
    names = [table if isinstance(table, str) else table._meta.db_table for table in tables]
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {', '.join(connection.ops.quote_name(name) for name in names)}")
