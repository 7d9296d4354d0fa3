"""Files as people really send them."""

import io
import struct
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from birge.kernel.imports.enums import State
from birge.kernel.imports.readers import csv_file as csv_reader
from birge.kernel.imports.readers import sniffing
from tests.kernel.imports.helpers import checked, csv_file, faults, xlsx_file

pytestmark = pytest.mark.django_db

HEAD = ["head", "pin", "amount", "people", "asked_on"]
ROW = ["Асанов Үсөн", None, 5, 4, None]


MIDNIGHT = datetime(2026, 1, 5)  # noqa: DTZ001  # a spreadsheet's dates have no zone


def rows_of(batch):
    return [row.data for row in batch.rows.order_by("number")]


def formula_workbook(cached: str) -> bytes:
    """A workbook with a formula in C2, with or without its result."""
    content = xlsx_file(["head", "pin", "amount"], ["Асанов", None, 777])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.endswith("sheet1.xml"):
                data = data.replace(b"<v>777</v>", f"<f>2+3</f>{cached}".encode())
            new.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_text_tables_of_every_common_make(encoding, mark):
    content = csv_file(mark.join(["Аты-жөнү", "Amount"]), mark.join(["Үсөн", "5"]), encoding=encoding)

    assert rows_of(checked(content)) == [{"head": "Үсөн", "amount": "5"}]


def test_the_old_windows_encoding_is_offered_with_a_sample():
    batch = checked(csv_file("ФИО;Amount", "Асанов;5", encoding="cp1251"))

    assert faults(batch) == [(None, "", "encoding")]
    assert (batch.issues.get().value, batch.issues.get().fix) == ("ФИО;Amount", "cp1251")


def test_line_breaks_and_separators_inside_quotes():
    batch = checked(csv_file("head,amount", '"Асанов,', 'Үсөн",5', "Бекова,6"))

    assert [(row.number, row.data["head"]) for row in batch.rows.order_by("number")] == [
        (2, "Асанов, Үсөн"),
        (4, "Бекова"),
    ]


def test_a_nul_byte_is_a_fault_of_its_cell():
    assert faults(checked(csv_file("head;amount", "Аса\0нов;5", "Бекова;6"))) == [(2, "head", "control-characters")]


def test_a_line_without_an_end_is_refused_in_bounded_memory(monkeypatch):
    monkeypatch.setattr(csv_reader, "MAX_LINE", 1000)

    assert faults(checked(csv_file("head;amount", "Асанов;5", "x" * 2000))) == [(3, "", "long-line")]


def test_a_quotation_mark_that_is_never_closed():
    content = csv_file("head;amount", '"Асанов;5', *["Бекова Гүлнара;6"] * 12_000)

    assert faults(checked(content))[-1] == (2, "", "broken-quotes")


def test_a_quotation_mark_that_swallows_the_last_rows():
    content = csv_file("head;amount", "Асанов;5", '"Бекова;6', "Токтоева;7")

    assert faults(checked(content))[-1] == (3, "", "broken-quotes")


def test_more_cells_than_headings():
    assert faults(checked(csv_file("head,amount", "Асанов Үсөн,5,кг"))) == [(2, "", "too-many-cells")]


def test_empty_rows_headings_lower_down_and_merged_titles():
    batch = checked(
        xlsx_file(["Көмүр 2026"], [], HEAD, ROW, [], [None] * 5, ["Бекова", None, 2, 1, None], merge="A1:E1")
    )

    assert [row.number for row in batch.rows.order_by("number")] == [4, 7]
    assert [code for _row, _column, code in faults(batch)] == ["merged-cells"]


