"""Files and batches for the tests of the imports."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import openpyxl

from birge.kernel.actors import Actor
from birge.kernel.imports import actions, work
from birge.kernel.imports.models import ImportBatch, ImportIssue
from tests.kernel.imports.app.imports import KARA_SUU

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
CLERK = Actor(account=UUID(int=77), name="Айгүл", role="clerk", scope=str(KARA_SUU))


def clock() -> datetime:
    return NOW


def csv_file(*lines: str, encoding: str = "utf-8") -> bytes:
    return "\n".join([*lines, ""]).encode(encoding)


def xlsx_file(*rows: Sequence[Any], title: str = "Families", merge: str = "") -> bytes:
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(list(row))
    if merge:
        book.active.merge_cells(merge)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def uploaded(content: bytes, *, name: str = "families.csv", place: UUID = KARA_SUU, **more: Any) -> ImportBatch:
    batch, _new = actions.upload(
        kind="families", place=place, file_name=name, chunks=[content], by=CLERK, at=NOW, **more
    )
    return batch


def checked(content: bytes, **more: Any) -> ImportBatch:
    batch = uploaded(content, **more)
    work.go_on(batch.pk, clock)
    batch.refresh_from_db()
    return batch


def applied(content: bytes, **more: Any) -> ImportBatch:
    batch = checked(content, **more)
    actions.confirm(batch=batch, by=CLERK, at=NOW)
    work.go_on(batch.pk, clock)
    batch.refresh_from_db()
    return batch


def faults(batch: ImportBatch) -> list[tuple[int | None, str, str]]:
    """(row, column, code) of every fault of the batch, in the order of the file."""
    issues = ImportIssue.objects.filter(batch=batch).order_by("row", "column", "code")
    return [(issue.row, issue.column, issue.code) for issue in issues]
