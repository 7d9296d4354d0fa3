"""The passport as an XLSX file: about it, its figures, their definitions."""

from __future__ import annotations

import io
from typing import Any

import xlsxwriter
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from birge.registers.indicators import SEXES
from birge.registers.publishing.rows import NOT_STATED, TOTAL, figures
from birge.registers.queries.passport import Passport


def as_xlsx(passport: Passport, title: str) -> bytes:
    """Numbers are numbers; a hidden one is the sign that the first sheet explains."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        for name, rows in ((pgettext("sheet", "About"), _about(passport, title)), (_("Figures"), _figures(passport)),
                           (_("Definitions"), _definitions(passport))):  # fmt: skip
            sheet = book.add_worksheet(name[:31])
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
            sheet.freeze_panes(1, 0)
            sheet.autofit()
    return out.getvalue()


def about_lines(passport: Passport) -> list[tuple[str, str]]:
    """What the reader of a file must know."""
    known = passport.about.known_at
    lines = [(_("As of"), formats.date_format(passport.about.on, "DATE_FORMAT"))]
    if known:
        lines.append((_("As the book was known at"), formats.date_format(timezone.localtime(known), "DATETIME_FORMAT")))
    if passport.public:
        sign = _("“…” is a number that is not shown, so that no person can be recognised.")
        lines.append((_("Smallest number that is shown"), f"{passport.rules.smallest}. {sign}"))
    return lines


def _about(passport: Passport, title: str) -> list[list[str]]:
    return [[title], *([label, value] for label, value in about_lines(passport))]


def _figures(passport: Passport) -> list[list[Any]]:
    number = pgettext("amount", "Number")
    heads = [_("Code"), _("Place"), _("Indicator"), _("Part"), _("Sex"), _("Age"), _("Unit"), number]
    words = {TOTAL: "", NOT_STATED: _("Not stated"), **{code: str(label) for code, label in SEXES if code}}
    rows: list[list[Any]] = [heads]
    for row in figures(passport):
        place = [passport.territory.code_of(row.place), passport.territory.name_of(row.place)]
        part = [str(row.indicator.label), str(row.category_label), words[row.sex], words.get(row.age, row.age)]
        rows.append([*place, *part, str(row.indicator.unit), "…" if row.value is None else float(row.value)])
    return rows


def _definitions(passport: Passport) -> list[list[str]]:
    rows = [[_("Indicator"), _("What is counted"), _("Unit")]]
    found = [section.indicator for section in passport.sections]
    return rows + [[str(one.label), str(one.definition), str(one.unit)] for one in found]
