"""Tasks for the tests of the worker."""

import os
import time
from pathlib import Path

from django_tasks import task


@task()
def leave_a_trace(folder: str, seconds: float) -> str:
    """Write who began, sleep, write who ended."""
    (Path(folder) / f"began-{os.getpid()}").touch()
    time.sleep(seconds)
    (Path(folder) / f"ended-{os.getpid()}").touch()
    return "done"
