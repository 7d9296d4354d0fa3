"""`birge import` at the console."""

import json

import openpyxl
import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from birge.kernel.imports.models import ImportBatch
from tests.kernel.imports.app.models import Family
from tests.kernel.imports.helpers import csv_file

pytestmark = pytest.mark.django_db

PLACE = "41706000000001"
GOOD = csv_file("head;amount", "Асанов Үсөн;5")
WRONG = csv_file("head;amount", "Асанов Үсөн;көп")


@pytest.fixture
def run(tmp_path, capsys):
    """Run the command on this content: (exit code, stdout, stderr)."""

    def run(content, *options, place=PLACE):
        file = tmp_path / "families.csv"
        file.write_bytes(content)
        code = 0
        try:
            call_command("import", "families", str(file), "--place", place, *options)
        except CommandError as error:
            code = error.returncode
        out = capsys.readouterr()
        return code, out.out, out.err

    return run


def test_a_good_file_is_applied(run):
    assert run(GOOD) == (0, "applied: rows 1; families 1\n", "")
    assert Family.objects.get().head == "Асанов Үсөн"


def test_a_faulty_file_changes_nothing_and_says_where(run):
    code, _out, errors = run(WRONG)

    assert code == 2
    assert errors.startswith("error: families:2: Amount: ")
    assert "көп" in errors
    assert Family.objects.count() == 0


def test_a_dry_run_keeps_nothing(run):
    assert run(GOOD, "--dry-run")[0] == 0
    assert (Family.objects.count(), ImportBatch.objects.count()) == (0, 0)


def test_the_outcome_as_json(run):
    code, out, _errors = run(WRONG, "--json")
    outcome = json.loads(out)

    assert code == 2
    assert [(error["row"], error["column"], error["code"]) for error in outcome["errors"]] == [
        (2, "amount", "not-number")
    ]


def test_the_same_file_again_is_refused(run):
    run(GOOD)

    assert run(GOOD)[0] == 2
    assert Family.objects.count() == 1


def test_an_unknown_place_or_kind_is_malformed(run):
    assert run(GOOD, place="99")[0] == 2
    with pytest.raises(CommandError, match="families"):
        call_command("import", "horses", "x.csv", "--place", PLACE)


def test_the_template_comes_back_as_an_empty_table(run, tmp_path):
    path = tmp_path / "template.xlsx"
    call_command("import", "families", "--template", str(path))
    book = openpyxl.load_workbook(path)
    book["Families"].cell(4, 1, "Асанов Үсөн")
    book["Families"].cell(4, 4, 3)
    book["Families"].cell(4, 7, "Gas")
    book.save(path)

    assert book.sheetnames == ["Families", "Birge"]
    assert run(path.read_bytes())[0] == 0
    assert Family.objects.values_list("head", "amount", "heating").get() == ("Асанов Үсөн", 3, "gas")
