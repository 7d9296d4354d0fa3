"""Where uploaded files lie: in the installation's folder of files, named by the batch, never by the person's name."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.conf import settings

from birge.kernel.imports.faults import Fault, Unreadable

MAX_FILE_BYTES = 1024**3
"""Seven million persons as CSV are about 0.8 GB."""


@dataclass(frozen=True)
class Stored:
    """A file as it was stored: path relative to the folder of files."""

    path: str
    size_bytes: int
    sha256: str


def store(batch: UUID, chunks: Iterable[bytes]) -> Stored:
    """Write a file to disk, whole or not at all; raises `Unreadable` when it is too big."""
    relative = f"imports/{batch}"
    path = path_of(relative)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = path.with_suffix(".part")
    digest, size = hashlib.sha256(), 0
    try:
        with part.open("wb") as file:
            for chunk in chunks:
                size += len(chunk)
                if size > MAX_FILE_BYTES:
                    raise Unreadable(Fault("file-too-big"))
                digest.update(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return Stored(relative, size, digest.hexdigest())


def forget(relative: str) -> None:
    """Remove a stored file."""
    path_of(relative).unlink(missing_ok=True)


def path_of(relative: str) -> Path:
    """Where a stored file lies."""
    return Path(settings.HOME) / "files" / relative
