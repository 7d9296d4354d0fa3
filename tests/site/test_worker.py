"""The worker: its queue, its ticks, and what becomes of a task whose worker is killed."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from datetime import timedelta

import psycopg
import pytest
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from birge.kernel import ticks
from birge.kernel.leases import LEASE, beat, process_name, requeue_lost
from birge.kernel.models import JournalBlock, WorkerBeat
from birge.site.worker import Worker
from tests.installation import installation
from tests.once import SERVER
from tests.site.tasks import leave_a_trace

pytestmark = pytest.mark.django_db


def wait_for(what: Callable[[], object], seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.1)


def running_task(worker: str, *, attempts: int = 1) -> DBTaskResult:
    task = DBTaskResult.objects.get(id=leave_a_trace.enqueue("/tmp", 0).id)
    for _ in range(attempts):
        task.claim(worker)
    return task


def state_of(task: DBTaskResult) -> str:
    return DBTaskResult.objects.get(id=task.id).status


@pytest.mark.django_db(transaction=True)
def test_the_queue_is_drained_and_what_is_due_is_done(tmp_path):
    first = leave_a_trace.enqueue(str(tmp_path), 0)
    second = leave_a_trace.enqueue(str(tmp_path), "not a number")

    Worker().run_once()

    states = [DBTaskResult.objects.get(id=task.id).status for task in (first, second)]
    assert states == [TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED]
    assert not WorkerBeat.objects.exists()
    assert not JournalBlock.objects.exists()  # nothing to seal


def test_a_task_of_a_living_worker_is_left_alone(now):
    beat(worker="living", at=now)
    task = running_task("living")

    assert requeue_lost(now) == 0
    assert state_of(task) == TaskResultStatus.RUNNING


def test_a_task_of_a_dead_worker_on_this_machine_is_put_back_at_once(now):
    beat(worker="dead", at=now)
    WorkerBeat.objects.update(process=process_name(os.getpid()).replace(":", ":1", 1))  # a number used again
    task = running_task("dead")

    assert requeue_lost(now) == 1
    assert state_of(task) == TaskResultStatus.READY


def test_a_worker_on_another_machine_is_dead_when_its_lease_has_run_out(now):
    beat(worker="far", at=now)
    WorkerBeat.objects.update(host="another")
    task = running_task("far")

    assert requeue_lost(now + LEASE - timedelta(seconds=1)) == 0
    assert requeue_lost(now + LEASE) == 1
    assert state_of(task) == TaskResultStatus.READY


def test_a_task_that_killed_three_workers_is_given_up(now):
    task = running_task("unknown", attempts=3)

    requeue_lost(now)

    assert state_of(task) == TaskResultStatus.FAILED


def test_a_tick_runs_when_it_is_due_and_a_failing_one_stops_nobody(monkeypatch, caplog):
    monkeypatch.setattr(ticks, "_ticks", {})
    ticks.every(1, "birge.kernel.no_such_function")
    ticks.every(20, "birge.kernel.sealing.seal")
    ticker, now = ticks.Ticker(), timezone.now()

    ran = [ticker.run_due(now + timedelta(seconds=second)) for second in (0, 0.5, 1, 20)]

    both = ["birge.kernel.no_such_function", "birge.kernel.sealing.seal"]
    assert ran == [both, [], both[:1], both]
    assert "no_such_function failed" in caplog.text


def test_a_task_whose_worker_is_killed_is_done_by_the_next_worker(tmp_path):
    with installation(tmp_path) as birge:
        birge.python(f"from tests.site.tasks import leave_a_trace; leave_a_trace.enqueue({str(tmp_path)!r}, 3)")
        killed = birge.start("worker")
        wait_for(lambda: list(tmp_path.glob("began-*")))
        os.kill(killed.pid, signal.SIGKILL)
        killed.wait()
        next_one = birge.start("worker")
        wait_for(lambda: (tmp_path / f"ended-{next_one.pid}").exists())
        next_one.send_signal(signal.SIGTERM)

        assert next_one.wait(20) == 0
        assert len(list(tmp_path.glob("ended-*"))) == 1


@pytest.mark.any_database
def test_a_worker_told_to_end_finishes_its_task_first(tmp_path):
    with installation(tmp_path) as birge:
        code = "from tests.site.tasks import leave_a_trace\n"
        code += f"leave_a_trace.enqueue({str(tmp_path)!r}, 2); leave_a_trace.enqueue({str(tmp_path)!r}, 2)"
        birge.python(code)
        worker = birge.start("worker")
        wait_for(lambda: list(tmp_path.glob("began-*")))
        worker.send_signal(signal.SIGTERM)

        assert worker.wait(20) == 0
        states = birge.python(
            "from django_tasks_db.models import DBTaskResult as T\n"
            "print(*sorted(T.objects.values_list('status', flat=True)))"
        )
        assert states == "READY SUCCESSFUL"


@pytest.mark.skipif(not SERVER, reason="an embedded database does not go away")
def test_a_worker_outlives_a_restart_of_the_database(tmp_path):
    with installation(tmp_path) as birge:
        worker = birge.start("worker")
        count = "from birge.kernel.models import WorkerBeat; print(WorkerBeat.objects.count())"
        wait_for(lambda: birge.python(count) == "1")
        with psycopg.connect(SERVER, autocommit=True) as server:
            killed = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
            server.execute(killed, [birge.environment["BIRGE_DATABASE_URL"].rpartition("/")[2]])
        birge.python(f"from tests.site.tasks import leave_a_trace; leave_a_trace.enqueue({str(tmp_path)!r}, 0)")
        wait_for(lambda: list(tmp_path.glob("ended-*")))

        assert [trace.name for trace in tmp_path.glob("ended-*")] == [f"ended-{worker.pid}"]
