"""`birge share` as a person at the console meets it."""

import json
import os
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command

CASE = {
    "format": "birge.share/1",
    "good": "көмүр",
    "unit": "т",
    "amount": 200,
    "rule": "talmud",
    "claimants": [{"id": "a", "claim": 100}, {"id": "b", "claim": 200}, {"id": "в", "claim": 300}],
}
SHARED = """{
  "claimants": [
    {"id": "a", "given": 50, "given_exact": "50/1", "entitled_exact": "50/1", "fraction": 0.5, "bound_by": "amount"},
    {"id": "b", "given": 75, "given_exact": "75/1", "entitled_exact": "75/1", "fraction": 0.375, "bound_by": "amount"},
    {"id": "в", "given": 75, "given_exact": "75/1", "entitled_exact": "75/1", "fraction": 0.25, "bound_by": "amount"}
  ],
  "unallocated": 0
}
"""


@pytest.fixture
def case_file(tmp_path):
    file = tmp_path / "case.json"
    file.write_text(json.dumps(CASE), encoding="utf-8")
    return file


def test_the_share_out_goes_to_stdout(case_file, capsys):
    call_command("share", str(case_file))
    assert capsys.readouterr().out == SHARED


def test_the_share_out_goes_into_a_file(case_file, tmp_path, capsys):
    call_command("share", str(case_file), "-o", str(tmp_path / "result.json"))
    assert (tmp_path / "result.json").read_text(encoding="utf-8") == SHARED
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b'{"format": "birge.share/1",\n "amount": }', "line 2: this is not JSON: Expecting value (column 12)"),
        (b'{\n"good": "\xff"}', "line 2: the text is not UTF-8"),
        (b"[]", "$: an object is expected here, not a list"),
    ],
)
def test_a_malformed_case_is_refused_with_its_place(text, said, tmp_path):
    file = tmp_path / "case.json"
    file.write_bytes(text)
    with pytest.raises(CommandError) as refused:
        call_command("share", str(file))
    assert (str(refused.value), refused.value.returncode) == (said, 2)


def test_it_needs_no_home_no_database_and_no_utf8_locale(case_file, tmp_path):
    home = tmp_path / "home"
    environment = {"PYTHONPATH": ":".join(sys.path), "PATH": os.environ["PATH"], "BIRGE_HOME": str(home)}
    environment |= {"PYTHONIOENCODING": "latin-1", "BIRGE_DATABASE_URL": "postgres://nobody@127.0.0.1:1/none"}
    command = [sys.executable, "-m", "birge", "share", "-"]
    done = subprocess.run(command, input=case_file.read_bytes(), capture_output=True, env=environment, cwd=tmp_path)
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, SHARED, b"")
    assert not home.exists()
