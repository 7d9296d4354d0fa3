"""From the file to staged rows and faults: chunk by chunk, each chunk and its progress in one transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from itertools import chain, islice
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from birge.kernel.imports import checks
from birge.kernel.imports.chunks import Reader
from birge.kernel.imports.enums import Level, State
from birge.kernel.imports.faults import Fault, Unreadable
from birge.kernel.imports.headings import Layout, layouts
from birge.kernel.imports.kinds import ImportKind
from birge.kernel.imports.models import ImportBatch, ImportCorrection, ImportIssue, ImportRow
from birge.kernel.imports.readers.opening import open_tables
from birge.kernel.imports.readers.tables import Table
from birge.kernel.imports.staging import stage_rows, store_faults

CHUNK = 5_000
"""Rows read, written and reported as progress at a time."""

MAX_FAULTS = 50_000
"""A file with more is not read on: what is wrong with it is wrong everywhere."""

KeepAlive = Callable[..., None]
"""Called inside each chunk's transaction with what to store on the batch; raises when the lease was lost."""


def read_batch(batch: ImportBatch, kind: ImportKind, path: Path, keep: KeepAlive, now: datetime) -> None:
    """Read the whole file anew. What an earlier, interrupted reading left is removed first."""
    with transaction.atomic():
        keep(done_percent=0, state=State.READING, rows_count=0)
        ImportRow.objects.filter(batch=batch).delete()
        ImportIssue.objects.filter(batch=batch).delete()
    reader = Reader(batch, timezone.localdate(now), _corrections(batch))
    try:
        with open_tables(path, batch.encoding) as tables:
            _read_tables(batch, kind, reader, tables, keep)
    except Unreadable as error:
        with transaction.atomic():
            keep()
            store_faults(batch, [error.fault])
    batch.left_out_count = reader.left_out
    _check(batch, kind, keep)


def _read_tables(
    batch: ImportBatch, kind: ImportKind, reader: Reader, tables: Sequence[Table], keep: KeepAlive
) -> None:
    found, faults = layouts(kind, tables)
    with transaction.atomic():
        keep()
        store_faults(batch, chain(faults, *(layout.faults for layout in found)))
    counts = {"rows": 0, "faults": 0}
    for number, layout in enumerate(found):
        _read_sheet(batch, reader, layout, keep, counts, partial(_share, number, len(found)))


def _share(number: int, sheets: int, done: float) -> float:
    """How much of the file is read when `done` of its sheet `number` is."""
    return (number + done) / sheets


def _read_sheet(
    batch: ImportBatch,
    reader: Reader,
    layout: Layout,
    keep: KeepAlive,
    counts: dict[str, int],
    share: Callable[[float], float],
) -> None:
    while lines := list(islice(layout.rows, CHUNK)):
        rows, faults = reader.chunk(layout, lines)
        counts["rows"] += len(rows)
        counts["faults"] += len(faults)
        with transaction.atomic():
            keep(done_percent=int(95 * share(layout.table.done())), rows_count=counts["rows"])
            stage_rows(batch, rows)
            store_faults(batch, faults)
        if counts["faults"] > MAX_FAULTS:
            raise Unreadable(Fault("too-many-faults", layout.sheet.name, lines[-1][0], params={"most": MAX_FAULTS}))
    if layout.table.merged:
        ranges = ", ".join(layout.table.merged[:10])
        with transaction.atomic():
            store_faults(batch, [Fault("merged-cells", layout.sheet.name, value=ranges, level=Level.WARNING)])


def _check(batch: ImportBatch, kind: ImportKind, keep: KeepAlive) -> None:
    """The checks of the whole, and the final state, in one transaction."""
    with transaction.atomic():
        keep(done_percent=96)
        store_faults(batch, checks.known_file(batch))
        store_faults(batch, checks.without(batch, checks.repeated_rows(batch), checks.LEAVE_OUT_REPEATED))
        store_faults(batch, checks.without(batch, checks.known_rows(batch), checks.LEAVE_OUT_KNOWN))
        rows = ImportRow.objects.filter(batch=batch)
        if not rows.exists() and not ImportIssue.objects.filter(batch=batch, level=Level.ERROR).exists():
            store_faults(batch, [Fault("no-rows")])
        store_faults(batch, _guarded(kind, batch))
        issues = ImportIssue.objects.filter(batch=batch)
        keep(
            state=State.CHECKED,
            done_percent=100,
            rows_count=rows.count(),
            left_out_count=batch.left_out_count,
            errors_count=issues.filter(level=Level.ERROR).count(),
            offers_count=issues.filter(level=Level.OFFER).count(),
            warnings_count=issues.filter(level=Level.WARNING).count(),
            lease_until=None,
            worker="",
            attempts=0,
        )


def _guarded(kind: ImportKind, batch: ImportBatch) -> Iterator[Fault]:
    yield from islice(kind.check(batch), MAX_FAULTS)


def _corrections(batch: ImportBatch) -> dict[tuple[str, int], dict[str, str]]:
    found: dict[tuple[str, int], dict[str, str]] = defaultdict(dict)
    for correction in ImportCorrection.objects.filter(batch=batch).iterator():
        found[correction.sheet, correction.row][correction.column] = correction.value
    return dict(found)
