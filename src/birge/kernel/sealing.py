"""Sealing the journal: committed rows are put, in order, into blocks chained by hash.

Acts write their rows in their own transactions and wait for nobody; a background step (`birge worker`, every 30 s at
most) seals what was committed. A transaction that commits late finds its rows in a later block.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.db import connection, transaction

from birge.kernel.canonical import hash_of
from birge.kernel.models import JournalBlock, JournalEntry

BLOCK_ROWS = 1000
NO_HASH = "0" * 64
_LOCK = 0x6269726765  # "birge": the number of the sealers' lock in PostgreSQL


def entry_hash(entry: JournalEntry) -> str:
    """The hash that seals a row: of all that it says, but not of its block."""
    return hash_of(
        {
            "id": str(entry.id),
            "at": in_utc(entry.at),
            "by": entry.by,
            "account": str(entry.account) if entry.account else None,
            "verb": entry.verb,
            "subjects": entry.subjects,
            "is_read": entry.is_read,
            "before": entry.before,
            "after": entry.after,
        }
    )


def block_hash(block: JournalBlock) -> str:
    """The hash of a block: of its number, moment, rows and the hash of the block before it."""
    return hash_of(
        {
            "number": block.number,
            "sealed_at": in_utc(block.sealed_at),
            "rows": block.rows,
            "previous_hash": block.previous_hash,
        }
    )


def in_utc(moment: datetime) -> str:
    """A moment as text, the same whatever time zone the database answers in."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def seal(*, at: datetime, most_blocks: int = 100) -> int:
    """Seal the committed rows; how many. Several sealers at once wait for each other, block by block."""
    sealed = 0
    for _ in range(most_blocks):
        rows = _seal_block(at)
        sealed += rows
        if rows < BLOCK_ROWS:
            break
    return sealed


def head() -> JournalBlock | None:
    """The newest block."""
    return JournalBlock.objects.order_by("-number").first()


@transaction.atomic
def _seal_block(at: datetime) -> int:
    _wait_for_other_sealers()
    entries = list(JournalEntry.objects.filter(block=None).order_by("id")[:BLOCK_ROWS])
    if not entries:
        return 0
    before = head()
    block = JournalBlock(
        number=before.number + 1 if before else 1,
        sealed_at=at,
        rows=[[str(entry.id), entry_hash(entry)] for entry in entries],
        previous_hash=before.hash if before else NO_HASH,
    )
    block.hash = block_hash(block)
    block.save(force_insert=True)
    _mark(entries, block)
    return len(entries)


def _mark(entries: Iterable[JournalEntry], block: JournalBlock) -> None:
    JournalEntry.objects.filter(id__in=[entry.id for entry in entries], block=None).update(block=block)


def _wait_for_other_sealers() -> None:
    """SQLite needs nothing: its transactions take the write lock when they begin."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def as_json(block: JournalBlock | None) -> dict[str, Any] | None:
    """A block as the console shows it."""
    return {"number": block.number, "hash": block.hash, "sealed_at": in_utc(block.sealed_at)} if block else None
