"""BIRGE_HOME: the folder of the embedded database, files and keys, made when it is first needed."""

from __future__ import annotations

import contextlib
import fcntl
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from birge.kernel.tables import few_collections
from birge.site.backup import swapping
from birge.site.env import env

_DATABASE_LOCK = 0x6269726766  # "birgf": the number of this lock in PostgreSQL


def prepare_home() -> None:
    """Make the home, its secret key, start Django and give an empty database its newest shape and the territory.

    A database that already holds data is upgraded by `birge serve` and `birge restore`, after a backup; other commands
    leave it and say so through `birge doctor`.
    """
    home: Path = env("BIRGE_HOME")
    for folder in (home, home / "keys", home / "files", home / "outbox", home / "backups"):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with not_running(home) as alone:
        if alone:
            swapping.finish_with_files(home)
    _make_secret(home / "keys" / "secret_key")
    with few_collections():
        django.setup()
    with not_running(home) as alone:
        if alone and swapping.finish_with_database(home):
            settings.SECRET_KEY = (home / "keys" / "secret_key").read_text().strip()
    with one_at_a_time(home):
        if database_is_empty():
            _fill_database()


def _fill_database() -> None:
    """All or nothing: killed in the middle, the database is still empty, and the next command does it."""
    connection.disable_constraint_checking()  # SQLite's schema editor wants this before a transaction begins
    try:
        with transaction.atomic(), few_collections():
            call_command("migrate", verbosity=0, interactive=False)
            call_command("places", "load", verbosity=0)
            connection.check_constraints()
    finally:
        connection.enable_constraint_checking()


def database_is_empty() -> bool:
    """True when no migration was ever applied."""
    return not MigrationExecutor(connection).loader.applied_migrations


@contextlib.contextmanager
def running(home: Path) -> Iterator[None]:
    """While the site or a worker runs on this home, nothing is restored into it."""
    with (home / ".running").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
        yield


def not_running(home: Path) -> contextlib.AbstractContextManager[bool]:
    """Keep the site and workers from starting in the meantime; False when one runs already."""
    return _alone(home / ".running")


def holding_port(home: Path, port: int) -> contextlib.AbstractContextManager[bool]:
    """Of sites of this home that start at once on one port, the first holds it; False for the others.

    Looking whether somebody listens there is not enough: the web server shares its port with a second one.
    """
    return _alone(home / f".port-{port}")


@contextlib.contextmanager
def _alone(file: Path) -> Iterator[bool]:
    with file.open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


@contextlib.contextmanager
def one_at_a_time(home: Path) -> Iterator[None]:
    """Of commands that make or upgrade the database at once, one works and the others wait, on other machines too."""
    with (home / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if connection.vendor != "postgresql":
            yield
            return
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [_DATABASE_LOCK])
            try:
                yield
            finally:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_DATABASE_LOCK])


def _make_secret(file: Path) -> None:
    """Write a new secret key unless there is one; of two processes that start at once, the first wins."""
    if file.exists():
        return
    new = file.with_name(f".secret_key.{os.getpid()}")
    new.touch(mode=0o600)
    new.write_text(secrets.token_urlsafe(50))
    with contextlib.suppress(FileExistsError):
        os.link(new, file)
    new.unlink()
