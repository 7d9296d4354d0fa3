"""The sheet of families that a clerk brings, made in the template that the site gives, with faults planted in it."""

from __future__ import annotations

import io
from dataclasses import dataclass

from openpyxl import load_workbook

ROWS_ABOVE = 3
"""Names of columns, headings and hints stand above the first family in the template."""


@dataclass(frozen=True)
class Planted:
    """A fault: in which family (from 0), in which column, what stands there and what should."""

    family: int
    column: str
    wrong: str
    right: str

    @property
    def row(self) -> int:
        """The row of the sheet as a spreadsheet program counts it."""
        return ROWS_ABOVE + self.family + 1


FAULTS = [
    Planted(2, "claim", "эки тонна", "2"),
    Planted(5, "name", "", "Токтогулова Үмүт"),
    Planted(9, "people", "140", "4"),
]
FAMILIES = [
    {
        "name": f"{surname} {name}",
        "address": f"Ынтымак көчөсү, {number}",
        "people": str(number % 7 + 1),
        "claim": f"{1 + number % 4},5",
        "floor": "1" if number % 7 == 6 else "",
    }
    for number, (surname, name) in enumerate(
        zip(
            "Асанов Бакирова Жумабаев Өмүралиев Үсөнова Токтогулова Эркинбаев Сулайманов Кожобекова Нурматов "
            "Шералиев Ысакова Төлөгөнов Мамытов Чыныбаева Аширов".split(),
            "Таалай Гүлзат Бакыт Өмүрбек Чынара Үмүт Кубан Сапар Нургүл Эркин "
            "Маратбек Бурул Үсөн Жаныбек Салтанат Нурлан".split(),
            strict=True,
        ),
        start=1,
    )
]


def right_families() -> list[dict[str, str]]:
    """The families with every fault corrected."""
    found = [dict(family) for family in FAMILIES]
    for fault in FAULTS:
        found[fault.family][fault.column] = fault.right
    return found


def faulty_families() -> list[dict[str, str]]:
    """The families with the planted faults."""
    found = right_families()
    for fault in FAULTS:
        found[fault.family][fault.column] = fault.wrong
    return found


def sheet_of(template: bytes, families: list[dict[str, str]]) -> dict[str, object]:
    """The template filled in, as a browser uploads it."""
    book = load_workbook(io.BytesIO(template))
    sheet = book.worksheets[0]
    names = [cell.value for cell in sheet[1]]
    for offset, family in enumerate(families):
        for name, value in family.items():
            sheet.cell(ROWS_ABOVE + 1 + offset, names.index(name) + 1, value)
    out = io.BytesIO()
    book.save(out)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return {"name": "уй-булолор.xlsx", "mimeType": kind, "buffer": out.getvalue()}
