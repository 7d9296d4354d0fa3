"""`birge export`: files, exit codes, what happens when nothing is published."""

from __future__ import annotations

import io
import json
from uuid import uuid4

import openpyxl
import pytest
from django.core.management import CommandError, call_command

from birge.contests.enums.calls import CallState
from birge.contests.models import Call
from tests.exchange.factories import CallFactory
from tests.exchange.making import contests_to_tell
from tests.exchange.small_contests import announced, decided
from tests.exchange.validators import giving_errors, iati_errors, ocds_errors

pytestmark = pytest.mark.django_db


def run(*words: str) -> None:
    call_command("export", *words)


def refusal(*words: str) -> CommandError:
    with pytest.raises(CommandError) as caught:
        run(*words)
    return caught.value


def test_all_formats_are_written_and_valid(tmp_path, now):
    contests_to_tell()
    for name in ("ocds", "360giving", "iati", "xlsx"):
        run(name, "--all", "-o", str(tmp_path / name))
    run("ocds", "--records", "-o", str(tmp_path / "records"))

    assert ocds_errors(json.loads((tmp_path / "ocds").read_text())) == []
    assert ocds_errors(json.loads((tmp_path / "records").read_text())) == []
    assert giving_errors(json.loads((tmp_path / "360giving").read_text())) == []
    assert iati_errors((tmp_path / "iati").read_bytes(), now.date().replace(year=2030)) == []
    book = openpyxl.load_workbook(io.BytesIO((tmp_path / "xlsx").read_bytes()))
    assert [sheet.max_row for sheet in book] == [4, 3, 3, 5, 3]


def test_one_call_is_written_to_the_console(capsys):
    call = decided()
    announced()
    run("ocds", "--call", str(call.pk))

    package = json.loads(capsys.readouterr().out)
    assert {release["ocid"] for release in package["releases"]} == {f"ocds-local0-{call.pk.hex}"}


@pytest.mark.parametrize("name", ["ocds", "360giving", "iati", "xlsx"])
def test_where_nothing_is_published_the_command_says_so_and_the_old_file_stays(tmp_path, name):
    Call.objects.all().delete()
    file = tmp_path / "old"
    file.write_text("эски")

    assert refusal(name, "-o", str(file)).returncode == 3
    assert file.read_text() == "эски"
    assert list(tmp_path.iterdir()) == [file]


def test_a_call_that_was_not_announced_has_nothing_to_export():
    draft = CallFactory(state=CallState.DRAFT, announced_at=None)

    assert refusal("ocds", "--call", str(draft.pk)).returncode == 3


@pytest.mark.parametrize("words", [["--call", "x"], ["--call", str(uuid4())], ["--records"]])
def test_arguments_that_cannot_be_meant_are_malformed(words):
    assert refusal("iati", *words).returncode == 2


def test_a_folder_that_is_not_there_is_malformed(tmp_path):
    decided()

    assert refusal("ocds", "-o", str(tmp_path / "no" / "file")).returncode == 2


def test_a_workbook_needs_a_file():
    decided()

    assert refusal("xlsx").returncode == 2
