"""Writing the journal: who did or read what, in which role, when, and what it was before and after.

Called by actions inside their transaction: an act without its entry, or an entry without its act, cannot be committed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Model

from birge.kernel.actors import Actor
from birge.kernel.models import JournalEntry, JournalSubject

_SUBJECTS = {
    "sqlite": "SELECT %s, value FROM json_each(%s)",
    "postgresql": "SELECT %s, jsonb_array_elements_text(%s::jsonb)",
}
"""Rows (entry, subject) from a list that travels as one parameter: however many were read, it is one statement."""


def subject_of(thing: Model | str) -> str:
    """How the journal names a thing: "people.account:018f…"; text is taken as it is."""
    if isinstance(thing, str):
        return thing
    return f"{thing._meta.label_lower}:{thing.pk}"


def record(
    *,
    by: Actor,
    at: datetime,
    verb: str,
    subject: Model | str,
    also: Iterable[Model | str] = (),
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> JournalEntry:
    """One act, as "folder.verb" ("places.rename"), with what changed (JSON values, only the changed fields).

    `also`: what else the act is about, so that it is found in their histories too.
    """
    subjects = [subject_of(thing) for thing in (subject, *also)]
    return _write(JournalEntry(at=at, verb=verb, subjects=subjects, before=before, after=after), by)


def record_read(
    *, by: Actor, at: datetime, verb: str, subjects: Iterable[Model | str], why: str = ""
) -> JournalEntry | None:
    """One reading of personal records; a list of fifty people is one row. Nothing read, nothing written."""
    names = [subject_of(subject) for subject in subjects]
    if not names:
        return None
    return _write(JournalEntry(at=at, verb=verb, subjects=names, is_read=True, after={"why": why} if why else None), by)


def _write(entry: JournalEntry, by: Actor) -> JournalEntry:
    entry.by, entry.account = by.as_json(), by.account
    entry.save(force_insert=True)
    key = JournalEntry._meta.pk.get_db_prep_value(entry.pk, connection)
    into = f"INSERT INTO {JournalSubject._meta.db_table} (entry_id, subject) {_SUBJECTS[connection.vendor]}"
    with connection.cursor() as cursor:
        cursor.execute(into, [key, json.dumps(entry.subjects)])
    return entry
