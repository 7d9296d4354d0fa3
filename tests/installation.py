"""An installation of its own for tests that start real processes: a home, a database, the console command."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.once import SERVER, database_of, drop_database, keep_database, new_database, once, url_of

ROOT = Path(__file__).parents[1]


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
    on_server = bool(SERVER) and not embedded
    template = None if bare else once("server-home" if on_server else "home", _prepare)
    database = new_database(database_of("server-home") if template else "template0") if on_server else ""
    if template:
        shutil.copytree(template / "home", folder / "home")
    made = Installation(folder / "home", url_of(database) if database else "")
    try:
        yield made
    finally:
        made.end()
        shutil.rmtree(folder / "home", ignore_errors=True)
        if database:
            drop_database(database)


def _prepare(folder: Path) -> None:
    """The prepared installation that others are copied from."""
    database = new_database() if folder.name == "server-home" else ""
    if database:
        keep_database(folder.name, database)
    ended = Installation(folder / "home", url_of(database) if database else "").run("journal", "seal")
    assert ended.returncode == 0, ended.stderr
