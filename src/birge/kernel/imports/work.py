"""What the workers do with a batch, so that a death at any moment leaves nothing half-done, lost or doubled.

Reading commits chunk by chunk under a lease: each chunk's transaction first makes sure that the lease is still ours;
whoever takes over begins by removing what was read. Applying and undoing are one transaction each, together with the
change of state and the lock on the batch's row: a dead worker's transaction is rolled back by the database, and of
two workers the second finds the work done.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import InterfaceError, OperationalError, connection, transaction
from django.db.models import F, Q, QuerySet

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.events import publish
from birge.kernel.imports import store
from birge.kernel.imports.actions import LEASE
from birge.kernel.imports.checks import known_rows
from birge.kernel.imports.enums import BUSY, Level, State
from birge.kernel.imports.kinds import ImportKind, kind_named
from birge.kernel.imports.models import ImportBatch
from birge.kernel.imports.reading import read_batch

logger = logging.getLogger(__name__)

MAX_ATTEMPTS = 5
"""A batch that outlives so many workers is the reason why they die."""

Clock = Callable[[], datetime]


@dataclass(frozen=True)
class ImportApplied:
    """A batch came into its register."""

    batch: ImportBatch
    by: Actor
    at: datetime


@dataclass(frozen=True)
class ImportFailed:
    """A batch could not be read or applied; nothing of it came into its register."""

    batch: ImportBatch
    at: datetime


@dataclass(frozen=True)
class ImportUndone:
    """A batch was taken back out of its register."""

    batch: ImportBatch
    by: Actor
    at: datetime


class LostLease(Exception):
    """Another worker has taken over."""


def go_on(batch_id: UUID, clock: Clock) -> None:
    """Do what the batch's state asks for; nothing if another worker is at it or there is nothing to do."""
    token = _claim(batch_id, clock())
    if not token:
        return
    batch = ImportBatch.objects.get(pk=batch_id)
    try:
        if batch.state in (State.UPLOADED, State.READING):
            read_batch(batch, kind_named(batch.kind), store.path_of(batch.path), _keeper(batch, token, clock), clock())
        elif batch.state == State.APPLYING:
            _apply(batch_id, clock())
        elif batch.state == State.UNDOING:
            _undo(batch_id, clock())
    except LostLease:
        logger.warning("import %s was taken over by another worker", batch_id)
    except (OperationalError, InterfaceError):
        raise  # the database was away or busy: `recover` tries again
    except Exception:
        logger.exception("import %s failed", batch_id)
        _fail(batch_id, token, "unexpected", clock())


def recover(now: datetime) -> list[UUID]:
    """The batches whose worker died or never came, freed for another; the caller gives them to `go_on`."""
    lapsed = Q(state__in=BUSY, lease_until__lt=now)
    for hopeless in ImportBatch.objects.filter(lapsed, attempts__gte=MAX_ATTEMPTS).values_list("pk", flat=True):
        with transaction.atomic():
            if _is_idle(hopeless):
                _end_failed(ImportBatch.objects.filter(lapsed, pk=hopeless), hopeless, "worker-died", now)
    lost = list(ImportBatch.objects.filter(lapsed).order_by("uploaded_at").values_list("pk", flat=True))
    return [batch for batch in lost if _freed(lapsed, batch, now)]


@transaction.atomic
def _freed(lapsed: Q, batch: UUID, now: datetime) -> bool:
    return _is_idle(batch) and bool(
        ImportBatch.objects.filter(lapsed, pk=batch).update(lease_until=now + LEASE, worker="")
    )


def _is_idle(batch: UUID) -> bool:
    """Whether nobody holds the batch's row: who applies or undoes it does so until the end, however long that takes."""
    row = ImportBatch.objects.filter(pk=batch)
    skips = connection.features.has_select_for_update_skip_locked
    return not skips or row.select_for_update(skip_locked=True).exists()


