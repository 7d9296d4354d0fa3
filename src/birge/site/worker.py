"""The background worker: drains the queue of tasks in one thread and runs the ticks in another."""

from __future__ import annotations

import logging
import os
import secrets
import signal
import socket
import threading
from collections.abc import Callable

from django.db import InterfaceError, OperationalError, connections
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker as QueueWorker
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

from birge.kernel.leases import beat, leave, requeue_lost, requeue_own
from birge.kernel.ticks import Ticker

logger = logging.getLogger(__name__)

Work = Callable[[], object]

_LOST = (OperationalError, InterfaceError)
_IDLE_SECONDS, _BEAT_SECONDS, _LONGEST_PAUSE_SECONDS = 1.0, 5.0, 30.0


class Worker:
    """Runs until `stop()`; then it finishes the task in hand. A lost database is waited for."""

    def __init__(self) -> None:
        self.name = f"{socket.gethostname()[:40]}-{os.getpid()}-{secrets.token_hex(4)}"
        self._stopping = threading.Event()
        self._known = threading.Event()
        self._ticker = Ticker()
        self._queue = QueueWorker(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=self.name,
            excluded_queue_names=[],
        )

    def stop(self, *_signal: object) -> None:
        """End after the task in hand."""
        self._stopping.set()

    def run(self) -> None:
        """Work until told to stop."""
        signal.signal(signal.SIGTERM, self.stop)
        signal.signal(signal.SIGINT, self.stop)
        ticking = threading.Thread(target=self._tick, name="ticks")
        ticking.start()
        self._patiently(self._take_tasks, _IDLE_SECONDS, after_a_loss=self._put_back)
        ticking.join()
        self._leave()

    def run_once(self) -> None:
        """Do everything that is due and what is in the queue, then end."""
        self._beat_and_tick()
        while self._run_next():
            pass
        self._leave()

    def _tick(self) -> None:
        self._patiently(self._beat_and_tick, _BEAT_SECONDS)
        connections.close_all()

    def _patiently(self, work: Work, pause_seconds: float, after_a_loss: Work | None = None) -> None:
        """Call `work` again and again; when the database is lost, wait longer each time."""
        waiting = 0.0
        while not self._stopping.is_set():
            try:
                if waiting and after_a_loss:
                    after_a_loss()
                work()
                waiting = 0.0
            except _LOST as error:
                waiting = min(waiting * 2 or _IDLE_SECONDS, _LONGEST_PAUSE_SECONDS)
                logger.warning("The database does not answer, trying again in %.0f s: %s", waiting, error)
                connections.close_all()
            self._stopping.wait(waiting or pause_seconds)

    def _beat_and_tick(self) -> None:
        now = timezone.now()
        beat(worker=self.name, at=now)
        self._known.set()
        requeue_lost(now)
        self._ticker.run_due(now)

    def _take_tasks(self) -> None:
        """Only when the others know that this worker lives: they would take its tasks for lost."""
        while self._known.is_set() and not self._stopping.is_set() and self._run_next():
            pass

    def _put_back(self) -> None:
        requeue_own(worker=self.name, at=timezone.now())

    def _run_next(self) -> bool:
        """Claim and run the next task; whether there was one."""
        ready = DBTaskResult.objects.ready().filter(backend_name="default")
        if not ready.exists():
            return False
        with exclusive_transaction(ready.db):
            task = ready.get_locked()
            if task is not None:
                task.claim(self.name)
        if task is None:
            return False
        self._queue.run_task(task)
        return True

    def _leave(self) -> None:
        try:
            leave(worker=self.name)
        except _LOST as error:
            logger.warning("The worker ends without saying goodbye: %s", error)
