"""Where the content of files lies, and how it gets there.

The content is written first, whole, then the row: a transaction that is undone leaves at most content that no row
names, which `sweep` takes away later.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import tempfile
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath
from typing import IO

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from birge.kernel.actors import Actor
from birge.kernel.files import malware
from birge.kernel.files.kinds import FileRefused, kind_of
from birge.kernel.models import StoredFile

_SHA256 = re.compile(r"[0-9a-f]{64}")
_CHUNK_BYTES = 1024 * 1024
_LONGEST_NAME = 100
_SEAL_BYTES = 1024
"""By so much an encrypted file may be larger than what it holds."""
_ORPHANS_STAY = timedelta(days=1)


def store(
    *,
    content: IO[bytes] | Iterable[bytes],
    name: str,
    by: Actor,
    at: datetime,
    kinds: Collection[str] = (),
    most_bytes: int | None = None,
    examined_as: str = "",
) -> StoredFile:
    """Keep a file and give its row. `kinds` narrows what is taken; the size limit is `BIRGE_FILE_MB` or less.

    `examined_as`: the caller examined the content, and perhaps encrypted it: it is kept as it comes, as of this kind.

    Raises `FileRefused`, with the reason for the person, when it is too large, of another kind or damaged.
    """
    limit = min(most_bytes or settings.FILE_MOST_BYTES, settings.FILE_MOST_BYTES)
    incoming, digest, size = _receive(_chunks(content), limit + _SEAL_BYTES if examined_as else limit)
    try:
        kind = examined_as or _accepted(incoming, kinds)
        _put_in_place(incoming, path_of(digest))
    finally:
        incoming.unlink(missing_ok=True)
    return StoredFile.objects.create(
        name=tidy_name(name, kind), kind=kind, sha256=digest, size_bytes=size, stored_at=at, account=by.account
    )


def examine(
    *, content: IO[bytes] | Iterable[bytes], kinds: Collection[str] = (), most_bytes: int | None = None
) -> tuple[bytes, str]:
    """(content, kind) of a file that would be taken, without keeping it: for what is encrypted first."""
    limit = min(most_bytes or settings.FILE_MOST_BYTES, settings.FILE_MOST_BYTES)
    incoming, _digest, _size = _receive(_chunks(content), limit)
    try:
        return incoming.read_bytes(), _accepted(incoming, kinds)
    finally:
        incoming.unlink(missing_ok=True)


def path_of(sha256: str) -> Path:
    """Where content with this hash lies; anything but a hash is a ValueError."""
    if not _SHA256.fullmatch(sha256):
        raise ValueError("not a SHA-256")
    return _folder() / sha256[:2] / sha256


def open_file(file: StoredFile) -> IO[bytes]:
    """The content, to be read piece by piece; FileNotFoundError when it is gone."""
    return path_of(file.sha256).open("rb")


def discard(file: StoredFile) -> None:
    """Take a file away: its row, and its content as soon as the transaction is committed and no other row names it."""
    sha256 = file.sha256
    file.delete()

    def take_away() -> None:
        with _locked(fcntl.LOCK_EX):
            if not _is_named(sha256):
                path_of(sha256).unlink(missing_ok=True)

    transaction.on_commit(take_away)


def tidy_name(name: str, kind: str) -> str:
    """The name without folders and unprintable characters, with the ending that its content has."""
    last = PurePosixPath(name.replace("\\", "/")).name
    stem = "".join(letter for letter in PurePosixPath(last).stem if letter.isprintable()).strip(". ")
    return f"{stem[:_LONGEST_NAME] or 'file'}.{'jpg' if kind == 'jpeg' else kind}"


def sweep(*, at: datetime) -> int:
    """Take away content that no row names and that is older than a day; how many files."""
    swept = 0
    for path in _folder().glob("[0-9a-f][0-9a-f]/*"):
        if _SHA256.fullmatch(path.name) and _is_old(path, at) and not _is_named(path.name):
            with _locked(fcntl.LOCK_EX):
                if _is_old(path, at):  # stored again in the meantime?
                    path.unlink()
                    swept += 1
    for path in _folder().glob(".incoming-*"):
        if _is_old(path, at):
            path.unlink(missing_ok=True)
    return swept


def _folder() -> Path:
    return Path(settings.HOME) / "files"


def _chunks(content: IO[bytes] | Iterable[bytes]) -> Iterator[bytes]:
    if hasattr(content, "chunks"):  # an upload
        yield from content.chunks()
    elif hasattr(content, "read"):
        while chunk := content.read(_CHUNK_BYTES):
            yield chunk
    else:
        yield from content


def _receive(chunks: Iterable[bytes], limit: int) -> tuple[Path, str, int]:
    """Write to a temporary file beside the others: (path, SHA-256, bytes)."""
    _folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor, name = tempfile.mkstemp(dir=_folder(), prefix=".incoming-")
    digest, size = hashlib.sha256(), 0
    try:
        with os.fdopen(descriptor, "wb") as file:
            for chunk in chunks:
                size += len(chunk)
                if size > limit:
                    raise FileRefused(_("The file is larger than %(size)s MB.") % {"size": limit // 1024**2})
                digest.update(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        Path(name).unlink()
        raise
    return Path(name), digest.hexdigest(), size


def _accepted(incoming: Path, kinds: Collection[str]) -> str:
    kind = kind_of(incoming)
    if kinds and kind not in kinds:
        wanted = ", ".join(sorted(word.upper() for word in kinds))
        raise FileRefused(_("A file of another kind is expected here: %(kinds)s.") % {"kinds": wanted})
    malware.check(incoming)
    return kind


def _put_in_place(incoming: Path, path: Path) -> None:
    with _locked(fcntl.LOCK_SH):
        if path.exists():
            os.utime(path)  # keeps it from being swept before its new row is committed
            return
        path.parent.mkdir(exist_ok=True, mode=0o700)
        incoming.replace(path)
        folder = os.open(path.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)


@contextmanager
def _locked(how: int) -> Iterator[None]:
    with (_folder() / ".lock").open("w") as lock:
        fcntl.flock(lock, how)
        yield


def _is_old(path: Path, at: datetime) -> bool:
    return path.exists() and path.stat().st_mtime < (at - _ORPHANS_STAY).timestamp()


def _is_named(sha256: str) -> bool:
    return StoredFile.objects.filter(sha256=sha256).exists()
