"""The plan of a season or of ten days as documents: PDF to hang out and hand in, XLSX to go on reckoning."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import xlsxwriter
from django.http import HttpResponse
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from birge.decisions.papers import pdf
from birge.decisions.templatetags.decisions import exact
from birge.kernel.texts import text_in
from birge.water.models import Season
from birge.water.periods import M3_A_DAY_PER_LPS, TenDays
from birge.water.queries.plan_papers import Plan, PlanLine
from birge.water.wording import day

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WHOLE = Decimal(1)


def title_of(season: Season, period: TenDays | None = None) -> str:
    """What the document is called."""
    if period is not None:
        return _("Water-use plan of ten days: %(period)s") % {"period": period}
    return _("Annual water-use plan: %(season)s") % {"season": season}


def season_pdf(plan: Plan) -> HttpResponse:
    """The plan of the whole season."""
    tables = [
        _table(_("By ten days"), _("Ten days"), [_of_period(plan, period) for period in plan.periods], _total(plan)),
        _lines_table(_("By canal (with all below it)"), _("Canal"), plan.canals),
        _lines_table(_("By crop"), _("Crop"), plan.crops),
        _lines_table(_("By outlet"), _("Outlet"), plan.outlets),
        _matrix(_("Planned by canal and ten days, m³"), plan),
    ]
    return _pdf(plan, title_of(plan.season), tables, "water-plan.pdf")


def period_pdf(plan: Plan) -> HttpResponse:
    """The plan of ten days: what each canal and outlet carries."""
    period = plan.periods[0]
    tables = [
        _flows(_("By canal (with all below it)"), _("Canal"), plan.canals, period),
        _flows(_("By outlet"), _("Outlet"), plan.outlets, period),
        _lines_table(_("By crop"), _("Crop"), plan.crops),
    ]
    return _pdf(plan, title_of(plan.season, period), tables, "ten-days-plan.pdf")


def _pdf(plan: Plan, title: str, tables: list[dict[str, Any]], name: str) -> HttpResponse:
    facts = [{"label": label, "value": value} for label, value in _facts(plan)]
    return pdf("water/plan", {"title": title, "facts": facts, "tables": tables, "notes": _notes()}, name)


def _facts(plan: Plan) -> list[tuple[str, str]]:
    season, total = plan.season, plan.total
    return [
        (_("Water users' association"), str(season.association)),
        (_("Season"), f"{season} ({day(season.starts_on)} – {day(season.ends_on)})"),
        (_("Legal base"), season.legal_base),
        (_("Area"), f"{exact(total.area_ha)} {_('ha')}"),
        (_("Ordered"), f"{_whole(total.ordered_m3)} м³"),
        (pgettext("plan", "Planned"), f"{_whole(total.planned_m3)} м³"),
        (_("Expected at the heads"), f"{_whole(sum(plan.expected.values(), Decimal(0)))} м³"),
        (_("Made"), formats.date_format(timezone.localtime(), "DATETIME_FORMAT")),
    ]


def _notes() -> list[str]:
    return [
        _("Ordered: by the crop plan and the norms, or as written by hand; at the users' gates. Planned: by the "
          "share-out where the ten days are decided, else as offered in contracts. Expected: at the heads, before "
          "losses."),
        _("By crop, orders and plan of an outlet are divided as the norms divide them."),
    ]  # fmt: skip


def _of_period(plan: Plan, period: TenDays) -> list[str]:
    on, total = period.starts_on, plan.total
    expected = plan.expected.get(on)
    return [
        str(period) + (" *" if on in plan.decided else ""),
        _whole(total.ordered.get(on, Decimal(0))),
        _whole(total.planned.get(on, Decimal(0))),
        "–" if expected is None else _whole(expected),
    ]


def _total(plan: Plan) -> list[str]:
    total = plan.total
    expected = sum(plan.expected.values(), Decimal(0))
    return [_("In all"), _whole(total.ordered_m3), _whole(total.planned_m3), _whole(expected)]


def _table(heading: str, first: str, rows: list[list[str]], total: list[str]) -> dict[str, Any]:
    heads = [first, f"{_('Ordered')}, м³", f"{pgettext('plan', 'Planned')}, м³", f"{pgettext('water', 'Expected')}, м³"]
    return {"heading": heading, "heads": heads, "rows": rows, "total": total,
            "note": _("* decided by a share-out") if any(row[0].endswith("*") for row in rows) else ""}  # fmt: skip


def _lines_table(heading: str, first: str, lines: Sequence[PlanLine]) -> dict[str, Any]:
    heads = [first, f"{_('Area')}, {_('ha')}", f"{_('Ordered')}, м³", f"{pgettext('plan', 'Planned')}, м³"]
    rows = [[_label(line), exact(line.area_ha), _whole(line.ordered_m3), _whole(line.planned_m3)] for line in lines]
    return {"heading": heading, "heads": heads, "rows": rows, "total": [], "note": ""}


def _flows(heading: str, first: str, lines: Sequence[PlanLine], period: TenDays) -> dict[str, Any]:
    """With the steady flow that the plan comes to at the gates."""
    table = _lines_table(heading, first, lines)
    table["heads"].append(f"{pgettext('plan', 'Planned')}, {_('l/s')}")
    for row, line in zip(table["rows"], lines, strict=True):
        row.append(exact((line.planned_m3 / M3_A_DAY_PER_LPS / period.days).quantize(Decimal("0.1"))))
    return table


def _matrix(heading: str, plan: Plan) -> dict[str, Any]:
    used = [period for period in plan.periods if any(line.planned.get(period.starts_on) for line in plan.canals)]
    rows = [[_label(line), *(_whole(line.planned.get(one.starts_on, Decimal(0))) for one in used)]
            for line in plan.canals]  # fmt: skip
    return {"heading": heading, "heads": [_("Canal"), *(f"{one.starts_on:%d.%m}" for one in used)], "rows": rows,
            "total": [], "note": ""}  # fmt: skip


def _label(line: PlanLine) -> str:
    name = text_in(line.label) if isinstance(line.label, dict) else str(line.label)
    return f"{line.code} {name}" if line.code and line.code != name else name


def _whole(volume: Decimal) -> str:
    return exact(volume.quantize(WHOLE, ROUND_HALF_UP))


def as_xlsx(plan: Plan, title: str) -> HttpResponse:
    """Sheets by ten days, canal, outlet and crop; a row for each line and ten days, numbers as numbers."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        for name, rows in _sheets(plan, title):
            sheet = book.add_worksheet(name[:31])
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
            sheet.freeze_panes(1, 0)
            sheet.autofit()
    response = HttpResponse(out.getvalue(), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="water-plan.xlsx"'
    return response


def _sheets(plan: Plan, title: str) -> Iterable[tuple[str, list[list[Any]]]]:
    about = [[title], *([label, value] for label, value in _facts(plan)), *([note] for note in _notes())]
    yield _("About the plan"), about
    heads = [_("Ten days"), f"{_('Ordered')}, м³", f"{pgettext('plan', 'Planned')}, м³",
             f"{pgettext('water', 'Expected')}, м³", _("Decided")]  # fmt: skip
    total = plan.total
    rows = [[str(one), *_figures(total, one), _number(plan.expected.get(one.starts_on)),
             _("yes") if one.starts_on in plan.decided else ""] for one in plan.periods]  # fmt: skip
    yield _("By ten days"), [heads, *rows]
    for name, first, lines in ((_("By canal"), _("Canal"), plan.canals), (_("By outlet"), _("Outlet"), plan.outlets),
                               (_("By crop"), _("Crop"), plan.crops)):  # fmt: skip
        heads = [first, f"{_('Area')}, {_('ha')}", _("Ten days"), f"{_('Ordered')}, м³",
                 f"{pgettext('plan', 'Planned')}, м³"]  # fmt: skip
        body = [[_label(line), float(line.area_ha), str(one), *_figures(line, one)]
                for line in lines for one in plan.periods]  # fmt: skip
        yield name, [heads, *body]


def _figures(line: PlanLine, period: TenDays) -> list[float]:
    on = period.starts_on
    return [float(line.ordered.get(on, 0)), float(line.planned.get(on, 0))]


def _number(value: Decimal | None) -> float | str:
    return "" if value is None else float(value)
