"""Bringing rows and faults into the staging tables in bulk: COPY on PostgreSQL, one prepared statement on SQLite."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from birge.kernel.imports.faults import Fault
from birge.kernel.imports.models import ImportBatch, ImportIssue, ImportRow

StagedRow = tuple[str, int, int | None, str]
"""(sheet, number, key, data as JSON text)."""


_NULL = "\\N"


def stage_rows(batch: ImportBatch, rows: Sequence[StagedRow]) -> None:
    """Write staged rows; the texts of `data` hold no NUL (cells with one are faults)."""
    if connection.vendor == "postgresql":
        _copy(batch, rows)
    else:
        _insert(batch, rows)


def _copy(batch: ImportBatch, rows: Sequence[StagedRow]) -> None:
    """COPY's text format: only the backslash needs care, JSON has escaped tabs and line breaks already."""
    table = ImportRow._meta.db_table
    lines = [_line(str(batch.pk), row) for row in rows]
    statement = f"COPY {table} (batch_id, sheet, number, key, data) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        copy.write("".join(lines))


def _line(batch: str, row: StagedRow) -> str:
    sheet, number, key, data = row
    escaped = data.replace("\\", "\\\\") if "\\" in data else data
    return f"{batch}\t{sheet}\t{number}\t{_NULL if key is None else key}\t{escaped}\n"


def _insert(batch: ImportBatch, rows: Sequence[StagedRow]) -> None:
    table = ImportRow._meta.db_table
    identity = batch.pk.hex
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} (batch_id, sheet, number, key, data) VALUES (%s, %s, %s, %s, %s)",  # noqa: S608
            [(identity, *row) for row in rows],
        )


def store_faults(batch: ImportBatch, faults: Iterable[Fault]) -> None:
    """Write faults."""
    ImportIssue.objects.bulk_create((issue_of(batch, fault) for fault in faults), batch_size=1000)


def issue_of(batch: ImportBatch, fault: Fault) -> ImportIssue:
    """A fault as it is stored; NUL, which PostgreSQL cannot hold, is shown as a replacement mark."""
    values: dict[str, Any] = {
        "sheet": fault.sheet,
        "row": fault.row,
        "column": fault.column,
        "value": fault.value[:200].replace("\0", "\ufffd"),
        "code": fault.code,
        "params": dict(fault.params),
        "level": fault.level,
        "fix": fault.fix,
    }
    return ImportIssue(batch=batch, **values)
