"""`birge water share` as a person at the console meets it."""

import json
import os
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command

CASE = {
    "format": "birge.water.share/1",
    "rule": "max-min",
    "supply_m3": 60,
    "canals": [
        {"id": "M", "parent": None, "capacity_m3": None, "efficiency": 1},
        {"id": "К-3", "parent": "M", "capacity_m3": 20, "efficiency": 0.8},
    ],
    "users": [
        {"id": "a", "canal": "К-3", "request_m3": 40},
        {"id": "b", "canal": "M", "request_m3": 10},
        {"id": "c", "canal": "M", "request_m3": 60},
    ],
}
SHARED = """{
  "users": [
    {"id": "a", "given_m3": 16, "fraction": 0.4, "bound_by": "К-3"},
    {"id": "b", "given_m3": 5.7142857142857142857, "fraction": 0.57142857142857142857, "bound_by": "supply"},
    {"id": "c", "given_m3": 34.285714285714285714, "fraction": 0.57142857142857142857, "bound_by": "supply"}
  ],
  "canals": [
    {"id": "M", "inflow_m3": 60, "loss_m3": 0, "full": false},
    {"id": "К-3", "inflow_m3": 20, "loss_m3": 4, "full": true}
  ],
  "supply_m3": 60,
  "given_m3": 56,
  "loss_m3": 4,
  "unused_m3": 0
}
"""


@pytest.fixture
def case_file(tmp_path):
    file = tmp_path / "case.json"
    file.write_text(json.dumps(CASE), encoding="utf-8")
    return file


def test_the_shares_go_to_stdout(case_file, capsys):
    call_command("water", "share", str(case_file))
    assert capsys.readouterr().out == SHARED


def test_the_shares_go_into_a_file(case_file, tmp_path, capsys):
    call_command("water", "share", str(case_file), "-o", str(tmp_path / "result.json"))
    assert (tmp_path / "result.json").read_text(encoding="utf-8") == SHARED
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"parent": "M"', '"parent": "Z"', "$.canals[1].parent: there is no canal Z"),
        ("0.8", "0", "$.canals[1].efficiency: the number must be greater than 0, not 0"),
        ('"request_m3": 10', '"request_m3": -10', "$.users[1].request_m3: the number must be at least 0, not -10"),
        ("60, ", "60,, ", "line 1: this is not JSON: Expecting property name enclosed in double quotes (column 70)"),
    ],
)
def test_a_malformed_case_is_refused_with_its_place(old, new, said, tmp_path):
    file = tmp_path / "case.json"
    file.write_text(json.dumps(CASE).replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CommandError) as refused:
        call_command("water", "share", str(file))
    assert (str(refused.value), refused.value.returncode) == (said, 2)


def test_it_needs_no_home_and_no_database(case_file, tmp_path):
    home = tmp_path / "home"
    environment = {"PYTHONPATH": ":".join(sys.path), "PATH": os.environ["PATH"], "BIRGE_HOME": str(home)}
    environment |= {"PYTHONIOENCODING": "latin-1", "BIRGE_DATABASE_URL": "postgres://nobody@127.0.0.1:1/none"}
    command = [sys.executable, "-m", "birge", "water", "share", "-"]
    done = subprocess.run(command, input=case_file.read_bytes(), capture_output=True, env=environment, cwd=tmp_path)
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, SHARED, b"")
    assert not home.exists()
