"""A PostgreSQL server for one command: `python -m tests.postgres pytest tests/kernel`.

The server is this run's own: in a temporary folder, on a socket, gone afterwards. The command finds it in
`BIRGE_TEST_DATABASE_URL`. Without PostgreSQL nothing runs and it is said why; with CI=true that is a failure.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def programs() -> Path | None:
    """The folder of the newest PostgreSQL server on this machine."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


@contextmanager
def server(bin_folder: Path) -> Iterator[str]:
    """Start a server; the URL of its database `postgres`."""
    folder = Path(tempfile.mkdtemp(prefix="birge-postgres-"))
    step_down: list[str] = []
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        shutil.chown(folder, "postgres")
        step_down = ["runuser", "-u", "postgres", "--"]

    def run(program: str, *arguments: str) -> None:
        command = [*step_down, str(bin_folder / program), "-D", str(folder / "data"), *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=folder)

    run("initdb", "-U", "birge", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8")
    hurried = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
    # no autovacuum: its counts see only committed rows and would make plans depend on when it came by
    options = f"-k {folder} -c listen_addresses='' {hurried} -c autovacuum=off"
    run("pg_ctl", "-o", options, "-l", str(folder / "log"), "-w", "start")
    try:
        yield f"postgresql://birge@{str(folder).replace('/', '%2F')}/postgres"
    finally:
        run("pg_ctl", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def main() -> int:
    """Run the command that the arguments name; its exit code is ours."""
    bin_folder = programs()
    if bin_folder is None:
        print("PostgreSQL is not installed: the tests on it are skipped.", file=sys.stderr)
        return 1 if os.environ.get("CI") == "true" else 0
    with server(bin_folder) as url:
        environment = {**os.environ, "BIRGE_TEST_DATABASE_URL": url}
        return subprocess.run(sys.argv[1:], check=False, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main())
