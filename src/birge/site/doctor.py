"""The checks of `birge doctor` that look at the installation as a whole; folders add their own (`kernel.health`)."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.models import QuerySet
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

import birge
from birge.kernel import guards
from birge.kernel.health import Finding, fine, problem, warning
from birge.kernel.journal_reading import seal_now
from birge.kernel.leases import lives
from birge.kernel.models import Installation, Message, WorkerBeat
from birge.site.upgrade import pending_migrations

_LEAST_FREE_BYTES = 1024**3
_SEALED_WITHIN = timedelta(minutes=2)
_LATE = timedelta(hours=1)
_CLOCKS_APART = timedelta(seconds=5)


def check_programs(at: datetime) -> Iterator[Finding]:
    """Versions and the folders of the home."""
    yield fine("birge", birge.__version__)
    yield fine("python", sys.version.split()[0])
    home = Path(settings.HOME)
    for name in ("keys", "files", "outbox", "backups"):
        if not os.access(home / name, os.W_OK):
            yield problem("home", f"{home / name} is missing or cannot be written", f"mkdir -m 700 -p {home / name}")
    yield fine("home", str(home))
    free = shutil.disk_usage(home).free
    says = f"{free / 1024**3:.1f} GB free"
    if free < _LEAST_FREE_BYTES:
        yield problem("disk", says, f"Make room on the disk of {home}; old backups in {home / 'backups'} can be moved.")
    else:
        yield fine("disk", says)


def check_database(at: datetime) -> Iterator[Finding]:
    """Reachable, at the newest shape, sorting and folding our letters, its clock like ours."""
    yield fine("database", f"{connection.vendor} {'.'.join(map(str, connection.get_database_version()))}")
    if pending := pending_migrations():
        yield problem(
            "migrations",
            f"The database is older than the program: {len(pending)} steps are pending, the first is {pending[0]}",
            "Start birge serve: it makes a backup and applies them.",
        )
    else:
        yield fine("migrations", "none pending")
    yield from _letters()
    yield from _clock()


def _letters() -> Iterator[Finding]:
    words, remedy = ["на", "ңа", "ой", "өй", "ут", "үт"], "Create the database with encoding UTF-8 and ICU support."
    with connection.cursor() as cursor:
        cursor.execute("SELECT UPPER('өңү')")
        folded = cursor.fetchone()[0]
        collation = "kyrgyz" if connection.vendor == "sqlite" else '"ky-KG-x-icu"'
        values = " UNION ALL ".join(f"SELECT '{word}' AS word" for word in reversed(words))
        cursor.execute(f"SELECT word FROM ({values}) AS words ORDER BY word COLLATE {collation}")  # noqa: S608
        ordered = [row[0] for row in cursor.fetchall()]
    if folded != "ӨҢҮ":
        yield problem("letters", "The database does not know that Ө is ө: searches would miss names", remedy)
    elif ordered != words:
        yield problem("letters", f"The database sorts wrongly: {' '.join(ordered)}", remedy)
    else:
        yield fine("letters", "Ң Ө Ү are folded and sorted")


def _clock() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXTRACT(EPOCH FROM now())" if connection.vendor == "postgresql" else "SELECT 0")
        elsewhere = float(cursor.fetchone()[0])
    apart = timedelta(seconds=abs(time.time() - elsewhere)) if elsewhere else timedelta()
    known = Installation.objects.filter(id=1).first()
    now = datetime.now(tz=UTC)
    if apart > _CLOCKS_APART:
        says = f"The clocks of this machine and of the database are {apart.total_seconds():.0f} s apart"
        yield problem("clock", says, "Switch time synchronisation on, on both machines (timedatectl set-ntp true).")
    elif known and known.since > now + _LATE:
        yield problem("clock", f"It says {now:%Y-%m-%d %H:%M} UTC, before this database was made", "Set the clock.")
    else:
        yield fine("clock", f"{now:%Y-%m-%d %H:%M} UTC")


def check_work(at: datetime) -> Iterator[Finding]:
    """The background worker, the journal's seal, messages and tasks that wait."""
    workers = [worker for worker in WorkerBeat.objects.all() if lives(worker, at)]
    if workers:
        yield fine(
            "worker", f"{len(workers)} alive, last heard {max(worker.beat_at for worker in workers):%H:%M:%S} UTC"
        )
    else:
        says, remedy = "No background worker runs: nothing is sealed or sent", "Start birge serve, or birge worker."
        yield warning("worker", says, remedy)
    yield from _journal(at)
    yield from _waiting(at)


def _journal(at: datetime) -> Iterator[Finding]:
    if gone := guards.missing(connection):
        says = f"The database does not refuse changes of the journal ({len(gone)} guards are missing)"
        yield problem(
            "journal", says, "Run birge journal verify, find out who took them down, then birge journal guard."
        )
    seal = seal_now()
    if seal.unsealed_since and seal.unsealed_since < at - _SEALED_WITHIN:
        says = f"Rows are not sealed since {seal.unsealed_since:%Y-%m-%d %H:%M} UTC: {seal.unsealed}"
        yield warning("journal seal", says, "Start the worker, or run birge journal seal.")
    elif seal.head:
        yield fine(
            "journal seal", f"sealed until {seal.head.sealed_at:%Y-%m-%d %H:%M:%S} UTC, block {seal.head.number}"
        )
    else:
        yield fine("journal seal", "nothing to seal yet")


def _waiting(at: datetime) -> Iterator[Finding]:
    late = Message.objects.filter(state__in=("queued", "failed"), made_at__lt=at - _LATE)
    if count := late.count():
        says = f"Messages that wait for more than an hour: {count}; the last error: {_last_error(late) or 'none'}"
        yield warning("messages", says, "Look at BIRGE_SMTP_URL and BIRGE_SMS_URL, and whether the worker runs.")
    else:
        yield fine("messages", "none wait for long")
    tasks = DBTaskResult.objects.filter(status=TaskResultStatus.READY, enqueued_at__lt=at - _LATE).count()
    if tasks:
        yield warning("tasks", f"Tasks that wait for more than an hour: {tasks}", "Start the worker.")


def _last_error(late: QuerySet[Message]) -> str:
    return late.exclude(last_error="").order_by("-made_at").values_list("last_error", flat=True).first() or ""
