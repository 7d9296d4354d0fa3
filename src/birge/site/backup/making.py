"""Making a backup."""

from __future__ import annotations

import os
import tempfile
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings

import birge
from birge.kernel.ids import new_id
from birge.kernel.models import JournalBlock
from birge.kernel.sealing import as_json
from birge.site.backup.archive import BadBackup, Writer, checked_manifest, opened
from birge.site.backup.rows import applied_migrations, lines_of, snapshot, tables
from birge.site.backup.sealed_file import seal


def make_backup(target: Path, *, at: datetime, key_file: Path | None = None) -> dict[str, Any]:
    """Write database, files and keys to `target`, read it back, and give its manifest.

    The file appears only when it is whole and verified; nobody but its owner may read it. An existing file is not
    overwritten (`BadBackup`). With `key_file` it is encrypted.
    """
    if target.exists():
        raise BadBackup(f"{target} exists already. Name a new file.")
    if not target.parent.is_dir():
        raise BadBackup(f"{target.parent} is not a folder.")
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as folder:
        plain = Path(folder) / "plain"
        with zipfile.ZipFile(plain, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
            manifest = _write(Writer(archive), at)
        with opened(plain) as archive:
            checked_manifest(archive)
        whole = plain
        if key_file:
            whole = Path(folder) / "sealed"
            seal(plain, whole, key_file)
        whole.chmod(0o600)
        _to_disk(whole)
        os.link(whole, target)  # unlike a rename, fails if somebody made the target meanwhile
    return manifest


def _write(writer: Writer, at: datetime) -> dict[str, Any]:
    home = Path(settings.HOME)
    with snapshot():
        migrations = applied_migrations()
        names = {app for app, _migration in migrations}
        every_table = tables(migrations)
        for name, model in every_table.items():
            writer.add(f"database/{name}.jsonl", lines_of(model))
        head = JournalBlock.objects.order_by("-number").first() if "kernel" in names else None
    for folder in ("keys", "files"):  # after the snapshot: files that its rows name are all there
        for path in sorted((home / folder).rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                writer.add_file(path.relative_to(home).as_posix(), path)
    return writer.finish(
        {
            "id": str(new_id()),
            "made_at": at.isoformat(),
            "version": birge.__version__,
            "database": settings.DATABASES["default"]["ENGINE"].rpartition(".")[2],
            "migrations": migrations,
            "journal_head": as_json(head),
        }
    )


def _to_disk(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)
