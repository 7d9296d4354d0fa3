"""A batch's own page, whatever its state; the report of what is wrong, and its correction."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRefresh

from birge.kernel import journal
from birge.kernel.imports import rules
from birge.kernel.imports.enums import BUSY, EDITABLE, Level
from birge.kernel.imports.kinds import ImportKind
from birge.kernel.imports.marking import MOST_MARKED_ROWS, marked_workbook
from birge.kernel.imports.messages import FAILURES, column_label, explain, sheet_title, shown_fix
from birge.kernel.imports.models import ImportBatch, ImportIssue
from birge.kernel.imports.places import name_of
from birge.kernel.imports.queries import issues_of, kinds_of_issues
from birge.kernel.imports.views.common import address, batch_for
from birge.kernel.imports.views.uploading import XLSX
from birge.kernel.lists import Column, Filter, Listing, list_response


@login_required
@require_safe
def batch(request: HttpRequest, batch: UUID) -> HttpResponse:
    """How far it has come; or what is wrong with it; or what came of it."""
    found, kind, by = batch_for(request, batch)
    context = _context(found, kind)
    if found.state in BUSY:
        return render(request, "kernel/imports/progress.html", context)
    if found.state not in EDITABLE:
        return render(request, "kernel/imports/result.html", {**context, "undo": rules.can_undo(found)})
    journal.record_read(by=by, at=timezone.now(), verb="kernel.imports.read", subjects=[found])
    groups = kinds_of_issues(found, kind)
    context |= {"groups": groups, "apply": rules.can_apply(found), "can_mark": found.rows_count <= MOST_MARKED_ROWS}
    return list_response(request, _issues(found, kind, groups), "kernel/imports/report.html", context)


def _context(batch: ImportBatch, kind: ImportKind) -> dict[str, Any]:
    return {
        "batch": batch,
        "kind": kind,
        "place": name_of(batch.place),
        "target": kind.target_title(batch.target) if batch.target else "",
        "target_url": kind.target_url(batch),
        "failure": FAILURES.get(batch.failure, batch.failure),
        "address_of_batch": address(batch),
    }


def _issues(batch: ImportBatch, kind: ImportKind, groups: list[dict[str, Any]]) -> Listing:
    return Listing(
        title=batch.file_name,
        queryset=issues_of(batch),
        columns=[
            Column("level", gettext_lazy("Importance"), lambda issue: issue.get_level_display(), "level"),
            Column("sheet", gettext_lazy("Sheet"), lambda issue: sheet_title(issue.sheet, kind)),
            Column("row", gettext_lazy("Row"), lambda issue: issue.row, "row", numeric=True),
            Column("column", gettext_lazy("Column"), lambda issue: column_label(issue, kind), "column"),
            Column("value", gettext_lazy("Value"), lambda issue: issue.value),
            Column("fault", gettext_lazy("What is wrong"), lambda issue: explain(issue, kind)[0]),
            Column("remedy", gettext_lazy("What to do"), lambda issue: explain(issue, kind)[1]),
            Column("fix", gettext_lazy("Offered"), lambda issue: shown_fix(issue, kind)),
        ],
        filters=_filters(batch, kind, groups),
        empty=gettext_lazy("Nothing is wrong."),
        per_page=50,
        export_name="faults",
    )


def _filters(batch: ImportBatch, kind: ImportKind, groups: list[dict[str, Any]]) -> list[Filter]:
    """By meaning, sheet, column and kind of fault; only what occurs, and only where there is a choice."""
    present = list(ImportIssue.objects.filter(batch=batch).values_list("level", "sheet", "column").distinct())
    labels = {column.name: column.label for sheet in kind.sheets for column in sheet.columns}
    levels = [(level.value, level.label) for level in Level if level in {row[0] for row in present}]
    sheets = [(name, sheet_title(name, kind)) for name in sorted({row[1] for row in present if row[1]})]
    columns = [(name, labels.get(name, name)) for name in sorted({row[2] for row in present if row[2]})]
    codes = [(group["code"], group["label"]) for group in groups]
    offered = [
        Filter("level", gettext_lazy("Importance"), levels, lambda found, value: found.filter(level=value)),
        Filter("sheet", gettext_lazy("Sheet"), sheets, lambda found, value: found.filter(sheet=value)),
        Filter("column", gettext_lazy("Column"), columns, lambda found, value: found.filter(column=value)),
        Filter("code", gettext_lazy("What is wrong"), codes, lambda found, value: found.filter(code=value)),
    ]
    return [choice for choice in offered if len(choice.choices) > 1]


@login_required
@require_safe
def progress(request: HttpRequest, batch: UUID) -> HttpResponse:
    """The part of the page that tells how far the work is; when it is done, the whole page is asked for anew."""
    found, kind, _by = batch_for(request, batch)
    if found.state not in BUSY:
        return HttpResponseClientRefresh() if request.htmx else redirect(address(found))  # type: ignore[attr-defined]
    return render(request, "kernel/imports/progress_part.html", _context(found, kind))


@login_required
@require_safe
def marked(request: HttpRequest, batch: UUID) -> HttpResponse:
    """The person's own file with the faulty cells marked."""
    found, kind, by = batch_for(request, batch)
    if found.rows_count > MOST_MARKED_ROWS or found.state not in EDITABLE:
        raise Http404
    journal.record_read(by=by, at=timezone.now(), verb="kernel.imports.read", subjects=[found])
    response = HttpResponse(marked_workbook(found, kind), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="marked.xlsx"'
    return response
