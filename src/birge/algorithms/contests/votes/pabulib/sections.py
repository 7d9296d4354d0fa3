"""A `.pb` file as its three tables: META, PROJECTS, VOTES, each with a line of headings, fields between semicolons and,
where a field holds a semicolon or a quotation mark, between double quotes as in CSV.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import StringIO

from birge.algorithms.cases import CaseError

SECTIONS = ("META", "PROJECTS", "VOTES")

Row = tuple[int, list[str]]
"""The line on which it begins, and its fields."""


@dataclass(frozen=True)
class Section:
    """`line`: that of its title. Rows have at least as many fields as there are `headings`."""

    name: str
    line: int
    headings: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def column(self, heading: str) -> int:
        """Where the fields of this heading stand."""
        if heading not in self.headings:
            raise CaseError("pb_no_column", line=self.line, column=heading, section=self.name)
        return self.headings.index(heading)


def sections_of(data: bytes) -> dict[str, Section]:
    """By name, all three. Raises CaseError with the line."""
    found: dict[str, Section] = {}
    section: Section | None = None
    for line, cells in _rows(_text(data)):
        title = cells[0].strip().upper()
        if title in SECTIONS and not any(cell.strip() for cell in cells[1:]):
            if title in found:
                raise CaseError("pb_section_twice", line=line, section=title, first=found[title].line)
            section = found[title] = Section(title, line)
        elif section is None:
            raise CaseError("pb_outside", line=line, text=cells[0])
        elif not section.headings:
            section.headings.extend(_headings(section.name, line, cells))
        else:
            section.rows.append((line, _fields(section, line, cells)))
    _check_all_there(found)
    return found


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CaseError("pb_not_utf8", line=data.count(b"\n", 0, error.start) + 1) from None


def _rows(text: str) -> Iterator[Row]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=";", skipinitialspace=True, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise CaseError("pb_quotes", line=line, problem=str(error)) from None
        if any(map(str.strip, cells)):
            yield line, cells


def _fields(section: Section, line: int, cells: list[str]) -> list[str]:
    """As many as there are columns. Spreadsheets add empty ones at the end."""
    expected = len(section.headings)
    if len(cells) < expected or any(map(str.strip, cells[expected:])):
        raise CaseError("pb_fields", line=line, found=len(cells), section=section.name, expected=expected)
    return cells


def _headings(section: str, line: int, cells: list[str]) -> list[str]:
    headings = [cell.strip().lower() for cell in cells]
    while not headings[-1]:
        headings.pop()
    for heading in headings:
        if headings.count(heading) > 1:
            raise CaseError("pb_column_twice", line=line, column=heading, section=section)
    return headings


def _check_all_there(found: dict[str, Section]) -> None:
    if not found:
        raise CaseError("pb_empty", line=1)
    for name in SECTIONS:
        if name not in found:
            raise CaseError("pb_no_section", line=max(section.line for section in found.values()), section=name)
        if not found[name].headings:
            raise CaseError("pb_no_headings", line=found[name].line, section=name)
