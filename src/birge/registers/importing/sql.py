"""What SQLite and PostgreSQL say differently, and statements over many rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import connection, models

from birge.kernel.imports.enums import Type
from birge.kernel.imports.kinds import Column

Args = Mapping[str, Any]


def on_postgres() -> bool:
    """Whether the database is PostgreSQL; else it is SQLite."""
    return connection.vendor == "postgresql"


def execute(statement: str, args: Args | None = None) -> int:
    """Run a statement; how many rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(statement, dict(args or {}))
        return int(cursor.rowcount)


def rows(statement: str, args: Args | None = None) -> Iterator[dict[str, Any]]:
    """The rows of a query, by column name."""
    with connection.cursor() as cursor:
        cursor.execute(statement, dict(args or {}))
        names = [column[0] for column in cursor.description]
        for row in cursor.fetchall():
            yield dict(zip(names, row, strict=True))


def value_of(column: Column) -> str:
    """The staged cell as a value of its type: text is "" where the cell is empty, everything else NULL.

    Days stay text (2026-12-31), which both databases compare alike.
    """
    cell = f"data ->> '{column.name}'"
    if column.type in (Type.TEXT, Type.CHOICE):
        return f"coalesce({cell}, '')"
    if column.type is Type.PLACE:
        return f"CAST({cell} AS uuid)" if on_postgres() else f"replace({cell}, '-', '')"
    kinds = {Type.WHOLE: "integer", Type.DECIMAL: "numeric", Type.YES_NO: "boolean"}
    return f"CAST({cell} AS {kinds[column.type]})" if column.type in kinds else cell


def day(text: str) -> str:
    """The text of a day as the database's date."""
    return f"CAST({text} AS date)" if on_postgres() else text


def quoted_id(value: UUID) -> str:
    """A known id as a constant of the database."""
    return f"CAST('{value}' AS uuid)" if on_postgres() else f"'{value.hex}'"


def numbered_id(prefix: str, row: str = "row") -> str:
    """The id made of 24 digits of a prefix and 8 of the row's number."""
    if on_postgres():
        return f"CAST('{prefix}' || lpad(to_hex({row}), 8, '0') AS uuid)"
    return f"'{prefix}' || printf('%%08x', {row})"


def insert(model: type[models.Model], values: Mapping[str, str], source: str, args: Args | None = None) -> int:
    """INSERT INTO the model's table what the expressions give for each row of the source; texts not named are ""."""
    fields = [field for field in model._meta.concrete_fields if not isinstance(field, models.AutoField)]
    given = {
        str(field.column): values.get(str(field.column), "''")
        for field in fields
        if field.column in values or not field.null
    }
    columns = ", ".join(f'"{column}"' for column in given)
    return execute(
        f'INSERT INTO "{model._meta.db_table}" ({columns}) SELECT {", ".join(given.values())} {source}',
        args,
    )


def fill(table: str, columns: Sequence[str], records: Iterable[Sequence[str | int]]) -> None:
    """Rows made in Python into a table: COPY on PostgreSQL. They are gathered first, for they may come from a query."""
    ready = list(records)
    with connection.cursor() as cursor:
        if on_postgres():
            with cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
                for record in ready:
                    copy.write_row(record)
        else:
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", ready)
