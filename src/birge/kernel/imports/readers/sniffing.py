"""What a file really is, whatever its name says."""

from __future__ import annotations

import codecs
import zipfile
from pathlib import Path
from typing import BinaryIO

from birge.kernel.imports.faults import Fault, Unreadable

MAX_UNPACKED_BYTES = 2 * 1024**3
"""A workbook that unpacks to more is refused before it is unpacked; the longest real sheet (a million rows of 20
columns) stays below."""

MAX_TEXTS_BYTES = 300 * 1024**2
"""The shared texts of a workbook are held in memory, so they have a limit of their own."""

XLSX, CSV = "xlsx", "csv"

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHERS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"{\\rtf", b"SQLite")


def format_of(path: Path) -> str:
    """`XLSX` or `CSV`; raises `Unreadable` for anything else."""
    with path.open("rb") as file:
        start = file.read(8)
        if not start:
            raise Unreadable(Fault("empty-file"))
        if start == _COMPOUND:
            encrypted = _ENCRYPTED in file.read(4 * 1024**2)
            raise Unreadable(Fault("password" if encrypted else "old-excel"))
    if start.startswith(b"PK"):
        check_workbook(path)
        return XLSX
    if start.startswith(_OTHERS) or start.lower().startswith((b"<html", b"<!doct", b"<?xml")):
        raise Unreadable(Fault("not-a-table"))
    return CSV


def check_workbook(path: Path) -> None:
    """Raises `Unreadable` unless the file is a workbook of a size that can be unpacked."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError) as error:
        raise Unreadable(Fault("damaged")) from error
    names = {member.filename for member in members}
    if "xl/workbook.xml" not in names:
        raise Unreadable(Fault("not-a-table"))
    if any(member.flag_bits & 1 for member in members):
        raise Unreadable(Fault("password"))
    texts = sum(member.file_size for member in members if member.filename.endswith("sharedStrings.xml"))
    if sum(member.file_size for member in members) > MAX_UNPACKED_BYTES or texts > MAX_TEXTS_BYTES:
        raise Unreadable(Fault("too-big-inside"))


_BLOCK = 1024**2


def encoding_of(path: Path) -> str:
    """The encoding of a text file: UTF-8 or UTF-16 as found; raises `Unreadable` with the offer of Windows-1251."""
    with path.open("rb") as file:
        return encoding_in(file)


def encoding_in(file: BinaryIO) -> str:
    """As `encoding_of`, of a file that is open at its beginning."""
    if file.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return "utf-16"
    file.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    try:
        while block := file.read(_BLOCK):
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise Unreadable(Fault("encoding", value=_sample(file), fix="cp1251")) from error
    return "utf-8-sig"


def _sample(file: BinaryIO) -> str:
    """The first line as Windows-1251 would read it, for the person to judge."""
    file.seek(0)
    return file.readline(400).decode("cp1251", errors="replace").strip()[:200]
