"""Checks of a whole batch at once, in SQL: the same row twice in the file, or in a batch that was applied before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Min, OuterRef, QuerySet, Subquery

from birge.kernel.imports.enums import State
from birge.kernel.imports.faults import Fault
from birge.kernel.imports.models import ImportBatch, ImportRow

LEAVE_OUT_REPEATED = "repeated-row"
LEAVE_OUT_KNOWN = "known-row"
"""Codes that a person may accept for the whole batch: such rows are then left out instead of blamed."""

_SLICE = 500


def repeated_rows(batch: ImportBatch) -> Iterator[Fault]:
    """Rows whose key stands further up in the same sheet."""
    groups = (
        ImportRow.objects.filter(batch=batch, key__isnull=False)
        .values("sheet", "key")
        .annotate(first=Min("number"), times=Count("number"))
        .filter(times__gt=1)
        .order_by("sheet", "first")
    )
    ahead: list[tuple[str, int, int]] = []
    for group in groups.iterator():
        ahead.append((str(group["sheet"]), int(group["key"] or 0), group["first"]))
        if len(ahead) == _SLICE:
            yield from _further(batch, ahead)
            ahead = []
    yield from _further(batch, ahead)


def _further(batch: ImportBatch, groups: list[tuple[str, int, int]]) -> Iterator[Fault]:
    firsts = {(sheet, key): first for sheet, key, first in groups}
    rows = ImportRow.objects.filter(batch=batch, key__in=[key for _sheet, key, _first in groups])
    for sheet, key, number in rows.values_list("sheet", "key", "number").order_by("sheet", "number"):
        first = firsts.get((sheet, key or 0), number)
        if number > first:
            yield Fault("repeated-row", sheet, number, params={"first": first})


def known_rows(batch: ImportBatch) -> Iterator[Fault]:
    """Rows whose key came into the same register, for the same place, with a batch that stands applied."""
    if not _applied(batch).exists():
        return
    for row in _known(batch).values("sheet", "number", "source", "source_row").iterator():
        params = {"file": row["source"], "first": row["source_row"]}
        yield Fault("known-row", row["sheet"], row["number"], params=params)


def _applied(batch: ImportBatch) -> QuerySet[ImportBatch]:
    """The batches whose rows stand where those of this one would go."""
    same = ImportBatch.objects.filter(kind=batch.kind, place=batch.place, target=batch.target, state=State.APPLIED)
    return same.exclude(pk=batch.pk)


def _known(batch: ImportBatch) -> QuerySet[Any]:
    earlier = (
        ImportRow.objects.filter(
            batch__kind=batch.kind, batch__place=batch.place, batch__target=batch.target, batch__state=State.APPLIED,
            sheet=OuterRef("sheet"), key=OuterRef("key"),
        )
        .exclude(batch=batch.pk)
        .order_by("batch_id", "number")
    )  # fmt: skip
    return (
        ImportRow.objects.filter(batch=batch, key__isnull=False)
        .annotate(
            source=Subquery(earlier.values("batch__file_name")[:1]), source_row=Subquery(earlier.values("number")[:1])
        )
        .filter(source__isnull=False)
        .order_by("sheet", "number")
    )


def known_file(batch: ImportBatch) -> Iterator[Fault]:
    """The very same file (SHA-256) was applied before."""
    same = ImportBatch.objects.filter(
        kind=batch.kind, target=batch.target, sha256=batch.sha256,
        state__in=[State.APPLYING, State.APPLIED, State.UNDOING],
    ).exclude(pk=batch.pk)  # fmt: skip
    for earlier in same.order_by("uploaded_at")[:1]:
        yield Fault("known-file", params={"on": earlier.uploaded_at.date().isoformat()})


def without(batch: ImportBatch, faults: Iterator[Fault], code: str) -> Iterator[Fault]:
    """The faults; or none and their rows deleted from the staging when the person accepted to leave them out."""
    if code not in batch.accepted:
        yield from faults
        return
    numbers = [(fault.sheet, fault.row) for fault in faults if fault.row is not None]
    for sheet in {sheet for sheet, _row in numbers}:
        rows = [row for name, row in numbers if name == sheet]
        for start in range(0, len(rows), _SLICE):
            ImportRow.objects.filter(batch=batch, sheet=sheet, number__in=rows[start : start + _SLICE]).delete()
    batch.left_out_count += len(numbers)
