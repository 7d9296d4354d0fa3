"""Stored files: known by their content, kept whole, given away harmlessly."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone
from openpyxl import Workbook

from birge.kernel.actors import SYSTEM
from birge.kernel.files import FileRefused, download, open_file, path_of, store, sweep
from birge.kernel.models import StoredFile

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
PDF = b"%PDF-1.7\n"


@pytest.fixture(autouse=True)
def home(tmp_path, settings):
    settings.HOME = tmp_path
    return tmp_path


def keep(content: bytes, name: str = "a.bin", **options) -> StoredFile:
    return store(content=io.BytesIO(content), name=name, by=SYSTEM, at=timezone.now(), **options)


def archive(**files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in files.items():
            made.writestr(name, content)
    return out.getvalue()


def sheet() -> bytes:
    out = io.BytesIO()
    Workbook().save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PDF, "pdf"),
        (b"\x89PNG\r\n\x1a\n....", "png"),
        (b"\xff\xd8\xff\xe0....", "jpeg"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "webp"),
        (sheet(), "xlsx"),
        (archive(**{"word/document.xml": "<x/>"}), "docx"),
        (archive(mimetype="application/vnd.oasis.opendocument.text"), "odt"),
        ("ат;сан\nАсан;1\n".encode(), "csv"),
        ("ат;сан\nАсан;1\n".encode("cp1251", "ignore"), "csv"),
        (b'{"a": 1}', "json"),
        (b"<script>alert(1)</script>", "txt"),
    ],
)
def test_what_a_file_is_comes_from_its_content(content, kind):
    assert keep(content, "report.exe").kind == kind


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        (b"MZ\x90\0\x03", "not taken"),
        (b"PK\x03\x04 broken", "damaged"),
        (archive(**{"a.txt": "x"}), "not taken"),
        (archive(**{"xl/workbook.xml": "<x/>", "xl/vbaProject.bin": "x"}), "macros"),
    ],
)
def test_other_files_are_refused_with_the_reason(content, word):
    with pytest.raises(FileRefused, match=word):
        keep(content, "sheet.xlsx")


def test_a_caller_may_take_fewer_kinds_and_less(settings):
    with pytest.raises(FileRefused, match="XLSX"):
        keep(PDF, kinds={"xlsx"})
    with pytest.raises(FileRefused, match="larger"):
        keep(PDF + b"x" * 100, most_bytes=50)
    settings.FILE_MOST_BYTES = 20
    with pytest.raises(FileRefused, match="larger"):
        keep(PDF + b"x" * 100, most_bytes=5000)
    assert list(settings.HOME.glob("files/.incoming-*")) == []


def test_the_content_lies_once_under_its_hash_readable_by_the_owner_only(home):
    one, two = keep(PDF, "a.pdf"), keep(PDF, "b.pdf")

    path = home / "files" / one.sha256[:2] / hashlib.sha256(PDF).hexdigest()
    assert (one.sha256, two.sha256) == (path.name, path.name)
    assert path.stat().st_mode & 0o777 == 0o600
    with open_file(two) as content:
        assert content.read() == PDF


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\отчёт.exe", "отчёт.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie: x.pdf"),
        ("..", "file.pdf"),
        ("я" * 300, "я" * 100 + ".pdf"),
    ],
)
def test_names_are_made_harmless(name, kept):
    assert keep(PDF, name).name == kept


def test_a_path_is_made_only_from_a_hash():
    with pytest.raises(ValueError, match="SHA-256"):
        path_of("../../secret_key")


def test_a_download_is_never_shown_inside_the_site():
    upload = SimpleUploadedFile("x.html", b"<script>alert(1)</script>")
    response = download(store(content=upload, name=upload.name, by=SYSTEM, at=timezone.now()))

    assert b"".join(response.streaming_content) == b"<script>alert(1)</script>"
    headers = {name: response[name] for name in ("Content-Type", "Content-Disposition", "X-Content-Type-Options")}
    assert headers == {
        "Content-Type": "text/plain",
        "Content-Disposition": 'attachment; filename="x.txt"',
        "X-Content-Type-Options": "nosniff",
    }


def test_content_of_an_undone_transaction_is_swept_after_a_day_and_nothing_else():
    kept = keep(b"kept")
    with transaction.atomic():
        orphan = keep(b"orphan").sha256
        transaction.set_rollback(True)
    young = path_of(hashlib.sha256(b"young").hexdigest())
    young.parent.mkdir(exist_ok=True)
    young.write_bytes(b"young")
    yesterday = (timezone.now() - timedelta(days=2)).timestamp()
    for sha256 in (kept.sha256, orphan):
        os.utime(path_of(sha256), (yesterday, yesterday))

    assert sweep(at=timezone.now()) == 1
    assert (path_of(kept.sha256).exists(), path_of(orphan).exists(), young.exists()) == (True, False, True)
