"""The template of a kind: an empty sheet with headings, hints and lists to choose from, and a sheet that explains."""

from __future__ import annotations

import csv
import io
from typing import Any

import xlsxwriter
from django.utils import translation
from django.utils.translation import gettext as _

from birge.kernel.imports.enums import Type
from birge.kernel.imports.headings import EXPLANATION, HINT_MARK
from birge.kernel.imports.kinds import Column, ImportKind, Sheet

_ROWS_WITH_LISTS = 5000
_EXPLAINED_IN = ("ky", "ru")


def xlsx_template(kind: ImportKind) -> bytes:
    """A workbook: a sheet per sheet of the kind (technical names hidden, headings, hints), and the explanation."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        looks = {
            "heading": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
            "hint": book.add_format({"italic": True, "font_color": "#5b6a72", "text_wrap": True, "valign": "top"}),
            "text": book.add_format({"num_format": "@"}),
            "date": book.add_format({"num_format": "dd.mm.yyyy"}),
        }
        for sheet in kind.sheets:
            _sheet(book, book.add_worksheet(str(sheet.title)[:31]), sheet, looks)
        _explanation(book.add_worksheet(EXPLANATION.capitalize()), kind, looks)
    return out.getvalue()


def csv_template(sheet: Sheet) -> bytes:
    """The headings alone, with the mark that lets spreadsheet programs see UTF-8."""
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerow([str(column.label) for column in sheet.columns])
    return out.getvalue().encode("utf-8-sig")


def _sheet(book: Any, page: Any, sheet: Sheet, looks: dict[str, Any]) -> None:
    for position, column in enumerate(sheet.columns):
        look = {Type.DATE: looks["date"], Type.TEXT: looks["text"], Type.PLACE: looks["text"]}.get(column.type)
        page.set_column(position, position, max(14, min(40, len(str(column.label)) + 4)), look)
        page.write_string(0, position, column.name)
        page.write_string(1, position, _heading(column), looks["heading"])
        page.write_string(2, position, f"{HINT_MARK} {hint_of(column)}", looks["hint"])
        if column.choices:
            words = [str(label) for label in column.choices.values()]
            if len(",".join(words)) <= 255:  # what a spreadsheet can hold in a list
                page.data_validation(3, position, _ROWS_WITH_LISTS, position, {"validate": "list", "source": words})
    page.set_row(0, None, None, {"hidden": True})
    page.freeze_panes(3, 1)


def _heading(column: Column) -> str:
    return f"{column.label} *" if column.required else str(column.label)


def hint_of(column: Column) -> str:
    """What to write into a column, in the current language."""
    parts = [str(column.hint)] if column.hint else []
    if column.choices:
        parts.append(", ".join(str(label) for label in column.choices.values()))
    elif column.digits:
        parts.append(_("%(count)s digits") % {"count": column.digits})
    elif column.type is Type.DATE:
        parts.append("31.12.2026")
    elif not parts:
        parts.append(str(column.type.label))
    return "; ".join(parts)


def _explanation(page: Any, kind: ImportKind, looks: dict[str, Any]) -> None:
    """One row a column, in Kyrgyz and in Russian whatever the reader's language."""
    page.set_column(0, 7, 28)
    row = 0
    for language in _EXPLAINED_IN:
        with translation.override(language):
            page.write_row(row, 0, [_("Sheet"), _("Column"), _("Required"), _("What to write")], looks["heading"])
            for sheet in kind.sheets:
                for column in sheet.columns:
                    row += 1
                    required = _("yes") if column.required else _("no")
                    page.write_row(row, 0, [str(sheet.title), str(column.label), required, hint_of(column)])
            row += 2
            page.write_string(row, 0, _("Columns marked with * must be filled in. Do not merge cells."))
            row += 2
