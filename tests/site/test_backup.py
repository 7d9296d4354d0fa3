"""Backup and restore: the same rows, files and keys on a new machine; all or nothing; on either database."""

from __future__ import annotations

import json
import os
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.installation import Installation, installation
from tests.once import SERVER

pytestmark = pytest.mark.django_db

FILL = """
import io
from django.utils.timezone import now
from birge.kernel.actors import SYSTEM
from birge.kernel.files import store
from birge.kernel.journal import record
from birge.kernel.sealing import seal
from birge.people.models import Account
from birge.site.safety import remember_keys
from tests.site.tasks import leave_a_trace
remember_keys(now())
Account(username='aigul', name='Айгүл Өмүрова', is_active=True).save()
store(content=io.BytesIO('Өтүнмө'.encode()), name='a.txt', by=SYSTEM, at=now())
for n in range(3):
    record(by=SYSTEM, at=now(), verb='test.act', subject=f'thing:{n}', before={'n': 1.5e16}, after={'ң': [n, None]})
seal(at=now())
record(by=SYSTEM, at=now(), verb='test.act', subject='thing:4')
leave_a_trace.enqueue('/tmp', 0)
"""


@pytest.fixture(scope="module")
def source(tmp_path_factory) -> Iterator[Installation]:
    """An installation with people, a file, sealed and unsealed journal rows and a task in the queue."""
    with installation(tmp_path_factory.mktemp("source")) as made:
        made.python(FILL)
        yield made


@pytest.fixture(scope="module")
def archive(source, tmp_path_factory) -> Path:
    file = tmp_path_factory.mktemp("archive") / "backup.zip"
    assert source.run("backup", str(file)).returncode == 0
    return file


@pytest.fixture
def target(tmp_path) -> Iterator[Installation]:
    """A machine on which nothing is installed yet."""
    with installation(tmp_path / "bare", bare=True) as made:
        yield made


@pytest.fixture
def used(tmp_path) -> Iterator[Installation]:
    """A machine on which others work already."""
    with installation(tmp_path) as made:
        made.python("from birge.people.models import Account; Account(username='own', name='x').save()")
        yield made


def contents(birge: Installation, folder: Path) -> dict[str, bytes]:
    """All that an installation holds."""
    file = folder / f"contents-{os.urandom(4).hex()}.zip"
    ended = birge.run("backup", str(file))
    assert ended.returncode == 0, ended.stderr
    return held(file)


def held(file: Path) -> dict[str, bytes]:
    """All that a backup holds, without the journal's note that it was restored."""
    with zipfile.ZipFile(file) as opened:
        found = {name: opened.read(name) for name in opened.namelist() if name != "manifest.json"}
    for name in ("database/kernel.journalentry.jsonl", "database/kernel.journalsubject.jsonl"):
        lines = found[name].splitlines()
        restored = [line.split(b'"')[1] for line in lines if b"site.restore" in line or b"restore:" in line]
        found[name] = b"\n".join(line for line in lines if not any(key in line for key in restored))
    return found


def same(one: dict[str, bytes], other: dict[str, bytes]) -> bool:
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []
    return True


def test_a_new_machine_gets_the_same_rows_files_and_keys(archive, target, tmp_path):
    ended = target.run("restore", str(archive))

    assert ended.returncode == 0, ended.stderr
    assert same(held(archive), contents(target, tmp_path))
    verified = json.loads(target.run("journal", "verify", "--json").stdout)
    assert (verified["ok"], verified["rows"] >= 3) == (True, True)
    assert (target.home / "keys" / "secret_key").stat().st_mode & 0o777 == 0o600
    target.python(FILL.replace("aigul", "second"))  # numbering goes on after the restored rows


