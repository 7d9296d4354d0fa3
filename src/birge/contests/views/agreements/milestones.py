"""A milestone: its evidence, the contractor's word, the customer's answer."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from birge.contests.actions.agreements import milestones as actions
from birge.contests.enums.agreements import MilestoneState
from birge.contests.enums.awards import AgreementState
from birge.contests.forms.agreements.work import AnswerForm, EvidenceForm, SaidForm
from birge.contests.models import Evidence, Milestone
from birge.contests.views.agreements.common import Opened, context_of, open_agreement
from birge.kernel.files import download
from birge.kernel.forms import tried
from birge.kernel.permissions import require

TO_SHOW = (MilestoneState.PLANNED, MilestoneState.RETURNED)


def _open(request: HttpRequest, pk: UUID) -> tuple[Milestone, Opened]:
    found = get_object_or_404(Milestone, pk=pk)
    return found, open_agreement(request, found.agreement_id)


@login_required
@require_safe
def milestone(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What is to be done, what proves it, what was answered."""
    found, opened = _open(request, pk)
    return _show(request, found, opened)


def _show(request: HttpRequest, found: Milestone, opened: Opened, **forms: object) -> HttpResponse:
    in_force = opened.agreement.state == AgreementState.SIGNED
    context = {
        **context_of(opened),
        "milestone": found,
        "files": found.files.select_related("file").order_by("at", "pk"),
        "may_add": bool(opened.works or opened.runs) and in_force and found.state != MilestoneState.MET,
        "may_show": bool(opened.works or opened.runs) and in_force and found.state in TO_SHOW,
        "may_answer": bool(opened.runs) and in_force and found.state == MilestoneState.SHOWN,
        "evidence_form": EvidenceForm(),
        "said_form": SaidForm(initial={"said": found.said}),
        "answer_form": AnswerForm(),
        "payments": found.payments.order_by("asked_at"),
        **forms,
    }
    return render(request, "contests/agreements/milestone.html", context)


@login_required
@require_POST
def add_evidence(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Add photos or papers; a clerk of the customer adds what came on paper."""
    found, opened = _open(request, pk)
    by = require(opened.works or opened.runs)
    form = EvidenceForm(request.POST, request.FILES)
    if tried(form, lambda: actions.add_evidence(milestone=found, uploads=form.cleaned_data["files"],
                                                note=form.cleaned_data["note"], by=by, at=opened.at)):  # fmt: skip
        messages.success(request, _("Added."))
        return redirect(found)
    return _show(request, found, opened, evidence_form=form)


@login_required
@require_POST
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say that it is done."""
    found, opened = _open(request, pk)
    by = require(opened.works or opened.runs)
    form = SaidForm(request.POST)
    if tried(
        form, lambda: actions.show_milestone(milestone=found, said=form.cleaned_data["said"], by=by, at=opened.at)
    ):
        messages.success(request, _("The customer was told."))
        return redirect(found)
    return _show(request, found, opened, said_form=form)


@login_required
@require_POST
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Accept it, or return it with what is missing."""
    found, opened = _open(request, pk)
    by = require(opened.runs)
    form, is_met = AnswerForm(request.POST), request.POST.get("met") == "yes"
    if tried(form, lambda: actions.answer_milestone(milestone=found, is_met=is_met, answer=form.cleaned_data["answer"],
                                                    by=by, at=opened.at)):  # fmt: skip
        messages.success(request, _("The contractor was told."))
        return redirect(found)
    return _show(request, found, opened, answer_form=form)


@login_required
@require_safe
def evidence(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """One file."""
    found = get_object_or_404(Evidence.objects.select_related("milestone", "file"), pk=pk)
    open_agreement(request, found.milestone.agreement_id)
    return download(found.file)
