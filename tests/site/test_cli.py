"""The console, as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.installation import installation

PROJECT = Path(__file__).resolve().parents[2]


def environment_of(home: Path) -> dict[str, str]:
    """The environment of a console command on a home of its own, with the embedded database."""
    chosen = {"BIRGE_HOME": str(home), "PYTHONPATH": str(PROJECT / "src"), "BIRGE_DATABASE_URL": ""}
    return {**os.environ, **chosen, "DJANGO_SETTINGS_MODULE": "birge.site.settings"}


def birge(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "birge", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment_of(home))


def test_an_unknown_command_is_malformed_input(tmp_path):
    with installation(tmp_path, embedded=True) as made:
        done = made.run("nonsense")

    assert done.returncode == 2
    assert "nonsense" in done.stderr


def test_a_bad_setting_is_named(tmp_path):
    os.environ["BIRGE_IDLE_MINUTES"] = "soon"
    try:
        done = birge(tmp_path / "home", "share", "x.json")
    finally:
        del os.environ["BIRGE_IDLE_MINUTES"]

    assert done.returncode == 2
    assert "BIRGE_IDLE_MINUTES" in done.stderr


def test_a_home_where_nothing_can_be_written_is_said_with_the_remedy(tmp_path):
    (tmp_path / "home").write_text("a file")

    done = birge(tmp_path / "home", "decisions", "list")

    assert done.returncode == 2
    assert done.stderr.startswith("birge: BIRGE_HOME: ")
    assert "Traceback" not in done.stderr


def test_a_damaged_database_is_said_without_a_traceback(tmp_path):
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "birge.sqlite3").write_bytes(b"not a database" * 500)

    done = birge(tmp_path / "home", "decisions", "list")

    assert done.returncode == 1
    assert "file is not a database" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_command_that_needs_no_home_makes_none(tmp_path):
    birge(tmp_path / "home", "verify", "missing.json")

    assert not (tmp_path / "home").exists()


def test_two_commands_that_start_at_once_on_a_new_home_both_work(tmp_path):
    command = [sys.executable, "-m", "birge", "places", "load"]
    running = [
        subprocess.Popen(command, env=environment_of(tmp_path / "home"), stdout=subprocess.PIPE) for _ in range(2)
    ]

    assert [process.wait(120) for process in running] == [0, 0]
