"""`birge import household-book`: the empty table, a rehearsal, and the book itself."""

from __future__ import annotations

import io
import json

import openpyxl
import pytest
from django.core.management import call_command

from birge.kernel.imports.models import ImportBatch
from birge.registers.models import HouseholdState, PersonState
from tests.registers.importing.helpers import csv_of, family

pytestmark = pytest.mark.django_db


def command(*arguments: str) -> str:
    out = io.StringIO()
    call_command("import", "household-book", *arguments, stdout=out)
    return out.getvalue()


def test_the_empty_table_that_is_written_can_be_filled_in_and_brought(cast, tmp_path):
    path = tmp_path / "book.xlsx"
    command("--template", str(path))
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    names = [cell.value for cell in page[1]]
    for row in family("1"):
        page.append([row.get(name) for name in names])
    book.save(path)

    told = json.loads(command(str(path), "--place", cast.aimak.soate, "--json"))
    assert (told["state"], told["errors"], told["result"]["persons"]) == ("applied", [], 3)
    assert len(book.worksheets) == 7
    assert PersonState.objects.filter(surname="Асанова").exists()


def test_a_rehearsal_leaves_nothing_behind(cast, tmp_path):
    path = tmp_path / "book.csv"
    path.write_bytes(csv_of(family("1")))
    told = json.loads(command(str(path), "--place", cast.village.soate, "--dry-run", "--json"))

    assert (told["errors"], HouseholdState.objects.exists(), ImportBatch.objects.exists()) == ([], False, False)


def test_a_paper_book_with_headings_of_its_own_is_understood(cast, tmp_path):
    path = tmp_path / "book.csv"
    lines = [
        "№ лицевого счёта;Улица;Дом;Фамилия;Имя;Отчество;Пол;Дата рождения;Кем приходится;ИНН",
        "12;Достук;5;Асанов;Бакыт;Үсөнович;муж;12.05.1980;глава;21205198000001",
        "12;Достук;5;Асанова;Айгүл;;жен;01.02.1984;жена;",
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    told = json.loads(command(str(path), "--place", cast.village.soate, "--json"))

    assert (told["errors"], told["notes"], told["result"]) == ([], [], {"households": 1, "persons": 2, "lines": 6})
