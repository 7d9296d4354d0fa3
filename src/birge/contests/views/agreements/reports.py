"""A report: written by the contractor, accepted or returned by the customer."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from birge.contests.actions.agreements import reports as actions
from birge.contests.actions.agreements.reports import TO_WRITE
from birge.contests.ages import bands_on
from birge.contests.enums.agreements import ReportState
from birge.contests.forms.agreements.results import FileForm, ReportForm
from birge.contests.forms.agreements.work import AnswerForm
from birge.contests.models import Report, ReportFile
from birge.contests.queries.agreements.reports import budget_of, values_of
from birge.contests.views.agreements.common import ASK_OR_SEND, Opened, context_of, open_agreement
from birge.kernel.files import download
from birge.kernel.forms import tried
from birge.kernel.permissions import require
from birge.registers.enums import Sex


def _open(request: HttpRequest, pk: UUID) -> tuple[Report, Opened]:
    found = get_object_or_404(Report, pk=pk)
    opened = open_agreement(request, found.agreement_id)
    found.agreement = opened.agreement
    return found, opened


@login_required
@require_http_methods(ASK_OR_SEND)
def report(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Read it; or, while it is to be written, write it. A clerk of the customer enters one that came on paper."""
    found, opened = _open(request, pk)
    may_write = bool(opened.works or opened.runs) and found.state in TO_WRITE
    if request.method == "POST":
        by = require(opened.works or opened.runs)
    if not may_write:
        return _show(request, found, opened)
    form = _form(request.POST if request.method == "POST" else None, found)
    if request.method == "POST":
        is_submitted = "submit" in request.POST

        def write() -> None:
            given = form.cleaned_data
            actions.write_report(report=found, done=given["done"], hard=given["hard"], spending=form.spending(),
                                 values=form.values(), is_submitted=is_submitted, by=by, at=opened.at)  # fmt: skip

        if tried(form, write):
            messages.success(request, _("The report is submitted.") if is_submitted else _("Saved."))
            return redirect(found)
    return _show(request, found, opened, form=form)


def _form(data: Any, found: Report) -> ReportForm:
    return ReportForm(
        data, report=found, currency=found.agreement.application.call.currency, budget=budget_of(found.agreement),
        indicators=list(found.agreement.indicators.all()), bands=bands_on(found.ends_on), values=values_of(found),
    )  # fmt: skip


def _show(request: HttpRequest, found: Report, opened: Opened, **forms: Any) -> HttpResponse:
    percent = opened.call.rule_set.procedure.money.variance_percent
    spending = [(row, row.varies(percent, is_final=found.is_final)) for row in actions.spending_of(found.spending)]
    may_write = bool(opened.works or opened.runs) and found.state in TO_WRITE
    context = {
        **context_of(opened),
        "report": found,
        "spending": spending,
        "reached": [] if "form" in forms else _reached(found),
        "files": found.files.select_related("file").order_by("at", "pk"),
        "percent": percent,
        "sexes": [Sex(sex).label for sex in Sex.values],
        "is_late": found.state in TO_WRITE and found.due_on < opened.on,
        "may_write": may_write,
        "may_answer": bool(opened.runs) and found.state == ReportState.SUBMITTED,
        "file_form": FileForm(),
        "answer_form": AnswerForm(),
        **forms,
    }
    return render(request, "contests/agreements/report.html", context)


def _reached(found: Report) -> list[tuple[Any, Any, list[tuple[str, list[Any]]]]]:
    """(indicator, in all, [(ages, [women, men])]) of what the report says."""
    values = values_of(found)
    rows = []
    for indicator in found.agreement.indicators.all():
        own = {(sex, ages): value for (number, sex, ages), value in values.items() if number == indicator.number}
        ages = list(dict.fromkeys(one for _sex, one in own if one))
        table = [(band, [own.get((sex, band)) for sex in Sex.values]) for band in sorted(ages, key=_first_age)]
        rows.append((indicator, sum(own.values()) if own else None, table))
    return rows


def _first_age(label: str) -> int:
    return int(label.rstrip("+").split("-")[0])


@login_required
@require_POST
def add_file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Add a file."""
    found, opened = _open(request, pk)
    by = require(opened.works or opened.runs)
    form = FileForm(request.POST, request.FILES)
    if tried(form, lambda: actions.add_report_file(report=found, upload=form.cleaned_data["file"],
                                                   note=form.cleaned_data["note"], by=by, at=opened.at)):  # fmt: skip
        messages.success(request, _("Added."))
        return redirect(found)
    return _show(request, found, opened, file_form=form, form=_form(None, found))


@login_required
@require_POST
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Accept it, or return it with what is missing."""
    found, opened = _open(request, pk)
    by = require(opened.runs)
    form, is_accepted = AnswerForm(request.POST), request.POST.get("accepted") == "yes"
    if tried(form, lambda: actions.answer_report(report=found, is_accepted=is_accepted,
                                                 answer=form.cleaned_data["answer"], by=by, at=opened.at)):  # fmt: skip
        messages.success(request, _("The contractor was told."))
        return redirect(found)
    return _show(request, found, opened, answer_form=form)


@login_required
@require_safe
def file(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """One file."""
    found = get_object_or_404(ReportFile.objects.select_related("report", "file"), pk=pk)
    open_agreement(request, found.report.agreement_id)
    return download(found.file)
