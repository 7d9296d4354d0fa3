"""`birge registers duplicates` as a person at the console meets it."""

import gzip
import json
import os
import subprocess
import sys
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.usefixtures("english")

LISTS = Path(__file__).parents[1] / "algorithms" / "data" / "matching"
VILLAGE = """Фамилиясы;Аты;Атасынын аты;Жынысы;Туулган күнү;ПИН;Айыл
Токтогулов;Асан;Бекович;эркек;12.03.1985;21203198500123;Көк-Таш
Мамытов;Нурлан;Эркинович;эркек;02.06.1970;;Үч-Коргон
Асан;Toktogulov;Бек уулу;м;12.03.1985;;Кок-Таш
"""


@pytest.fixture
def village(tmp_path):
    file = tmp_path / "village.csv"
    file.write_text(VILLAGE, encoding="utf-8")
    return file


def pairs_of(capsys, *arguments):
    call_command("registers", "duplicates", *map(str, arguments), "--json")
    return json.loads(capsys.readouterr().out)["pairs"]


def test_rows_are_called_by_their_number_where_there_is_no_id(village, capsys):
    [pair] = pairs_of(capsys, village)
    assert (pair["a"], pair["b"]) == (1, 3)
    assert set(pair) == {"a", "b", "score", "reasons"}
    assert {"field": "Аты", "code": "names_swapped", "values": ["Асан", "Toktogulov"]}.items() <= next(
        reason.items() for reason in pair["reasons"] if reason["field"] == "Аты"
    )


def test_rows_are_called_by_their_id(tmp_path, capsys):
    file = tmp_path / "people.csv"
    file.write_text(
        "id,first_name,family,dob\nx-1,Асан,Токтогулов,1985-03-12\nx-2,Нурлан,Мамытов,1970-06-02\n"
        "x-7,Асан,Токтогулов,1985-03-12\n"
    )
    assert [(pair["a"], pair["b"]) for pair in pairs_of(capsys, file, "--columns", "surname=family")] == [
        ("x-1", "x-7")
    ]


def test_without_json_a_person_can_read_it(village, capsys):
    call_command("registers", "duplicates", str(village))
    text = capsys.readouterr().out
    assert text.startswith("Pairs that are probably one person: 1\n\n1 = 3 ")
    assert "Айыл: the same in another spelling: Көк-Таш | Кок-Таш" in text


def test_an_old_windows_file_is_read_when_its_encoding_is_given(tmp_path, capsys):
    file = tmp_path / "old.csv"
    file.write_bytes("Фамилия;Имя;Дата рождения\nАсанов;Нурлан;01.02.1985\nАсанов;Эмил;03.04.1999\n".encode("cp1251"))
    with pytest.raises(CommandError, match="add --encoding cp1251"):
        call_command("registers", "duplicates", str(file))
    assert pairs_of(capsys, file, "--encoding", "cp1251") == []


@pytest.mark.parametrize(
    ("content", "arguments", "said"),
    [
        ("", [], "people.csv: The file is empty. Choose another file."),
        ("surname,born_on\n", [], "people.csv: There is no row below the headings. "
         "Fill in the table and upload it again."),
        ("id,cluster\n1,2\n", [], "people.csv: row 1: no column can be compared: id, cluster. Say what they hold, "
         "for example --columns surname=family_name,born_on=birthday."),
        ("name,name\n1,2\n", [],
         "people.csv: row 1, column “name”: Two columns have this heading. Remove one of them."),
        ("surname,sex\nАсанов,m,1\n", [], "people.csv: row 2: More cells than there are headings. "
         "Give each column a heading; put text with commas into quotes."),
        ("id,surname\n7,Асанов\n\n8,Асан\n7,Бекова\n", [], "people.csv: column “id”: “7” names the persons 1 and 3 "
         "(counted below the headings). Give each row an id of its own, or take the column out."),
        ("surname\nАсанов\n", ["--columns", "given_name=аты"],
         "people.csv: row 1: there is no column “аты”. Columns: surname."),
        ("surname\nАсанов\n", ["--encoding", "martian"],
         "people.csv: there is no encoding “martian”. Try utf-8 or cp1251."),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_used_is_refused_with_its_place_and_a_remedy(content, arguments, said, tmp_path):
    file = tmp_path / "people.csv"
    file.write_text(content)
    with pytest.raises(CommandError) as refused:
        call_command("registers", "duplicates", str(file), *arguments)
    assert (str(refused.value).replace(f"{tmp_path}/", ""), refused.value.returncode) == (said, 2)


def test_an_unknown_field_is_refused_with_the_known_ones(village):
    with pytest.raises(CommandError, match="“nickname” is no field") as refused:
        call_command("registers", "duplicates", str(village), "--columns", "nickname=Аты")
    assert refused.value.returncode == 2


def test_it_needs_no_home_and_no_database(village, tmp_path):
    environment = {"PYTHONPATH": ":".join(sys.path), "PATH": os.environ["PATH"], "BIRGE_HOME": str(tmp_path / "home")}
    environment["BIRGE_DATABASE_URL"] = "postgres://nobody@127.0.0.1:1/none"
    command = [sys.executable, "-m", "birge", "registers", "duplicates", village.name, "--json"]
    done = subprocess.run(command, capture_output=True, env=environment, cwd=tmp_path)
    assert (done.returncode, done.stderr, len(json.loads(done.stdout)["pairs"])) == (0, b"", 1)
    assert not (tmp_path / "home").exists()


def quality(capsys, tmp_path, name, truth_column):
    """Precision and recall on a labelled list."""
    file = tmp_path / f"{name}.csv"
    file.write_bytes(gzip.decompress((LISTS / f"{name}.csv.gz").read_bytes()))
    lines = file.read_text().splitlines()
    place = lines[0].split(",").index(truth_column)
    persons = defaultdict(list)
    for row, line in enumerate(lines[1:], 1):
        persons[line.split(",")[place].removesuffix("-org").removesuffix("-dup-0")].append(row)
    true = {pair for rows in persons.values() for pair in combinations(rows, 2)}
    found = {(pair["a"], pair["b"]) for pair in pairs_of(capsys, file)}
    return len(found & true) / len(found), len(found & true) / len(true)


def test_on_febrl_4_it_finds_what_it_should_and_little_else(capsys, tmp_path):
    precision, recall = quality(capsys, tmp_path, "febrl4", "rec_id")
    assert precision >= 0.999
    assert recall >= 0.997


def test_on_two_registers_of_households_relatives_are_kept_apart(capsys, tmp_path):
    precision, recall = quality(capsys, tmp_path, "census_cis", "PERSON_ID")
    assert precision >= 0.998
    assert recall >= 0.988
