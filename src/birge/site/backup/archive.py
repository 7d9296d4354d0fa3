"""The archive: a ZIP file whose manifest names every member with its SHA-256."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FORMAT = "birge.backup/1"
_MANIFEST = "manifest.json"
_CHUNK_BYTES = 1024 * 1024


class BadBackup(Exception):
    """The archive cannot be used: says why and what to do."""


@dataclass
class Writer:
    """Adds members one after the other and remembers their hashes."""

    archive: zipfile.ZipFile
    members: dict[str, dict[str, Any]] = field(default_factory=dict)

    def add(self, name: str, chunks: Iterable[bytes]) -> None:
        """Write one member."""
        digest, size = hashlib.sha256(), 0
        with self.archive.open(name, "w", force_zip64=True) as member:
            for chunk in chunks:
                member.write(chunk)
                digest.update(chunk)
                size += len(chunk)
        self.members[name] = {"sha256": digest.hexdigest(), "size": size}

    def add_file(self, name: str, path: Path) -> None:
        """Write a file of the home."""
        with path.open("rb") as file:
            self.add(name, iter(lambda: file.read(_CHUNK_BYTES), b""))

    def finish(self, facts: dict[str, Any]) -> dict[str, Any]:
        """Write the manifest: the facts and the members."""
        manifest = {"format": FORMAT, **facts, "members": self.members}
        self.archive.writestr(_MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
        return manifest


def opened(path: Path) -> zipfile.ZipFile:
    """The archive, open for reading; `BadBackup` when it is none."""
    try:
        return zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError) as error:
        raise BadBackup(f"{path}: not a backup of Birge, or damaged: {error}") from error


def checked_manifest(archive: zipfile.ZipFile) -> dict[str, Any]:
    """The manifest, after every member was read and fits it; `BadBackup` names the first that does not."""
    try:
        manifest = json.loads(archive.read(_MANIFEST))
    except (KeyError, ValueError, zipfile.BadZipFile, OSError) as error:
        raise BadBackup("The archive has no readable manifest: it is damaged or not a backup of Birge.") from error
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise BadBackup(f"The archive is not of the format {FORMAT}.")
    members = manifest["members"]
    present = [name for name in archive.namelist() if name != _MANIFEST]
    if sorted(present) != sorted(members):
        raise BadBackup("The archive does not hold what its manifest lists: it is damaged. Take another backup.")
    for name, told in members.items():
        if _hash_of(archive, name) != told["sha256"]:
            raise BadBackup(f"{name} in the archive is damaged. Nothing was changed. Take another backup.")
    return manifest


def _hash_of(archive: zipfile.ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    try:
        with archive.open(name) as member:
            while chunk := member.read(_CHUNK_BYTES):
                digest.update(chunk)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, zipfile.zlib.error):  # type: ignore[attr-defined]
        return ""
    return digest.hexdigest()
