"""What a file is, by its content; its name is not believed."""

from __future__ import annotations

import codecs
import json
import zipfile
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "csv": "text/csv",
    "json": "application/json",
    "txt": "text/plain",
}
"""The kinds that are taken, each with its media type."""

SEALED = "sealed"
"""What the house itself encrypted: never taken from a person and never given out as it lies."""

MOST_UNPACKED_BYTES = 500 * 1024 * 1024
_HEAD_BYTES, _CHUNK_BYTES = 4096, 1024 * 1024
_SIGNATURES = ((b"%PDF-", "pdf"), (b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"))
_NOT_TEXT = set(range(32)) - set(b"\t\n\r\f") | {127}


class FileRefused(ValueError):
    """The file is not taken; `reason` is for the person who sent it."""

    def __init__(self, reason: str | Promise) -> None:
        super().__init__(reason)
        self.reason = reason


def kind_of(file: Path) -> str:
    """The kind of a file; `FileRefused` when it is none of those that are taken."""
    with file.open("rb") as content:
        head = content.read(_HEAD_BYTES)
    if not head:
        raise FileRefused(_("The file is empty."))
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head.startswith(b"PK\x03\x04"):
        return _office_kind(file)
    return _text_kind(file, head)


def _office_kind(file: Path) -> str:
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
            unpacked_bytes = sum(entry.file_size for entry in archive.infolist())
            opendocument = archive.read("mimetype")[:100].decode("latin-1") if "mimetype" in names else ""
    except (zipfile.BadZipFile, OSError, RuntimeError) as error:  # the last: encrypted, or packed in an unknown way
        raise FileRefused(_("The file is damaged: it cannot be unpacked.")) from error
    if unpacked_bytes > MOST_UNPACKED_BYTES:
        raise FileRefused(_("The file unpacks to more than can be read."))
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise FileRefused(_("The file contains macros. Save it without macros and send it again."))
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "word/document.xml" in names:
        return "docx"
    if opendocument == KINDS["odt"]:
        return "odt"
    raise _unknown()


def _text_kind(file: Path, head: bytes) -> str:
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    is_utf8 = True
    with file.open("rb") as content:
        while chunk := content.read(_CHUNK_BYTES):
            if not _NOT_TEXT.isdisjoint(chunk):
                raise _unknown()
            if is_utf8:
                try:
                    decoder.decode(chunk)
                except UnicodeDecodeError:
                    is_utf8 = False  # a sheet saved in a Windows encoding is still text
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        try:
            with file.open("rb") as content:
                json.load(content)
        except (ValueError, RecursionError):
            return "txt"
        return "json"
    return "csv" if _has_columns(head) else "txt"


def _has_columns(head: bytes) -> bool:
    """The first lines hold the same number of commas, semicolons or tabs, at least one."""
    lines = [line for line in head.splitlines()[:6] if line.strip()]
    lines = lines[:-1] if len(head) == _HEAD_BYTES and len(lines) > 1 else lines
    return any(len({line.count(mark) for line in lines}) == 1 and lines[0].count(mark) for mark in (b",", b";", b"\t"))


def _unknown() -> FileRefused:
    return FileRefused(
        _("Files of this kind are not taken. Taken are: PDF, PNG, JPEG, WEBP, XLSX, CSV, DOCX, ODT, TXT, JSON.")
    )
