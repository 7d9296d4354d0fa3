"""The base of every command: exit codes, stdout, stderr, files replaced whole."""

import io
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from birge.algorithms.cases import CaseError, NoAnswer
from birge.kernel.commands import BirgeCommand, read_input, replace_file


class Ending(BirgeCommand):
    """Ends as it is told to."""

    def add_arguments(self, parser):
        parser.add_argument("ending")
        self.add_output(parser)

    def work(self, *, ending, output, **options):
        if ending == "different":
            self.different("the hash differs")
        if ending == "malformed":
            raise CaseError("missing", key="id").inside("id").inside(2).inside("claimants")
        if ending == "no answer":
            raise NoAnswer("too_little", "{m3} m³ do not fit", ("$.users[0]", "$.users[1]"), m3=5)
        if ending == "fault":
            raise ZeroDivisionError
        self.emit("суу\n", output)


def console(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        Ending().run_from_argv(["birge", "ending", *arguments])
    return ended.value.code


@pytest.mark.parametrize(
    ("ending", "code", "said"),
    [
        ("different", 1, "the hash differs\n"),
        ("malformed", 2, "$.claimants[2].id: the key id is missing\n"),
        ("no answer", 3, "no answer exists: 5 m³ do not fit ($.users[0], $.users[1])\n"),
    ],
)
def test_each_ending_has_its_exit_code_and_one_line_on_stderr(ending, code, said, capsys):
    assert console(ending) == code
    assert capsys.readouterr() == ("", said)


def test_a_fault_of_ours_is_not_mistaken_for_an_answer(capsys):
    assert console("fault") == 70
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_arguments_that_are_not_understood_end_with_2(capsys):
    assert console("done", "--colour", "blue") == 2
    assert capsys.readouterr().out == ""


def test_the_result_goes_to_stdout(capsys):
    Ending().run_from_argv(["birge", "ending", "done"])
    assert capsys.readouterr() == ("суу\n", "")


def test_called_from_code_the_exit_code_is_in_the_error():
    with pytest.raises(CommandError) as refused:
        call_command(Ending(), "no answer")
    assert refused.value.returncode == 3


def test_the_result_replaces_the_file_and_leaves_nothing_else(tmp_path, capsys):
    file = tmp_path / "result.json"
    file.write_text("old")
    file.chmod(0o640)
    Ending().run_from_argv(["birge", "ending", "done", "-o", str(file)])
    assert file.read_bytes() == "суу\n".encode()
    assert file.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [file]
    assert capsys.readouterr() == ("", "")


def test_a_link_keeps_pointing_at_the_file_that_is_replaced(tmp_path):
    file, link = tmp_path / "file", tmp_path / "link"
    file.write_text("old")
    link.symlink_to(file)
    replace_file(link, b"new")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"


def test_a_device_is_written_into_and_not_replaced():
    replace_file(Path("/dev/null"), b"result")
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize("output", [".", "no/such/folder/file"])
def test_a_place_that_cannot_be_written_ends_with_2(output, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert console("done", "-o", output) == 2
    assert capsys.readouterr().err.startswith(f"{output}: cannot be written: ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["missing.json", ".", "a\0b"])
def test_a_file_that_cannot_be_read_ends_with_2(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CommandError, match="cannot be read") as refused:
        read_input(name)
    assert refused.value.returncode == 2


def test_a_dash_reads_stdin(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff{}")))
    assert read_input("-") == b"\xff{}"


def test_a_full_disk_behind_stdout_ends_with_2():
    program = (
        "from birge.kernel.commands import BirgeCommand\n"
        "class Short(BirgeCommand):\n"
        "    def work(self, **options): self.emit('row\\n')\n"
        "Short().run_from_argv(['birge', 'short'])\n"
    )
    settings = {"DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONPATH": ":".join(sys.path)}
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([sys.executable, "-c", program], stdout=full, stderr=subprocess.PIPE, env=settings)
    assert (done.returncode, done.stderr) == (2, b"stdout: cannot be written: No space left on device\n")


def test_a_reader_that_stops_reading_hears_no_complaint():
    program = (
        "from birge.kernel.commands import BirgeCommand\n"
        "class Long(BirgeCommand):\n"
        "    def work(self, **options): self.emit('row\\n' * 300_000)\n"
        "Long().run_from_argv(['birge', 'long'])\n"
    )
    command = [sys.executable, "-c", program]
    settings = {"DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONPATH": ":".join(sys.path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=settings) as process:
        assert process.stdout.readline() == b"row\n"
        process.stdout.close()
        assert process.wait(30) == 0
        assert process.stderr.read() == b""
