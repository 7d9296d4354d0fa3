"""`birge serve`: the site and its background worker."""

from __future__ import annotations

import errno
import os
import socket
import sys
import threading
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import CommandError, call_command, get_commands
from django.utils import timezone

from birge.decisions.keyring import publish_keys
from birge.decisions.queries import published_keys
from birge.kernel.commands import MALFORMED, BirgeCommand
from birge.kernel.health import Finding, look
from birge.people.models import Account
from birge.site import safety
from birge.site.home import holding_port, running
from birge.site.static_files import gather
from birge.site.supervisor import Child, answers, supervise
from birge.site.upgrade import upgrade_database

_LOOPBACK = {"127.0.0.1", "localhost", "::1"}
_LAST_PORT = 65535


class Command(BirgeCommand):
    help = "Open the site; with --demo on this machine only, with invented people"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="default: 8000")
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: 127.0.0.1)")
        parser.add_argument("--workers", type=int, default=2, help="web processes (default: 2)")
        parser.add_argument("--demo", action="store_true", help="load the demo into an empty home; this machine only")
        parser.add_argument("--no-worker", action="store_true", help="the background worker runs elsewhere")

    def work(self, **options: Any) -> None:
        host, port, demo = options["host"], options["port"], options["demo"]
        self._refuse_bad_address(host, port, demo=demo)
        with holding_port(Path(settings.HOME), port) as held:
            if not held:
                raise CommandError(_taken(port), returncode=MALFORMED)
            self._serve(host, port, demo=demo, workers=options["workers"], with_worker=not options["no_worker"])

    def _serve(self, host: str, port: int, *, demo: bool, workers: int, with_worker: bool) -> None:
        upgrade_database(say=self.stderr.write)
        if demo:
            self._load_demo()
        self._refuse_unsafe(demo=demo)
        safety.remember_keys(timezone.now())
        publish_keys(published_keys())  # a process that was killed may have left the file behind the table
        gather()
        environment = dict(os.environ)
        address = f"http://{host}:{port}/"
        if demo:
            environment.setdefault("BIRGE_BASE_URL", address)
        threading.Thread(target=self._tell_address, args=(host, port, address), daemon=True).start()
        children = [Child("web server", _web(host, port, workers), vital=True)]
        if with_worker:
            children.append(Child("worker", [sys.executable, "-m", "birge", "worker"]))
        with running(Path(settings.HOME)):
            code = supervise(children, environment)
        if code:
            raise CommandError("The web server ended by itself; its message stands above.", returncode=code)

    def _refuse_bad_address(self, host: str, port: int, *, demo: bool) -> None:
        if demo and host not in _LOOPBACK:
            raise CommandError(
                "The demo's passwords are known to everybody, so it listens on 127.0.0.1 only: leave out --host.",
                returncode=MALFORMED,
            )
        if not 0 < port <= _LAST_PORT:
            raise CommandError(f"--port {port}: expected 1 to {_LAST_PORT}", returncode=MALFORMED)
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        with socket.socket(family) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trial.bind((host, port))
            except OSError as error:
                raise CommandError(_why_not(error, host, port), returncode=MALFORMED) from error

    def _refuse_unsafe(self, *, demo: bool) -> None:
        """For real use: no demo accounts, no debugging, own keys. The demo needs only keys that go with it."""
        found = [finding for finding in look(timezone.now()) if finding.stops_serving]
        if demo:
            found = [finding for finding in found if finding.name not in {"demo accounts", "debug"}]
        if found:
            lines = "\n".join(_line(finding) for finding in found)
            self.different(f"Birge does not start:\n{lines}")

    def _load_demo(self) -> None:
        if "demo" in get_commands() and not Account.objects.exists():
            self.stderr.write("Loading the demo ...")
            call_command("demo")

    def _tell_address(self, host: str, port: int, address: str) -> None:
        while not answers("127.0.0.1" if host == "0.0.0.0" else host, port):  # noqa: S104
            time.sleep(0.1)
        self.stdout.write(f"Birge is open at {address}")
        self.stdout.flush()


def _web(host: str, port: int, workers: int) -> list[str]:
    options = {
        "--interface": "wsgi",
        "--host": host,
        "--port": str(port),
        "--workers": str(workers),
        "--blocking-threads": "2",
        "--log-level": "warning",
    }
    words = [word for pair in options.items() for word in pair]
    flags = ["--no-ws", "--respawn-failed-workers"]
    return [sys.executable, "-m", "granian", *words, *flags, "birge.site.wsgi:application"]


def _why_not(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return _taken(port)
    if error.errno == errno.EACCES:
        return f"Port {port} is only for the system's administrator. Choose one above 1023: birge serve --port 8000"
    return f"{host} is not an address of this machine: {error.strerror}"


def _taken(port: int) -> str:
    return f"Port {port} is taken by another program. Choose another: birge serve --port {port + 1}"


def _line(finding: Finding) -> str:
    return f"- {finding.says}.\n  {finding.remedy}"
