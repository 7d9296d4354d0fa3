"""Workers in processes of their own that are killed with -9 at a random moment of what they do."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from birge.kernel.imports import work
from birge.kernel.imports.enums import BUSY
from birge.kernel.imports.models import ImportBatch
from birge.kernel.models import JournalEntry

ROOT = Path(__file__).resolve().parents[3]
WHOLE_LIFE = 3600.0
AFTER = 1.5
"""So many times what the work took undisturbed death may wait, so that some workers have just done their work."""


@dataclass
class Killer:
    """`moments` decide when death comes; `took`: seconds of each kind of work, of workers that lived."""

    source: subprocess.Popen[str]
    moments: random.Random
    took: dict[str, float] = field(default_factory=dict)

    def live(self, batch: ImportBatch, what: str) -> None:
        """A worker that does the whole work."""
        started = time.monotonic()
        self._run(batch, WHOLE_LIFE)
        self.took[what] = time.monotonic() - started

    def kill(self, batch: ImportBatch, what: str) -> None:
        """A worker that dies at any moment of the work, or when it has just done it."""
        self._run(batch, self.moments.uniform(0, self.took[what] * AFTER))

    def _run(self, batch: ImportBatch, seconds: float) -> None:
        assert self.source.stdin and self.source.stdout
        print(batch.pk, seconds, file=self.source.stdin, flush=True)
        assert self.source.stdout.readline() == "ended\n"
        batch.refresh_from_db()


@contextmanager
def killer(seed: int) -> Iterator[Killer]:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.kernel.imports.worker_settings",
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        "BIRGE_WORKER_HOME": str(settings.HOME),
        "BIRGE_WORKER_DATABASE": str(connection.settings_dict["NAME"]),
    }
    command = [sys.executable, "-m", "tests.kernel.imports.worker"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=environment, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as source:
        assert source.stdout and source.stdout.readline() == "ready\n"
        yield Killer(source, random.Random(seed))


def finish(batch: ImportBatch) -> None:
    """What the next worker does once the dead one's lease has run out.

    The database may still be at the dead one's last statement, and hold the batch until it sees that nobody is there:
    workers look again and again.
    """
    deadline = time.monotonic() + 60
    while batch.state in BUSY and batch.pk not in work.recover(timezone.now() + timedelta(minutes=10)):
        assert time.monotonic() < deadline, f"{batch.pk} is {batch.state} and nobody can go on with it"
        time.sleep(0.05)
        batch.refresh_from_db()
    work.go_on(batch.pk, timezone.now)
    batch.refresh_from_db()


def times_journalled(batch: ImportBatch, verb: str) -> int:
    return JournalEntry.objects.filter(verb=verb, subjects=[f"kernel.importbatch:{batch.pk}"]).count()
