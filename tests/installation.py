"""An installation of its own for tests that start real processes: a home, a database, the console command."""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

ROOT = Path(__file__).parents[1]
SERVER = os.environ.get("BIRGE_TEST_DATABASE_URL", "")


class Installation:
    """`birge` on a home of its own; on PostgreSQL also a database of its own."""

    def __init__(self, home: Path, database_url: str = "") -> None:
        self.home = home
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(("BIRGE_", "DJANGO_"))}
        self.environment = {
            **inherited,
            "BIRGE_HOME": str(home),
            "BIRGE_DATABASE_URL": database_url,
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        }
        self.started: list[subprocess.Popen] = []

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess:
        """`birge …`, waited for."""
        return subprocess.run(
            [sys.executable, "-m", "birge", *arguments],
            env={**self.environment, **environment},
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=400,
            check=False,
        )

    def start(self, *arguments: str, **environment: str) -> subprocess.Popen:
        """`birge …`, left running in a group of its own; ended with the test."""
        process = subprocess.Popen(
            [sys.executable, "-m", "birge", *arguments],
            env={**self.environment, **environment},
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.started.append(process)
        return process

    def python(self, code: str) -> str:
        """What the code prints, run with Birge's settings and database."""
        begin = "import os; os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'birge.site.settings')\n"
        begin += "import django; django.setup()\n"
        ended = subprocess.run(
            [sys.executable, "-c", begin + code],
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=400,
            check=False,
        )
        assert ended.returncode == 0, ended.stderr
        return ended.stdout.strip()

    def end(self) -> None:
        """End what was started, children too."""
        for process in self.started:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.communicate()


@contextmanager
def installation(folder: Path, *, embedded: bool = False, bare: bool = False) -> Iterator[Installation]:
    """An installation in this folder, on the kind of database that the tests run on; gone afterwards.

    It is a copy of one that was prepared once, with its territory; `bare` has nothing yet. `embedded` is on SQLite.
    """
    template = None if bare else _template(embedded or not SERVER)
    with nullcontext("") if embedded else _database(template) as url:
        if template:
            shutil.copytree(template.home, folder / "home")
        made = Installation(folder / "home", url)
        try:
            yield made
        finally:
            made.end()
            shutil.rmtree(folder / "home", ignore_errors=True)


@cache
def _template(embedded: bool) -> Installation:
    """The prepared installation that others are copied from; it lasts as long as the tests run."""
    folder = Path(tempfile.mkdtemp(prefix="birge-template-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    database = _database() if not embedded else nullcontext("")
    made = Installation(folder / "home", database.__enter__())
    if not embedded:
        atexit.register(database.__exit__, None, None, None)
    ended = made.run("journal", "seal")
    assert ended.returncode == 0, ended.stderr
    return made


@contextmanager
def _database(template: Installation | None = None) -> Iterator[str]:
    if not SERVER:
        yield ""
        return
    name = f"birge_{uuid.uuid4().hex[:12]}"
    like = template.environment["BIRGE_DATABASE_URL"].rpartition("/")[2] if template else "template0"
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name} TEMPLATE {like}")
        try:
            yield urlunsplit(urlsplit(SERVER)._replace(path=f"/{name}"))
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")