@pytest.mark.any_database
@pytest.mark.parametrize("damage", ["middle", "end", "not an archive"])
def test_a_damaged_archive_is_refused_and_nothing_is_changed(archive, target, tmp_path, damage):
    content = bytearray(archive.read_bytes())
    if damage == "middle":
        content[len(content) // 2] ^= 1
    content = content[:-2000] if damage == "end" else content
    bad = tmp_path / "bad.zip"
    bad.write_bytes(b"hello" if damage == "not an archive" else content)

    ended = target.run("restore", str(bad))

    assert ended.returncode == 2
    assert "damaged" in ended.stderr
    assert not (target.home / "birge.sqlite3").exists()
    assert not (target.home / ".restore").exists()


@pytest.mark.any_database
def test_an_encrypted_backup_opens_only_with_its_key(source, target, tmp_path):
    key, other, file = tmp_path / "key", tmp_path / "other", tmp_path / "sealed"
    key.write_text("correct horse battery staple")
    other.write_text("another horse battery staple")
    assert source.run("backup", str(file), "--key-file", str(key)).returncode == 0
    assert b"PK\x03\x04" not in file.read_bytes()[:200]

    told = [target.run("restore", str(file), *options) for options in ([], ["--key-file", str(other)])]
    assert [ended.returncode for ended in told] == [2, 2]
    assert "is encrypted" in told[0].stderr
    assert "does not open this backup" in told[1].stderr
    assert target.run("restore", str(file), "--key-file", str(key)).returncode == 0


@pytest.mark.any_database
def test_keys_of_another_installation_in_the_archive_are_refused(archive, target, tmp_path):
    mixed = tmp_path / "mixed.zip"
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(mixed, "w") as new:
        manifest = json.loads(old.read("manifest.json"))
        secret = b"x" * 60
        manifest["members"]["keys/secret_key"] = {"sha256": _sha256(secret), "size": len(secret)}
        for name in manifest["members"]:
            new.writestr(name, secret if name == "keys/secret_key" else old.read(name))
        new.writestr("manifest.json", json.dumps(manifest))

    ended = target.run("restore", str(mixed))

    assert (ended.returncode, "not those of its database" in ended.stderr) == (2, True)


def _sha256(content: bytes) -> str:
    return subprocess.run(["sha256sum"], input=content, capture_output=True, check=True).stdout.split()[0].decode()


def test_a_home_in_use_is_replaced_only_when_told_and_not_while_it_runs(archive, used):
    target = used
    refused = target.run("restore", str(archive))
    assert (refused.returncode, "--replace" in refused.stderr) == (2, True)
    worker = target.start("worker")
    while "ready" not in worker.stdout.readline():
        pass
    assert "stop it first" in target.run("restore", str(archive), "--replace").stderr
    worker.kill()
    worker.wait()
    assert target.python(NAMES) == "own"
    assert target.run("restore", str(archive), "--replace").returncode == 0
    assert target.python(NAMES) == "aigul"
    assert list(target.home.glob("backups/replaced-*/keys/secret_key")) != []


NAMES = "from birge.people.models import Account; print(*Account.objects.values_list('username', flat=True))"
CUT_OFF = """
import os
from pathlib import Path
from django.utils.timezone import now
from birge.site.backup import restoring
def die(*_arguments): os._exit(9)
restoring.swapping.{step} = die
restoring.restore_backup(Path({archive!r}), at=now(), replace=True)
"""


@pytest.mark.parametrize(("step", "people"), [("declare_ready", "own"), ("carry_through", "aigul")])
def test_a_restore_cut_off_is_either_not_begun_or_carried_through(archive, used, step, people):
    with pytest.raises(AssertionError):
        used.python(CUT_OFF.format(step=step, archive=str(archive)))

    assert used.run("journal", "verify").returncode == 0
    assert used.python(NAMES) == people
    assert not (used.home / ".restore" / "ready").exists()


TAMPER = """
from pathlib import Path
from django.db import connection, transaction
from django.utils.timezone import now
from birge.kernel import guards
from birge.kernel.models import JournalEntry
from birge.site.backup.making import make_backup
with transaction.atomic():
    guards.take_down(connection)
    JournalEntry.objects.exclude(block=None).filter(verb='test.act').update(verb='x')
    make_backup(Path({copy!r}), at=now())
    transaction.set_rollback(True)
"""


@pytest.mark.any_database
def test_a_backup_with_a_changed_journal_is_restored_only_when_told(source, target, tmp_path):
    copy = tmp_path / "copy.zip"
    source.python(TAMPER.format(copy=str(copy)))

    refused = target.run("restore", str(copy))
    assert (refused.returncode, "--despite-journal" in refused.stderr) == (2, True)
    assert target.run("restore", str(copy), "--despite-journal").returncode == 1


def test_an_upgrade_makes_a_backup_first_and_an_older_backup_restores_at_the_newest_shape(used, target):
    ended = used.run("migrate", "water", "0005_first_crops")  # before there were turns, fees and weather
    assert ended.returncode == 0, ended.stderr
    used.python("from birge.site.upgrade import upgrade_database; upgrade_database(print)")
    (older,) = used.home.glob("backups/before-upgrade-*.zip")

    assert target.run("restore", str(older)).returncode == 0
    assert target.python(NAMES) == "own"
    assert target.python("from birge.site.upgrade import pending_migrations; print(pending_migrations())") == "[]"


@pytest.mark.skipif(not SERVER, reason="needs PostgreSQL beside SQLite")
def test_an_embedded_database_moves_to_postgresql_and_back(archive, tmp_path):
    with installation(tmp_path / "embedded", embedded=True, bare=True) as embedded:
        assert embedded.run("restore", str(archive)).returncode == 0
        assert same(held(archive), contents(embedded, tmp_path))
        back = tmp_path / "back.zip"
        assert embedded.run("backup", str(back)).returncode == 0
    with installation(tmp_path / "again", bare=True) as again:
        assert again.run("restore", str(back)).returncode == 0
        assert again.run("journal", "verify").returncode == 0
