"""Looking things up in the journal: for controllers, and for the pages that say how far it is sealed.

Permission is the caller's business (`people.rules`: controllers and administrators).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Model, QuerySet, Window

from birge.kernel.journal import subject_of
from birge.kernel.models import JournalBlock, JournalEntry
from birge.kernel.sealing import head
from birge.kernel.verification import written_at


def entries(
    *,
    account: UUID | None = None,
    subject: Model | str | None = None,
    verb: str = "",
    reads: bool | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> QuerySet[JournalEntry]:
    """Entries of one person, about one thing, of one verb or folder ("places."), in [since, until); newest first."""
    found = JournalEntry.objects.order_by("-id")
    if account is not None:
        found = found.filter(account=account)
    if subject is not None:
        found = found.filter(subject_rows__subject=subject_of(subject))
    if verb:
        found = found.filter(verb__startswith=verb) if verb.endswith(".") else found.filter(verb=verb)
    if reads is not None:
        found = found.filter(is_read=reads)
    if since is not None:
        found = found.filter(at__gte=since)
    return found.filter(at__lt=until) if until is not None else found


@dataclass(frozen=True)
class Seal:
    """How far the journal is sealed: its newest block, the rows after it and when the oldest of these was written."""

    head: JournalBlock | None
    unsealed: int
    unsealed_since: datetime | None


def seal_now() -> Seal:
    """The state of the seal; two queries."""
    tail = JournalEntry.objects.filter(block=None).order_by("id")
    oldest, unsealed = tail.values_list("id", Window(Count("*"))).first() or (None, 0)
    return Seal(head(), unsealed, written_at(oldest) if oldest else None)


def changes_of(entry: JournalEntry) -> list[str]:
    """What an act changed, a line a field: "name: before → after"; of a reading or a beginning only what was noted."""
    before, after = entry.before or {}, entry.after or {}
    lines = []
    for name in dict.fromkeys([*before, *after]):
        new = _in_words(after.get(name))
        lines.append(f"{name}: {_in_words(before[name])} → {new}" if name in before else f"{name}: {new}")
    return lines


def _in_words(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {_in_words(part)}" for name, part in value.items()) or "—"
    if isinstance(value, list) and any(isinstance(part, dict) for part in value):
        return str(len(value))  # lines of the household book, in full: how many, never what they say of people
    if isinstance(value, list):
        return ", ".join(_in_words(part) for part in value) or "—"
    if isinstance(value, bool):
        return "✓" if value else "✗"
    return "—" if value in (None, "") else str(value)
