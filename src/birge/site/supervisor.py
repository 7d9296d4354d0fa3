"""The parent of a running site: the web server and the background worker as two children, both ended with it."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

_PR_SET_PDEATHSIG = 1
_GRACE_SECONDS, _LOOK_SECONDS, _LONGEST_PAUSE_SECONDS = 30.0, 0.2, 30.0


@dataclass
class Child:
    """A program to keep running. When the `vital` one ends, all end; another is started again, later each time."""

    name: str
    command: Sequence[str]
    vital: bool = False
    process: subprocess.Popen[bytes] | None = None
    start_again_at: float = 0.0
    pause_seconds: float = field(default=1.0)


def end_with_parent() -> None:
    """In a new child: have Linux end it when its parent is killed (prctl(2)); elsewhere nothing."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def supervise(children: Sequence[Child], environment: Mapping[str, str]) -> int:
    """Run the children until a signal or until the vital one ends; the exit code."""
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    code = 0
    try:
        while not stopping.is_set():
            for child in children:
                _keep_running(child, environment)
            ended = [child for child in children if child.vital and child.process and child.process.poll() is not None]
            if ended and ended[0].process:
                code = ended[0].process.returncode or 1
                break
            stopping.wait(_LOOK_SECONDS)
    finally:
        _end(children)
    return code


def answers(host: str, port: int) -> bool:
    """Whether somebody listens there."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.settimeout(1)
        return probe.connect_ex((host, port)) == 0


def _keep_running(child: Child, environment: Mapping[str, str]) -> None:
    now = time.monotonic()
    if child.process is None and now >= child.start_again_at:
        child.process = subprocess.Popen(child.command, env=dict(environment), preexec_fn=end_with_parent)  # noqa: S603
    elif child.process and not child.vital and child.process.poll() is not None:
        sys.stderr.write(f"The {child.name} ended ({child.process.returncode}); starting it again\n")
        child.process, child.start_again_at = None, now + child.pause_seconds
        child.pause_seconds = min(child.pause_seconds * 2, _LONGEST_PAUSE_SECONDS)


def _end(children: Sequence[Child]) -> None:
    running = [child.process for child in children if child.process and child.process.poll() is None]
    for process in running:
        process.send_signal(signal.SIGTERM)
    until = time.monotonic() + _GRACE_SECONDS
    for process in running:
        try:
            process.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