def _claim(batch_id: UUID, now: datetime) -> str:
    """A token when the batch is now ours, else ""."""
    token = uuid4().hex
    free = Q(worker="") | Q(lease_until__lt=now)
    mine = ImportBatch.objects.filter(free, pk=batch_id, state__in=BUSY).update(
        worker=token, lease_until=now + LEASE, attempts=F("attempts") + 1
    )
    return token if mine else ""


def _keeper(batch: ImportBatch, token: str, clock: Clock) -> Callable[..., None]:
    def keep(**changes: Any) -> None:
        changes.setdefault("lease_until", clock() + LEASE)
        mine = ImportBatch.objects.filter(pk=batch.pk, worker=token, state__in=(State.UPLOADED, State.READING))
        if not mine.update(**changes):
            raise LostLease

    return keep


def _apply(batch_id: UUID, at: datetime) -> None:
    with transaction.atomic():
        batch = ImportBatch.objects.select_for_update().get(pk=batch_id)
        if batch.state != State.APPLYING:
            return
        kind = kind_named(batch.kind)
        _one_at_a_time(batch)
        if _has_new_errors(kind, batch):
            batch.state = State.UPLOADED  # read again, so that the person sees what is new
        else:
            by = _actor(batch.confirmed_by)
            batch.result = kind.apply(batch, by, at)
            batch.state, batch.applied_at = State.APPLIED, at
            journal.record(by=by, at=at, verb="kernel.imports.apply", subject=batch, after=batch.result)
            publish(ImportApplied(batch, by, at))
        _let_go(batch)


def _undo(batch_id: UUID, at: datetime) -> None:
    with transaction.atomic():
        batch = ImportBatch.objects.select_for_update().get(pk=batch_id)
        if batch.state != State.UNDOING:
            return
        kind = kind_named(batch.kind)
        if not kind.can_undo(batch):
            batch.state, batch.failure = State.APPLIED, "in-use"
        else:
            by = _actor(batch.undo_by)
            kind.undo(batch, by, at)
            batch.state, batch.undone_at = State.UNDONE, at
            journal.record(by=by, at=at, verb="kernel.imports.undo", subject=batch, after={"reason": batch.undo_reason})
            publish(ImportUndone(batch, by, at))
        _let_go(batch)


def _let_go(batch: ImportBatch) -> None:
    batch.worker, batch.attempts = "", 0
    if batch.state not in BUSY:
        batch.lease_until = None
    batch.save()


def _has_new_errors(kind: ImportKind, batch: ImportBatch) -> bool:
    """Whether the registers have changed since the check so that a row no longer fits."""
    if next(known_rows(batch), None):
        return True
    return any(fault.level is Level.ERROR for fault in kind.recheck(batch))


def _one_at_a_time(batch: ImportBatch) -> None:
    """Batches into the same register are applied one after another, so that each sees the rows of the one before."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"{batch.kind} {batch.target}"])


def _actor(stored: dict[str, Any] | None) -> Actor:
    """The person who asked for it, as the journal keeps actors."""
    known = stored or {"account": None, "name": ""}
    return Actor(**{**known, "account": UUID(known["account"]) if known["account"] else None})


def _fail(batch_id: UUID, token: str, code: str, at: datetime) -> None:
    """A failed undo leaves the batch applied; everything else leaves it failed, with nothing changed."""
    mine = ImportBatch.objects.filter(pk=batch_id, worker=token)
    undoing = mine.filter(state=State.UNDOING)
    if not undoing.update(state=State.APPLIED, failure=code, worker="", lease_until=None):
        _end_failed(mine.filter(state__in=BUSY), batch_id, code, at)


@transaction.atomic
def _end_failed(batch: QuerySet[ImportBatch], batch_id: UUID, code: str, at: datetime) -> None:
    if batch.update(state=State.FAILED, failure=code, worker="", lease_until=None):
        publish(ImportFailed(ImportBatch.objects.get(pk=batch_id), at))


def waits(batch_id: UUID) -> bool:
    """Whether the batch is free and has more to do (its check has to be made again)."""
    return ImportBatch.objects.filter(pk=batch_id, state__in=BUSY, worker="").exists()
