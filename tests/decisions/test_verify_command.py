"""`birge verify` as a person at the console meets it."""

import json
import os
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command

from birge.algorithms.packages import slip
from tests.algorithms.packages.factories import OTHER_KEY, OUR_KEY, full_package, public_hex, public_package

FULL = full_package()
PUBLISHED = {
    "format": "birge.keys/1",
    "keys": [{"key": public_hex(OUR_KEY), "from": "2026-01-01T00:00:00Z", "to": None}],
}


@pytest.fixture
def home(tmp_path, settings):
    settings.HOME = tmp_path / "home"
    (settings.HOME / "keys").mkdir(parents=True)
    return settings.HOME


def stored(tmp_path, data: bytes) -> str:
    file = tmp_path / "package.json"
    file.write_bytes(data)
    return str(file)


def test_it_says_what_it_did_and_that_nobody_vouches_for_the_key(tmp_path, home, capsys):
    call_command("verify", stored(tmp_path, full_package().data))

    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "recomputed"
    assert lines[-1].startswith("key:         nobody vouches for it")


def test_the_published_keys_of_the_installation_vouch(tmp_path, home, capsys):
    (home / "keys" / "published.json").write_text(json.dumps(PUBLISHED))

    call_command("verify", stored(tmp_path, public_package(full_package()).data))

    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "recomputed, names hidden"
    assert lines[-1] == "key:         one of the keys that are vouched for"


def test_a_key_on_the_command_line_decides_alone(tmp_path, home, capsys):
    (home / "keys" / "published.json").write_text(json.dumps(PUBLISHED))

    with pytest.raises(CommandError) as refused:
        call_command("verify", stored(tmp_path, full_package().data), "--key", public_hex(OTHER_KEY), "--json")

    assert refused.value.returncode == 1
    assert str(refused.value).startswith("differs at /signature/key:")
    assert json.loads(capsys.readouterr().out)["path"] == "/signature/key"


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\xff", b'{"format":"birge.share/1"}', b"null", b"[" * 100_000])
def test_what_is_no_package_is_malformed(data, tmp_path, home):
    with pytest.raises(CommandError) as refused:
        call_command("verify", stored(tmp_path, data))

    assert (refused.value.returncode, str(refused.value)[:12]) == (2, "malformed at")


@pytest.mark.parametrize("content", ["{}", "abc", '{"format":"birge.keys/1","keys":[{}]}'])
def test_a_file_of_keys_that_is_none_is_malformed(content, tmp_path, home):
    keys = tmp_path / "keys.json"
    keys.write_text(content)

    with pytest.raises(CommandError) as refused:
        call_command("verify", stored(tmp_path, full_package().data), "--key", str(keys))

    assert refused.value.returncode == 2


def test_a_slip_is_checked_against_the_package(tmp_path, home, capsys):
    package, file = stored(tmp_path, public_package(FULL).data), tmp_path / "slip.json"
    file.write_text(json.dumps(slip(FULL, 2)))

    call_command("verify", package, "--slip", str(file))

    assert capsys.readouterr().err == f"{file}: this row is in the package.\n"


@pytest.mark.parametrize(
    ("slip_text", "code", "said"),
    [
        (json.dumps(slip(FULL, 2) | {"number": 1}), 1, "differs at /fields/address"),
        ("{}", 2, "/format: This member is"),
    ],
)
def test_a_slip_that_proves_nothing_is_refused(slip_text, code, said, tmp_path, home):
    file = tmp_path / "slip.json"
    file.write_text(slip_text)

    with pytest.raises(CommandError, match=said) as refused:
        call_command("verify", stored(tmp_path, FULL.data), "--slip", str(file))

    assert refused.value.returncode == code


def test_it_needs_no_home_and_no_database(tmp_path):
    home = tmp_path / "home"
    environment = {"PYTHONPATH": ":".join(sys.path), "PATH": os.environ["PATH"], "BIRGE_HOME": str(home)}
    environment |= {"BIRGE_DATABASE_URL": "postgres://nobody@127.0.0.1:1/none"}
    command = [sys.executable, "-m", "birge", "verify", "-", "--key", public_hex(OUR_KEY)]

    done = subprocess.run(command, input=full_package().data, capture_output=True, env=environment, cwd=tmp_path)

    assert (done.returncode, done.stdout.decode().splitlines()[0], done.stderr) == (0, "recomputed", b"")
    assert not home.exists()
