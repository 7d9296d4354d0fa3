"""Every fault in the reader's words, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from birge.kernel.imports.kinds import Column, ImportKind, Message, Text
from birge.kernel.imports.models import ImportIssue

CELLS = {
    "required": Message(_("The cell is empty."), _("Fill it in.")),
    "too-long": Message(_("Longer than %(most)s letters."), _("Write it shorter.")),
    "not-whole": Message(_("Not a whole number."), _("Write digits only, for example 5.")),
    "not-number": Message(_("Not a number."), _("Write digits, with a comma before the fraction, for example 12,5.")),
    "too-small": Message(_("Less than %(least)s."), _("Write %(least)s or more.")),
    "too-big": Message(_("More than %(most)s."), _("Write %(most)s or less.")),
    "too-fine": Message(_("Too many digits after the comma."), _("Write at most %(places)s digits after the comma.")),
    "not-date": Message(_("Not a date."), _("Write it as 31.12.2026.")),
    "not-choice": Message(_("Not one of the permitted words."), _("Write one of these: %(choices)s.")),
    "not-yes-no": Message(_("Neither yes nor no."), _("Write yes or no.")),
    "digits": Message(
        _("Must have exactly %(count)s digits."),
        _("Check the digits. Format the column as text, so that zeros at the beginning stay."),
    ),
    "lost-digits": Message(
        _("The spreadsheet program has cut this number short; its last digits are lost."),
        _("Format the column as text and type the number again."),
    ),
    "formula-without-value": Message(
        _("A formula whose result is not in the file."),
        _("Open the file in your spreadsheet program and save it again, or type the value."),
    ),
    "cell-error": Message(_("The formula gives an error."), _("Correct the formula or type the value.")),
    "control-characters": Message(_("Characters that cannot be printed."), _("Type the value again.")),
    "unknown-place": Message(
        _("No place is known by this name or code."),
        _("Write the name as on the page of the place, or its SOATE code."),
    ),
    "ambiguous-place": Message(_("Several places have this name."), _("Write the SOATE code.")),
    "foreign-place": Message(
        _("This place is not in your area."),
        _("Leave the row out. The clerk of that place can import it."),
    ),
    "old-font": Message(
        _("Letters of an old font: ъ or \\ in the place of ө or ү."), _("Accept the offered spelling, or leave it.")
    ),
    "look-alike": Message(
        _("Latin letters that look like Cyrillic ones."), _("Accept the offered spelling, or leave it.")
    ),
    "mixed-letters": Message(_("Cyrillic and Latin letters in one word."), _("Check the spelling.")),
    "ambiguous-number": Message(
        _("Read as %(read_as)s with a decimal comma."), _("If you mean thousands, write the number without a comma.")
    ),
}

ROWS = {
    "repeated-row": Message(_("The same as row %(first)s."), _("Leave one of the two rows out.")),
    "known-row": Message(
        _("This row has come in already: row %(first)s of the file “%(file)s”."),
        _("Leave the row out, or undo that file first."),
    ),
    "too-many-cells": Message(
        _("More cells than there are headings."), _("Give each column a heading; put text with commas into quotes.")
    ),
    "broken-quotes": Message(
        _("A quotation mark is opened here and never closed."), _("Close or remove the quotation mark.")
    ),
    "long-line": Message(
        _("This line is longer than a row of a table can be."), _("Save the table again as CSV or XLSX.")
    ),
    "too-many-faults": Message(
        _("More than %(most)s faults; the rest of the file was not read."),
        _("Correct what is repeated in every row, then upload the file again."),
    ),
}

FILES = {
    "missing-heading": Message(_("There is no column with this heading."), _("Add the column, or use the template.")),
    "unknown-heading": Message(
        _("A column with an unknown heading; it is not read."), _("Use the headings of the template.")
    ),
    "double-heading": Message(_("Two columns have this heading."), _("Remove one of them.")),
    "no-headings": Message(
        _("No row of headings was found. Expected: %(columns)s."),
        _("Put the headings of the template into the first row."),
    ),
    "unknown-sheet": Message(_("A sheet that is not expected; it is not read."), _("Remove the sheet, or rename it.")),
    "hidden-sheet": Message(_("A hidden sheet; it is not read."), _("Show the sheet if it is to be read.")),
    "merged-cells": Message(
        _("Merged cells: only the first of them holds the value."), _("Unmerge the cells and fill in each row.")
    ),
    "no-rows": Message(_("There is no row below the headings."), _("Fill in the table and upload it again.")),
    "empty-file": Message(_("The file is empty."), _("Choose another file.")),
    "encoding": Message(
        _("The file is not in UTF-8. It may be in the old Windows encoding."),
        _("Look at the sample: if it can be read, accept it. Otherwise save the table as XLSX."),
    ),
    "file-too-big": Message(_("The file is too big."), _("Divide it into several files.")),
    "too-big-inside": Message(
        _("The workbook is too big when it is unpacked."), _("Divide it into several files, or save it as CSV.")
    ),
    "password": Message(
        _("The workbook is protected with a password."), _("Save it without a password and upload it again.")
    ),
    "old-excel": Message(
        _("A workbook in the old format (.xls)."), _("Open it and save it as “Excel workbook (.xlsx)”.")
    ),
    "not-a-table": Message(_("This file is not a table."), _("Upload an XLSX or CSV file.")),
    "damaged": Message(_("The file is damaged."), _("Open it in your spreadsheet program and save it again as XLSX.")),
    "known-file": Message(
        _("This very file has been applied already (uploaded on %(on)s)."),
        _("If it must come in again, undo it first."),
    ),
}

MESSAGES: Mapping[str, Message] = {**CELLS, **ROWS, **FILES}

FAILURES: Mapping[str, Text] = {
    "unexpected": _(
        "Something unexpected happened; nothing was changed. The administrator finds the cause in the log."
    ),
    "worker-died": _("The work was broken off several times; nothing was changed. Tell the administrator."),
    "in-use": _("It was not undone, because something depends on it by now."),
}
"""Why a batch failed, by its `failure`."""


def explain(issue: ImportIssue, kind: ImportKind) -> tuple[str, str]:
    """(what is wrong, what to do) in the current language; an unknown code explains itself by its name."""
    message = kind.messages.get(issue.code) or MESSAGES.get(issue.code)
    if message is None:
        return issue.code, ""
    params = _shown(issue, kind)
    return str(message.text) % params, str(message.remedy) % params


def _shown(issue: ImportIssue, kind: ImportKind) -> dict[str, Any]:
    params = dict(issue.params)
    column = column_of(issue, kind)
    if issue.code == "not-choice" and column:
        params["choices"] = ", ".join(str(label) for label in column.choices.values())
    if issue.code == "no-headings":
        labels = {column.name: str(column.label) for column in kind.sheets[0].columns}
        params["columns"] = ", ".join(labels.get(name, name) for name in params.get("columns", []))
    return params


def column_of(issue: ImportIssue, kind: ImportKind) -> Column | None:
    """The column of an issue, if it has one."""
    return next(
        (sheet.by_name.get(issue.column) for sheet in kind.sheets if sheet.name == issue.sheet and issue.column), None
    )


def shown_fix(issue: ImportIssue, kind: ImportKind) -> str:
    """What is offered, as the person reads it: of a list the label, not the stored word."""
    column = column_of(issue, kind)
    return str(column.choices.get(issue.fix, issue.fix)) if column else issue.fix


def sheet_title(name: str, kind: ImportKind) -> str:
    """The title of a sheet by its technical name."""
    return next((str(sheet.title) for sheet in kind.sheets if sheet.name == name), name)


def column_label(issue: ImportIssue, kind: ImportKind) -> str:
    """The label of an issue's column; "" for a whole row."""
    column = column_of(issue, kind)
    return str(column.label) if column else issue.column
