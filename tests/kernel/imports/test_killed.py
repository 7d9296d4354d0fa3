"""kill -9 at random moments: never half-applied, lost or doubled."""

import os
import random
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from birge.kernel.imports import actions, reading, work
from birge.kernel.imports.enums import State
from birge.kernel.imports.models import ImportBatch
from birge.kernel.models import JournalEntry
from tests.kernel.imports.app.models import Family
from tests.kernel.imports.helpers import CLERK, csv_file, uploaded

pytestmark = pytest.mark.django_db(transaction=True)

ROWS = 2_000
ROOT = Path(__file__).resolve().parents[3]


def file_of(number: int) -> bytes:
    return csv_file("head;amount;people", *(f"Үй-бүлө {number}-{row};{row % 90};4" for row in range(ROWS)))


def start_worker(batch: ImportBatch) -> subprocess.Popen:
    """A worker in its own process, about to begin."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.kernel.imports.worker_settings",
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        "BIRGE_WORKER_HOME": str(settings.HOME),
        "BIRGE_WORKER_DATABASE": str(connection.settings_dict["NAME"]),
    }
    command = [sys.executable, "-m", "tests.kernel.imports.worker", str(batch.pk)]
    worker = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert worker.stdout.readline() == "ready\n"
    return worker


def kill_after(worker: subprocess.Popen, seconds: float) -> None:
    time.sleep(seconds)
    worker.kill()
    worker.wait()
    worker.stdout.close()


def finish(batch: ImportBatch) -> None:
    """What the next worker does once the dead one's lease has run out."""
    work.recover(timezone.now() + timedelta(minutes=10))
    work.go_on(batch.pk, timezone.now)
    batch.refresh_from_db()


def left_behind(batch: ImportBatch) -> tuple[str, int]:
    """State and families in one statement: what a dead client had sent may still be committed between two."""
    count = Family.objects.filter(batch=OuterRef("pk")).values("batch").annotate(n=Count("pk")).values("n")
    rows = ImportBatch.objects.filter(pk=batch.pk).annotate(n=Coalesce(Subquery(count), 0))
    return rows.values_list("state", "n").get()


def times_journalled(batch: ImportBatch, verb: str) -> int:
    return JournalEntry.objects.filter(verb=verb, subjects=[f"kernel.importbatch:{batch.pk}"]).count()


def live_through(number: int, moments: random.Random) -> set[tuple[str, str]]:
    """Reading, applying and undoing one batch, each with its worker killed; the states that death left behind."""
    batch = uploaded(file_of(number), name=f"{number}.csv")
    kill_after(start_worker(batch), moments.uniform(0, 0.5))
    batch.refresh_from_db()
    left = {("reading", batch.state)}
    finish(batch)
    assert (batch.state, batch.rows_count, batch.rows.count(), batch.errors_count) == (State.CHECKED, ROWS, ROWS, 0)

    actions.confirm(batch=batch, by=CLERK, at=timezone.now())
    kill_after(start_worker(batch), moments.uniform(0, 0.5))
    found = left_behind(batch)
    left.add(("applying", found[0]))
    assert found in {(State.APPLYING, 0), (State.APPLIED, ROWS)}
    finish(batch)
    assert (left_behind(batch), times_journalled(batch, "kernel.imports.apply")) == ((State.APPLIED, ROWS), 1)

    actions.ask_undo(batch=batch, reason="x", by=CLERK, at=timezone.now())
    kill_after(start_worker(batch), moments.uniform(0, 0.2))
    found = left_behind(batch)
    left.add(("undoing", found[0]))
    assert found in {(State.UNDOING, ROWS), (State.UNDONE, 0)}
    finish(batch)
    assert (left_behind(batch), times_journalled(batch, "kernel.imports.undo")) == ((State.UNDONE, 0), 1)
    return left


@pytest.fixture(autouse=True)
def _small_chunks(monkeypatch):
    monkeypatch.setattr(reading, "CHUNK", 500)


def test_a_killed_worker_leaves_all_or_nothing_and_the_next_one_finishes():
    live_through(1, random.Random(2026))


@pytest.mark.slow
def test_fifty_rounds_of_killing():
    moments = random.Random(50)
    left = set().union(*(live_through(number, moments) for number in range(50)))

    assert {("reading", "reading"), ("applying", "applying"), ("applying", "applied")} <= left, "death came too early"
