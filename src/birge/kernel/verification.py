"""Checking the journal against its seal: what was removed, changed or put in afterwards, and what is not sealed yet.

The chain proves what it covers: nobody can change a sealed row without changing every block after it. Cutting off the
newest blocks together with their rows leaves a shorter chain that fits; who kept the number and hash of an earlier head
(it is printed, and every backup holds it) gives it as `expect` and finds that too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Exists, OuterRef

from birge.kernel import guards
from birge.kernel.models import JournalBlock, JournalEntry, JournalSubject
from birge.kernel.sealing import NO_HASH, as_json, block_hash, entry_hash, in_utc

LONGEST_TRANSACTION = timedelta(hours=1)
"""A row whose id is older than a row sealed before it by more than this was not merely committed late."""
_TIME_ORDERED = 7


@dataclass(frozen=True)
class Finding:
    """Something that is not as it was sealed: what, in which block, which row, in words."""

    what: str
    block: int | None
    row: str | None
    message: str


@dataclass
class Verification:
    """The outcome. `backdated` rows state a moment long before they were written: no damage, but worth a look."""

    findings: list[Finding] = field(default_factory=list)
    blocks: int = 0
    rows: int = 0
    head: JournalBlock | None = None
    unsealed: int = 0
    unsealed_since: datetime | None = None
    backdated: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """What `birge journal verify --json` prints."""
        return {
            "ok": not self.findings,
            "findings": [asdict(finding) for finding in self.findings],
            "blocks": self.blocks,
            "rows": self.rows,
            "head": as_json(self.head),
            "unsealed": {
                "rows": self.unsealed,
                "since": in_utc(self.unsealed_since) if self.unsealed_since else None,
            },
            "backdated": self.backdated,
        }


def written_at(entry_id: UUID) -> datetime:
    """The moment inside a version 7 id: when the row was made."""
    return datetime.fromtimestamp((entry_id.int >> 80) / 1000, tz=UTC)


def verify(expect: tuple[int, str] | None = None) -> Verification:
    """Go through the whole journal; `expect` is the (number, hash) of a head that somebody kept."""
    outcome = Verification()
    try:
        _go_through(outcome)
    except (ValueError, TypeError, AttributeError, ValidationError):
        outcome.findings.append(_unreadable(outcome.head))
    outcome.findings += _expected(expect)
    if gone := guards.missing(connection):
        outcome.findings.append(_unguarded(gone))
    return outcome


def _go_through(outcome: Verification) -> None:
    newest_id = UUID(int=0)
    for block in JournalBlock.objects.order_by("number").iterator(chunk_size=20):
        outcome.findings += _block_findings(block, outcome.head)
        rows = _rows_of(block)
        outcome.findings += _row_findings(block, rows)
        known = [entry for entry in rows.values() if entry.block_id == block.number]
        _look_at_times(outcome, known, newest_id, block.number)
        newest_id = max([newest_id, *(entry.id for entry in known)])
        outcome.blocks, outcome.rows, outcome.head = outcome.blocks + 1, outcome.rows + len(block.rows), block
    outcome.findings += _without_block()
    outcome.findings += _without_row({finding.row for finding in outcome.findings})
    _look_at_tail(outcome, newest_id)


def _block_findings(block: JournalBlock, before: JournalBlock | None) -> Iterator[Finding]:
    number = block.number
    expected = before.number + 1 if before else 1
    if number != expected:
        yield Finding("block-removed", expected, None, f"Block {expected} is not there; the next one is {number}")
    elif block.previous_hash != (before.hash if before else NO_HASH):
        yield Finding("chain-broken", number, None, f"Block {number} does not continue the block before it")
    if block.hash != block_hash(block):
        yield Finding("block-changed", number, None, f"Block {number} was changed: its hash does not fit")


def _rows_of(block: JournalBlock) -> dict[str, JournalEntry]:
    """The entries that a block lists or that say they belong to it, by id."""
    found = {str(entry.id): entry for entry in JournalEntry.objects.filter(block_id=block.number)}
    elsewhere = [row_id for row_id, _hash in block.rows if row_id not in found]
    found |= {str(entry.id): entry for entry in JournalEntry.objects.filter(id__in=elsewhere)}
    return found


def _row_findings(block: JournalBlock, rows: dict[str, JournalEntry]) -> Iterator[Finding]:
    number = block.number
    listed = dict(block.rows)
    indexed = _indexed_subjects(rows)
    for row_id, sealed_hash in block.rows:
        entry = rows.get(row_id)
        if entry is None:
            yield Finding("row-removed", number, row_id, f"Row {row_id} of block {number} was removed")
        elif entry_hash(entry) != sealed_hash:
            yield Finding("row-changed", number, row_id, f"Row {row_id} of block {number} was changed")
        elif entry.block_id != number:
            yield Finding("row-moved", number, row_id, f"Row {row_id} was taken out of block {number}")
        elif indexed[row_id] != sorted(entry.subjects):
            yield Finding("index-changed", number, row_id, f"The index of subjects of row {row_id} was changed")
    for row_id in rows.keys() - listed.keys():
        yield Finding("row-inserted", number, row_id, f"Row {row_id} was put into block {number} after it was sealed")


def _indexed_subjects(rows: dict[str, JournalEntry]) -> dict[str, list[str]]:
    found = defaultdict(list)
    links = JournalSubject.objects.filter(entry_id__in=[entry.id for entry in rows.values()])
    for entry_id, subject in links.order_by("subject").values_list("entry_id", "subject"):
        found[str(entry_id)].append(subject)
    return defaultdict(list, {row_id: sorted(subjects) for row_id, subjects in found.items()})


def _look_at_times(outcome: Verification, entries: list[JournalEntry], newest_id: UUID, block: int | None) -> None:
    for entry in entries:
        if entry.id.version != _TIME_ORDERED:
            message = f"Row {entry.id} was put in by hand: Birge does not make such ids"
            outcome.findings.append(Finding("row-inserted", block, str(entry.id), message))
            continue
        written = written_at(entry.id)
        if newest_id.int and written < written_at(newest_id) - LONGEST_TRANSACTION:
            message = f"Row {entry.id} was put into the past, before rows that were already sealed"
            outcome.findings.append(Finding("row-inserted", block, str(entry.id), message))
        elif entry.at < written - LONGEST_TRANSACTION:
            outcome.backdated.append(str(entry.id))


def _without_block() -> Iterator[Finding]:
    """Entries of a block that is not there."""
    blocks = JournalBlock.objects.filter(number=OuterRef("block_id"))
    for entry in JournalEntry.objects.filter(~Exists(blocks), block_id__isnull=False).iterator():
        message = f"Row {entry.id} belongs to block {entry.block_id}, which is not there"
        yield Finding("block-removed", entry.block_id, str(entry.id), message)


def _without_row(told: set[str | None]) -> Iterator[Finding]:
    """Rows that the index of subjects still names: of an embedded database those of the tail too can be missed so."""
    rows = JournalEntry.objects.filter(id=OuterRef("entry_id"))
    for entry_id in JournalSubject.objects.filter(~Exists(rows)).values_list("entry_id", flat=True).distinct():
        if str(entry_id) not in told:
            yield Finding("row-removed", None, str(entry_id), f"Row {entry_id} was removed; the index still names it")


def _look_at_tail(outcome: Verification, newest_id: UUID) -> None:
    for entry in JournalEntry.objects.filter(block=None).order_by("id").iterator():
        outcome.unsealed += 1
        if entry.id.version == _TIME_ORDERED:
            outcome.unsealed_since = outcome.unsealed_since or written_at(entry.id)
        _look_at_times(outcome, [entry], newest_id, None)


def _expected(expect: tuple[int, str] | None) -> Iterator[Finding]:
    if expect is None:
        return
    number, wanted = expect
    block = JournalBlock.objects.filter(number=number).first()
    if block is None:
        yield Finding(
            "journal-cut", number, None, f"Block {number} was once the head and is not there: rows were cut off"
        )
    elif block.hash != wanted:
        yield Finding("chain-replaced", number, None, f"Block {number} is not the block that was once sealed")


def _unreadable(before: JournalBlock | None) -> Finding:
    message = f"After block {before.number if before else 0} stands what Birge does not write: it was changed by hand"
    return Finding("unreadable", before.number + 1 if before else 1, None, message)


def _unguarded(gone: set[str]) -> Finding:
    message = f"The database does not refuse changes of the journal (missing: {', '.join(sorted(gone))}); "
    return Finding("unguarded", None, None, message + "after looking into it, run: birge journal guard")
