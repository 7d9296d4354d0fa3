"""What is dear to make and the same for all processes of one run: the first makes it, the others wait for it.

It lies in a folder of the run, which the process that spread the tests over the others makes and takes away.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg

FOLDER = "BIRGE_TESTS_OF_ONE_RUN"
SERVER = os.environ.get("BIRGE_TEST_DATABASE_URL", "")


def begin() -> None:
    """Before other processes are started: they learn the folder from their environment."""
    os.environ[FOLDER] = tempfile.mkdtemp(prefix="birge-once-")


def end() -> None:
    """Take away what was made, databases too."""
    folder = Path(os.environ.pop(FOLDER))
    for database in folder.glob("*.database"):
        drop_database(database.read_text())
    shutil.rmtree(folder, ignore_errors=True)


def once(name: str, make: Callable[[Path], None]) -> Path:
    """The folder of this name, filled by `make` in the process that asks first."""
    run = Path(os.environ[FOLDER])
    folder, made = run / name, run / f"{name}.made"
    with (run / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            folder.mkdir()
            make(folder)
            made.touch()
    return folder


def new_database(like: str = "template0") -> str:
    """The name of a new database on the server, a copy of another one."""
    name = f"birge_{uuid4().hex[:12]}"
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name} TEMPLATE {like}")
    return name


def keep_database(name: str, database: str) -> None:
    """This database stays until the end of the run; others find it by `name`."""
    (Path(os.environ[FOLDER]) / f"{name}.database").write_text(database)


def database_of(name: str) -> str:
    """The name of the kept database."""
    return (Path(os.environ[FOLDER]) / f"{name}.database").read_text()


def drop_database(name: str) -> None:
    """Whoever still uses it."""
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def url_of(database: str) -> str:
    """Where this database is found."""
    return urlunsplit(urlsplit(SERVER)._replace(path=f"/{database}"))