def test_numbers_texts_and_dates_as_spreadsheets_store_them():
    batch = checked(
        xlsx_file(
            HEAD,
            ["Асанов", 21203199012345, "1 234,50", "4", MIDNIGHT],
            ["Бекова", "21203199012346", 0.1 + 0.2, 4.0, 46027],
            ["Турдуев", 2.1203199012347e13, 7, 4, date(2026, 1, 5)],
        )
    )

    assert faults(batch) == []
    assert [(row["pin"], row["amount"], row["people"], row["asked_on"]) for row in rows_of(batch)] == [
        ("21203199012345", "1234.50", 4, "2026-01-05"),
        ("21203199012346", "0.3", 4, "2026-01-05"),
        ("21203199012347", "7", 4, "2026-01-05"),
    ]


def test_a_code_that_a_spreadsheet_cut_short_is_named():
    codes = csv_file("head;pin;amount", "Асанов;2,12032E+13;5", "Бекова;1203199012345;5")

    assert faults(checked(codes)) == [(2, "pin", "lost-digits"), (3, "pin", "digits")]


def test_a_formula_gives_its_stored_result():
    assert rows_of(checked(formula_workbook("<v>5</v>"))) == [{"head": "Асанов", "amount": "5"}]


def test_a_formula_that_was_never_computed_is_a_fault_with_its_text():
    batch = checked(formula_workbook(""))

    assert faults(batch) == [(2, "amount", "formula-without-value")]
    assert batch.issues.get().value == "=2+3"


def test_a_hidden_sheet_and_a_strange_sheet_are_named_and_not_read():
    book = openpyxl.load_workbook(io.BytesIO(xlsx_file(HEAD, ROW)))
    book.create_sheet("Notes").append(["Эскертүү"])
    hidden = book.create_sheet("families")
    hidden.append(HEAD)
    hidden.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)

    batch = checked(out.getvalue())

    assert (batch.rows_count, [code for _r, _c, code in faults(batch)]) == (1, ["unknown-sheet"])


def test_headings_are_found_in_any_language_and_case_and_the_others_are_named():
    batch = checked(csv_file("ФИО;КӨЛӨМҮ;көлөмү;Эскертүү", "Асанов;5;6;жок"))

    assert faults(batch) == [(1, "", "unknown-heading"), (1, "amount", "double-heading")]


def test_a_missing_heading_is_named():
    assert faults(checked(csv_file("head;people", "Асанов;5"))) == [(1, "amount", "missing-heading")]


def test_a_file_without_headings():
    assert faults(checked(csv_file("Асанов;5", "Бекова;6"))) == [(None, "", "no-headings")]


def test_headings_alone_are_no_rows():
    assert faults(checked(csv_file("head;amount"))) == [(None, "", "no-rows")]


def zip_of(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
STRANGE = {
    "empty-file": b"",
    "old-excel": OLD + b"\0" * 600,
    "password": OLD + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le"),
    "not-a-table": b"%PDF-1.7 ...",
    "damaged": xlsx_file(HEAD, ROW)[:-200],
}


@pytest.mark.parametrize("code", STRANGE)
def test_what_is_not_a_table_says_what_it_is(code):
    batch = checked(STRANGE[code], name="families.xlsx")

    assert (batch.state, faults(batch)) == (State.CHECKED, [(None, "", code)])


def test_a_document_that_is_no_workbook():
    assert faults(checked(zip_of(word__document_xml=b"<x/>"))) == [(None, "", "not-a-table")]


def test_a_workbook_under_a_wrong_name_is_read_for_what_it_is():
    assert checked(xlsx_file(HEAD, ROW), name="families.csv").rows_count == 1


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(sniffing, "MAX_UNPACKED_BYTES", 10_000_000)
    content = zip_of(xl__workbook_xml=b"<x/>", xl__worksheets__sheet1_xml=b"0" * 20_000_000)

    assert len(content) < 30_000
    assert faults(checked(content)) == [(None, "", "too-big-inside")]


def test_a_workbook_with_nonsense_inside_is_damaged():
    content = zip_of(xl__workbook_xml=b"<x/>", xl__worksheets__sheet1_xml=struct.pack("<d", 1.5))

    assert faults(checked(content)) == [(None, "", "damaged")]
