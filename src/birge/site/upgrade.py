"""Bringing a database that holds data to the newest shape."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from birge.site.backup.making import make_backup
from birge.site.home import one_at_a_time

_KEPT = 5


def pending_migrations() -> list[str]:
    """The migrations that the program has and the database has not, in order, as "folder.name"."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def _backup() -> Path:
    """A backup of the database as it was, in `BIRGE_HOME/backups`; only the newest few are kept."""
    now = timezone.now()
    folder = Path(settings.HOME) / "backups"
    folder.mkdir(exist_ok=True, mode=0o700)
    target = folder / f"before-upgrade-{now:%Y%m%d-%H%M%S-%f}.zip"
    make_backup(target, at=now)
    for old in sorted(folder.glob("before-upgrade-*.zip"))[:-_KEPT]:
        old.unlink()
    return target


def upgrade_database(say: Callable[[str], object]) -> None:
    """Apply what is pending, after a backup; of several processes one does it and the others wait."""
    if not pending_migrations():
        return
    with one_at_a_time(Path(settings.HOME)):
        names = pending_migrations()
        if names:
            say(f"Upgrading the database: {len(names)} steps, after a backup to {_backup()} ...")
            call_command("migrate", verbosity=0, interactive=False)
