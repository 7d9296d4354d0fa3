"""What people do with a batch. Each act leaves the batch in a state from which a worker goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.ids import new_id
from birge.kernel.imports import rules, store
from birge.kernel.imports.enums import State
from birge.kernel.imports.models import ImportBatch, ImportCorrection
from birge.kernel.permissions import Answer

LEASE = timedelta(minutes=1)
"""A worker that has not been heard of for so long is taken for dead, and its batch is given to another."""

Rule = Callable[[ImportBatch], Answer]

OPEN = (State.UPLOADED, State.READING, State.CHECKED, State.APPLYING, State.APPLIED, State.UNDOING)


class NotNow(Exception):
    """The batch is not in a state that allows this; `reason` says why, for the person."""

    def __init__(self, reason: str | Promise) -> None:
        super().__init__(str(reason))
        self.reason = reason


@dataclass(frozen=True)
class Correction:
    """A cell's new value; without a column the row is left out."""

    sheet: str
    row: int
    column: str = ""
    value: str = ""


def upload(
    *,
    kind: str,
    place: UUID,
    file_name: str,
    chunks: Iterable[bytes],
    by: Actor,
    at: datetime,
    target: str = "",
    replaces: ImportBatch | None = None,
) -> tuple[ImportBatch, bool]:
    """A new batch and True; or, when this file is here already, its batch and False.

    A file that replaces another takes its place. Raises `faults.Unreadable` when the file is too big.
    """
    identity = new_id()
    stored = store.store(identity, chunks)
    same = ImportBatch.objects.filter(kind=kind, place=place, target=target, sha256=stored.sha256, state__in=OPEN)
    try:
        with transaction.atomic():
            if known := same.first():
                return known, False
            if replaces:
                replaces = _locked(replaces, rules.can_change)
            batch = ImportBatch.objects.create(
                id=identity, kind=kind, place=place, target=target, file_name=file_name[-200:], path=stored.path,
                size_bytes=stored.size_bytes, sha256=stored.sha256, replaces=replaces,
                accepted=replaces.accepted if replaces else [],
                uploaded_by=by.as_json(), account=by.account, uploaded_at=at, lease_until=at + LEASE,
            )  # fmt: skip
            if replaces:
                ImportBatch.objects.filter(pk=replaces.pk).update(state=State.SUPERSEDED)
            after = {"kind": kind, "place": str(place), "target": target, "sha256": stored.sha256}
            journal.record(by=by, at=at, verb="kernel.imports.upload", subject=batch, after=after)
            return batch, True
    finally:
        if not ImportBatch.objects.filter(pk=identity).exists():
            store.forget(stored.path)


def correct(*, batch: ImportBatch, corrections: Iterable[Correction], by: Actor, at: datetime) -> None:
    """Put these values in place of the file's and have the batch checked anew."""
    with transaction.atomic():
        batch = _locked(batch, rules.can_change)
        made = 0
        for change in corrections:
            ImportCorrection.objects.update_or_create(
                batch=batch, sheet=change.sheet, row=change.row, column=change.column,
                defaults={"value": change.value, "by": by.as_json(), "at": at},
            )  # fmt: skip
            made += 1
        _read_again(batch, at)
        journal.record(by=by, at=at, verb="kernel.imports.correct", subject=batch, after={"corrections": made})


def accept(*, batch: ImportBatch, code: str, by: Actor, at: datetime) -> None:
    """Accept all offers of one kind (or leave out all repeated rows), and have the batch checked anew."""
    with transaction.atomic():
        batch = _locked(batch, rules.can_change)
        batch.accepted = sorted({*batch.accepted, code})
        batch.save(update_fields=["accepted"])
        _read_again(batch, at)
        journal.record(by=by, at=at, verb="kernel.imports.accept", subject=batch, after={"accepted": code})


def choose_encoding(*, batch: ImportBatch, encoding: str, by: Actor, at: datetime) -> None:
    """Read a text file in this encoding."""
    with transaction.atomic():
        batch = _locked(batch, rules.can_change)
        batch.encoding = encoding
        batch.save(update_fields=["encoding"])
        _read_again(batch, at)
        journal.record(by=by, at=at, verb="kernel.imports.encoding", subject=batch, after={"encoding": encoding})


def check_again(*, batch: ImportBatch, by: Actor, at: datetime) -> None:
    """Have the batch checked anew, because what it is checked against has changed."""
    with transaction.atomic():
        batch = _locked(batch, rules.can_change)
        _read_again(batch, at)
        journal.record(by=by, at=at, verb="kernel.imports.check_again", subject=batch)


def confirm(*, batch: ImportBatch, by: Actor, at: datetime) -> None:
    """Let the worker apply the batch. Of two batches with the same file only one gets through."""
    try:
        with transaction.atomic():
            batch = _locked(batch, rules.can_apply)
            batch.state, batch.confirmed_by = State.APPLYING, by.as_json()
            batch.lease_until, batch.worker, batch.attempts, batch.failure = at + LEASE, "", 0, ""
            batch.save()
            journal.record(by=by, at=at, verb="kernel.imports.confirm", subject=batch)
    except IntegrityError as error:
        raise NotNow(_("This very file has been applied already.")) from error


def ask_undo(*, batch: ImportBatch, reason: str, by: Actor, at: datetime) -> None:
    """Let the worker take the whole batch back."""
    with transaction.atomic():
        batch = _locked(batch, rules.can_undo)
        batch.state, batch.undo_by, batch.undo_reason = State.UNDOING, by.as_json(), reason[:500]
        batch.lease_until, batch.worker, batch.attempts, batch.failure = at + LEASE, "", 0, ""
        batch.save()
        journal.record(by=by, at=at, verb="kernel.imports.ask_undo", subject=batch, after={"reason": reason[:500]})


def discard(*, batch: ImportBatch, by: Actor, at: datetime) -> None:
    """Throw a batch away that was never applied, with its file and all that was read from it."""
    with transaction.atomic():
        batch = _locked(batch, rules.can_change)
        before = {"kind": batch.kind, "place": str(batch.place), "sha256": batch.sha256}
        journal.record(by=by, at=at, verb="kernel.imports.discard", subject=batch, before=before)
        batch.delete()
        transaction.on_commit(lambda: store.forget(batch.path))


def _locked(batch: ImportBatch, rule: Rule) -> ImportBatch:
    fresh = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    answer = rule(fresh)
    if not answer:
        raise NotNow(answer.reason)
    return fresh


def _read_again(batch: ImportBatch, at: datetime) -> None:
    ImportBatch.objects.filter(pk=batch.pk).update(
        state=State.UPLOADED, lease_until=at + LEASE, worker="", attempts=0, done_percent=0, failure=""
    )
