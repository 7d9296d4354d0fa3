"""Monitoring visits, their findings, and how these are mended."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from birge.contests.actions.agreements import visits as actions
from birge.contests.enums.agreements import FindingState
from birge.contests.forms.agreements.results import FindingForm, MendForm, VisitForm
from birge.contests.forms.agreements.work import AnswerForm
from birge.contests.models import Finding, Visit
from birge.contests.views.agreements.common import ASK_OR_SEND, Opened, context_of, open_agreement, typed
from birge.kernel.files import download
from birge.kernel.forms import tried
from birge.kernel.permissions import require


@login_required
@require_http_methods(ASK_OR_SEND)
def new_visit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write down a visit."""
    opened = open_agreement(request, pk)
    by, form = require(opened.runs), VisitForm(request.POST or None, initial={"on": opened.on, "stage": "during"})
    made: list[Visit] = []

    def write() -> None:
        made.append(actions.record_visit(agreement=opened.agreement, **form.cleaned_data, by=by, at=opened.at))

    if request.method == "POST" and tried(form, write):
        return redirect(made[0])
    return typed(
        request, opened, form, write, heading=_("Write down a visit"),
        lead=_("Who went to see the project, and what was seen. What is to be mended is added next."),
        back=opened.agreement.get_absolute_url(),
    )  # fmt: skip


def _open(request: HttpRequest, pk: UUID) -> tuple[Visit, Opened]:
    found = get_object_or_404(Visit, pk=pk)
    return found, open_agreement(request, found.agreement_id)


@login_required
@require_http_methods(ASK_OR_SEND)
def visit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A visit and its findings."""
    found, opened = _open(request, pk)
    form = FindingForm(request.POST or None)
    if request.method == "POST":
        by = require(opened.runs)
        if tried(form, lambda: actions.add_finding(visit=found, **form.cleaned_data, by=by, at=opened.at)):
            messages.success(request, _("Added."))
            return redirect(found)
    context = {
        **context_of(opened), "visit": found, "findings": found.findings.select_related("file"),
        "form": form if opened.runs else None,
    }  # fmt: skip
    return render(request, "contests/agreements/visit.html", context)


def _open_finding(request: HttpRequest, pk: UUID) -> tuple[Finding, Opened]:
    found = get_object_or_404(Finding.objects.select_related("visit", "file"), pk=pk)
    return found, open_agreement(request, found.visit.agreement_id)


@login_required
@require_http_methods(ASK_OR_SEND)
def finding(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One finding: the contractor says how it was mended."""
    found, opened = _open_finding(request, pk)
    form = MendForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        by = require(opened.works or opened.runs)

        def write() -> None:
            given = form.cleaned_data
            actions.mend_finding(finding=found, mended=given["mended"], upload=given["file"], by=by, at=opened.at)

        if tried(form, write):
            messages.success(request, _("The customer was told."))
            return redirect("contests:finding", pk=pk)
    return _show(request, found, opened, form=form)


def _show(request: HttpRequest, found: Finding, opened: Opened, **forms: Any) -> HttpResponse:
    context = {
        **context_of(opened), "finding": found, "visit": found.visit,
        "may_mend": bool(opened.works or opened.runs) and found.state == FindingState.OPEN,
        "may_answer": bool(opened.runs) and found.state == FindingState.MENDED,
        "form": MendForm(), "answer_form": AnswerForm(), "is_late": _is_late(found, opened), **forms,
    }  # fmt: skip
    return render(request, "contests/agreements/finding.html", context)


def _is_late(found: Finding, opened: Opened) -> bool:
    return found.state == FindingState.OPEN and found.mend_until is not None and found.mend_until < opened.on


@login_required
@require_POST
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The customer agrees, or says what is missing."""
    found, opened = _open_finding(request, pk)
    by, form = require(opened.runs), AnswerForm(request.POST)
    is_mended = request.POST.get("mended") == "yes"

    def write() -> None:
        given = form.cleaned_data["answer"]
        actions.answer_finding(finding=found, is_mended=is_mended, answer=given, by=by, at=opened.at)

    if tried(form, write):
        messages.success(request, _("The contractor was told."))
        return redirect(reverse("contests:visit", args=[found.visit_id]))
    return _show(request, found, opened, answer_form=form)


@login_required
@require_safe
def file(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The photo or paper that shows it mended."""
    found, _opened = _open_finding(request, pk)
    if found.file is None:
        raise Http404
    return download(found.file)
