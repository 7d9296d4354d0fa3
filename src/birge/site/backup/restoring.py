"""Restoring a backup: all or nothing."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from birge.contests.guards import GUARDS as CONTEST_GUARDS
from birge.decisions import guards as decision_guards
from birge.kernel import guards as journal_guards
from birge.kernel import journal
from birge.kernel.actors import SYSTEM
from birge.kernel.ids import new_id
from birge.kernel.models import Installation
from birge.kernel.tables import few_collections
from birge.kernel.verification import Verification, verify
from birge.meetings.guards import GUARDS as MEETING_GUARDS
from birge.people.models import Account
from birge.site import safety
from birge.site.backup import rows, swapping
from birge.site.backup.archive import BadBackup, checked_manifest, opened
from birge.site.backup.sealed_file import is_sealed, unseal

_VERB = "site.restore"
GUARDS = (journal_guards, decision_guards, CONTEST_GUARDS, MEETING_GUARDS)


def restore_backup(
    source: Path, *, at: datetime, key_file: Path | None = None, replace: bool = False, despite_journal: bool = False
) -> Verification:
    """Put the backup in the place of this home; the journal's verification. `BadBackup`: nothing was changed.

    The archive is verified first. Database, files and keys are built beside the old ones and swapped at the end.
    With `despite_journal` also a backup whose journal does not verify is restored.
    """
    home = Path(settings.HOME)
    with _plain(source, key_file, home) as plain, opened(plain) as archive:
        manifest = checked_manifest(archive)
        _refuse_unknown_migrations(manifest)
        if not replace and _in_use():
            raise BadBackup("This home is in use. Restore into a new one (BIRGE_HOME), or add --replace.")
        restore_id = str(new_id())
        swapping.discard(home)
        _unpack(archive, home)
        try:
            with _new_database(home, restore_id), few_collections():
                outcome = _load(archive, manifest, despite_journal=despite_journal)
                after = {"backup": manifest["id"], "made_at": manifest["made_at"]}
                journal.record(by=SYSTEM, at=at, verb=_VERB, subject=swapping.subject(restore_id), after=after)
        except BaseException:
            swapping.discard(home)
            raise
    swapping.carry_through(home)
    connection.close()
    return outcome


@contextmanager
def _plain(source: Path, key_file: Path | None, home: Path) -> Iterator[Path]:
    """The archive, decrypted if need be."""
    if not source.is_file():
        raise BadBackup(f"{source}: no such file")
    if not is_sealed(source):
        yield source
        return
    if key_file is None:
        raise BadBackup("This backup is encrypted: name the file with its key (--key-file).")
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.TemporaryDirectory(dir=home, prefix=".unsealed-") as folder:
        plain = Path(folder) / "backup"
        unseal(source, plain, key_file)
        yield plain


def _refuse_unknown_migrations(manifest: dict[str, Any]) -> None:
    known = MigrationExecutor(connection).loader.graph.nodes
    unknown = [f"{app}.{name}" for app, name in manifest["migrations"] if (app, name) not in known]
    if unknown:
        version = manifest["version"]
        raise BadBackup(
            f"This backup was made by another Birge ({version}), which knows {unknown[0]}: install that one."
        )


def _in_use() -> bool:
    return Account._meta.db_table in connection.introspection.table_names() and Account.objects.exists()


def _unpack(archive: zipfile.ZipFile, home: Path) -> None:
    """Files and keys into the staging folder. Names are checked: nothing lands outside it."""
    place = swapping.staging(home)
    for folder in (place, place / "files", place / "keys"):
        folder.mkdir(parents=True, mode=0o700)
    for name in archive.namelist():
        parts = Path(name).parts
        if parts[0] not in {"files", "keys"}:
            continue
        if ".." in parts or Path(name).is_absolute():
            raise BadBackup(f"{name} would land outside the home")
        target = place.joinpath(*parts)
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with archive.open(name) as member, target.open("wb") as file:
            shutil.copyfileobj(member, file)
        target.chmod(0o600)


@contextmanager
def _new_database(home: Path, restore_id: str) -> Iterator[None]:
    """Inside, the connection leads to an empty database, which takes the old one's place if all goes well.

    On SQLite that is a new file; on PostgreSQL one transaction in which the old tables are dropped.
    """
    facts = {"id": restore_id, "has_database": connection.vendor == "sqlite"}
    if connection.vendor == "postgresql":
        with transaction.atomic():
            _drop_everything()
            yield
            swapping.declare_ready(home, facts)
        return
    old = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = swapping.staging(home) / "birge.sqlite3"
    try:
        yield
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()
        connection.settings_dict["NAME"] = old
    swapping.declare_ready(home, facts)


def _drop_everything() -> None:
    _check_references(later=False)
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names(cursor):
            cursor.execute(f"DROP TABLE IF EXISTS {connection.ops.quote_name(name)} CASCADE")


def _load(archive: zipfile.ZipFile, manifest: dict[str, Any], *, despite_journal: bool) -> Verification:
    migrations = [(app, name) for app, name in manifest["migrations"]]
    executor = MigrationExecutor(connection)
    executor.migrate(_newest(migrations, executor))
    with transaction.atomic():
        _check_references(later=True)
        every_table = rows.tables(migrations)
        for guards in GUARDS:  # they refuse rows that come after their decision, as here they do
            guards.take_down(connection)
        rows.empty(every_table.values())
        for name, model in every_table.items():
            with archive.open(f"database/{name}.jsonl") as lines:
                rows.load(model, lines)
        for guards in GUARDS:
            guards.put_up(connection)
        rows.restart_numbering(list(every_table.values()))
        _check_references(later=False)
    call_command("migrate", verbosity=0, interactive=False)
    _refuse_foreign_keys(archive)
    outcome = verify()
    if outcome.findings and not despite_journal:
        raise BadBackup(
            f"The journal in this backup does not verify: {outcome.findings[0].message}. "
            "To restore it all the same, add --despite-journal."
        )
    return outcome


def _check_references(*, later: bool) -> None:
    """PostgreSQL within one transaction: rows come in any order, but tables are changed only when none is unchecked."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET CONSTRAINTS ALL {'DEFERRED' if later else 'IMMEDIATE'}")


def _newest(migrations: list[tuple[str, str]], executor: MigrationExecutor) -> list[tuple[str, str]]:
    """The last migration of each folder: a target that others already led to must not be migrated back to."""
    graph, applied = executor.loader.graph, set(migrations)
    return [
        key
        for key in migrations
        if not any(child.key in applied and child.key[0] == key[0] for child in graph.node_map[key].children)
    ]


def _refuse_foreign_keys(archive: zipfile.ZipFile) -> None:
    """The keys in the archive are those that its database was made with."""
    known = Installation.objects.filter(id=1).first()
    secret = archive.read("keys/secret_key").decode().strip()
    if known and known.key_fingerprint != safety.fingerprint(secret):
        raise BadBackup("The keys in this backup are not those of its database: it was put together from two.")
