"""Putting restored things in the place of the old ones, so that a power cut in between does no harm.

What is restored waits, whole, in `BIRGE_HOME/.restore`. Once the file `ready` lies there, the swap is carried through,
now or by the next command: each step can be repeated.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from django.db import connection

from birge.kernel.commands import replace_file

_PARTS = ("birge.sqlite3-wal", "birge.sqlite3-shm", "birge.sqlite3", "files", "keys")
"""In this order: an old write-ahead log must never meet a new database."""


def staging(home: Path) -> Path:
    """Where what is being restored waits."""
    return home / ".restore"


def declare_ready(home: Path, facts: dict[str, Any]) -> None:
    """From now on the restored things are wanted."""
    replace_file(staging(home) / "ready", json.dumps(facts).encode())


def waiting(home: Path) -> dict[str, Any] | None:
    """The facts of a restore that is ready but not carried through; None when there is none."""
    file = staging(home) / "ready"
    return json.loads(file.read_text()) if file.is_file() else None


def finish_with_files(home: Path) -> None:
    """At the start of a command: carry a restore through that was cut off when it was ready (embedded database)."""
    facts = waiting(home)
    if facts and facts["has_database"]:
        carry_through(home)


def finish_with_database(home: Path) -> bool:
    """The same for PostgreSQL, where the database tells whether the restore was committed; True when it was."""
    facts = waiting(home)
    if not facts:
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM kernel_journalsubject WHERE subject = %s", [subject(facts["id"])])
        committed = cursor.fetchone() is not None
    if committed:
        carry_through(home)
    else:
        discard(home)
    return committed


def subject(restore_id: str) -> str:
    """How the journal names a restore."""
    return f"restore:{restore_id}"


def discard(home: Path) -> None:
    """Throw away what was being restored."""
    shutil.rmtree(staging(home), ignore_errors=True)


def carry_through(home: Path) -> Path:
    """Swap; the folder in which the replaced things lie now."""
    facts = waiting(home) or {}
    replaced = home / "backups" / f"replaced-{facts['id']}"
    replaced.mkdir(parents=True, exist_ok=True, mode=0o700)
    has_database = facts["has_database"]
    for name in _PARTS:
        new, place, old = staging(home) / name, home / name, replaced / name
        is_log = name.endswith(("-wal", "-shm"))
        if place.exists() and not old.exists() and (new.exists() or (is_log and has_database)):
            place.rename(old)
        if new.exists():
            new.rename(place)
    discard(home)
    return replaced
