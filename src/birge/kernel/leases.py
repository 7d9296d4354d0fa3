"""Which workers live, and the tasks of those that died.

A task may run again after its worker died in the middle: a task does its work in one transaction, or finds out what was
already done. A task whose worker died three times is given up, because it may be what kills them.
"""

from __future__ import annotations

import os
import socket
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.db import transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from birge.kernel.models import WorkerBeat

LEASE = timedelta(minutes=5)
"""A worker on another machine that was not heard for so long is taken for dead; on this machine it is seen at once."""
MOST_ATTEMPTS = 3
_MEMORY = timedelta(days=7)
_PROCESSES = Path("/proc")


def beat(*, worker: str, at: datetime) -> None:
    """Say that this worker is alive."""
    WorkerBeat.objects.update_or_create(
        worker=worker,
        defaults={"beat_at": at},
        create_defaults={
            "beat_at": at,
            "started_at": at,
            "host": socket.gethostname(),
            "process": process_name(os.getpid()),
        },
    )


def lives(worker: WorkerBeat, at: datetime) -> bool:
    """Whether a worker still runs."""
    if worker.host != socket.gethostname():
        return worker.beat_at > at - LEASE
    if not _PROCESSES.exists():  # not Linux
        return worker.beat_at > at - LEASE
    return worker.process == process_name(int(worker.process.split(":")[0]))


def process_name(pid: int) -> str:
    """A running process as "pid:start:boot", which no later process shares; "" when it does not run (any more)."""
    try:
        words = (_PROCESSES / str(pid) / "stat").read_text().rpartition(")")[2].split()
        boot = (_PROCESSES / "sys/kernel/random/boot_id").read_text().strip()
    except OSError:
        return "" if _PROCESSES.exists() else str(pid)
    state, started = words[0], words[19]  # proc(5): fields 3 and 22
    return "" if state in "ZX" else f"{pid}:{started}:{boot}"


def leave(*, worker: str) -> None:
    """A worker ends in good order."""
    WorkerBeat.objects.filter(worker=worker).delete()


def requeue_lost(at: datetime) -> int:
    """Put the tasks of dead workers back into the queue; how many. Forget workers that died long ago."""
    known = {worker.worker: worker for worker in WorkerBeat.objects.all()}
    dead = [worker for worker in known.values() if not lives(worker, at)]
    count = 0
    running = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING).values_list("id", "worker_ids")
    for task_id, workers in running:
        last = known.get(workers[-1]) if workers else None
        if last is None or last in dead:
            count += _requeue(task_id, workers, at)
    WorkerBeat.objects.filter(worker__in=[worker.worker for worker in dead], beat_at__lt=at - _MEMORY).delete()
    return count


def requeue_own(*, worker: str, at: datetime) -> int:
    """Put back what this worker was doing when it lost the database."""
    running = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING).values_list("id", "worker_ids")
    return sum(_requeue(task_id, workers, at) for task_id, workers in running if workers and workers[-1] == worker)


@transaction.atomic
def _requeue(task_id: UUID, workers: list[str], at: datetime) -> bool:
    task = (
        DBTaskResult.objects.select_for_update()
        .filter(id=task_id, status=TaskResultStatus.RUNNING, worker_ids=workers)
        .first()
    )
    if task is None:
        return False  # it ended, or another worker put it back first
    task.status, task.started_at = TaskResultStatus.READY, None
    if len(workers) >= MOST_ATTEMPTS:
        task.status, task.finished_at = TaskResultStatus.FAILED, at
        task.traceback = f"Given up: its worker died {len(workers)} times."
    task.save(update_fields=["status", "started_at", "finished_at", "traceback"])
    return True


def forget_finished_tasks(at: datetime) -> int:
    """Delete tasks that ended more than a month ago; how many."""
    ended = [TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED]
    old = DBTaskResult.objects.filter(status__in=ended, finished_at__lt=at - timedelta(days=30))
    return old.delete()[0]
