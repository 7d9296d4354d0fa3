"""`python -m tests.kernel.imports.worker`: for each line "BATCH SECONDS" a process that does what a worker does.

Killed with -9 after so many seconds, if it has not ended before. Each is forked from this one, which has set everything
up and never touched the database: a worker that has just started, without the seconds that starting takes.
"""

import os
import signal
import sys
from uuid import UUID

import django


def watch(worker: int, seconds: float) -> None:
    """Wait until the worker has ended or its time is over, then kill what is left of it."""
    signal.sigtimedwait({signal.SIGCHLD}, seconds)
    os.kill(worker, signal.SIGKILL)  # nobody else has its number: it is not waited for yet
    os.waitpid(worker, 0)
    signal.sigtimedwait({signal.SIGCHLD}, 0)


if __name__ == "__main__":
    django.setup()
    from django.utils import timezone

    from birge.kernel.imports import reading, work

    reading.CHUNK = 100  # many transactions, so that death finds many different moments
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
    print("ready", flush=True)
    for line in sys.stdin:
        batch, seconds = line.split()
        worker = os.fork()
        if not worker:
            work.go_on(UUID(batch), timezone.now)
            os._exit(0)
        watch(worker, float(seconds))
        print("ended", flush=True)
