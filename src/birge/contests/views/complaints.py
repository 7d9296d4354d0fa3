"""Complaints: handed in by those concerned, answered for the complaint body."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from birge.contests.actions import complaints as actions
from birge.contests.enums.calls import CallState
from birge.contests.enums.complaints import PENDING, ComplaintAbout, ComplaintState
from birge.contests.forms.complaints import AnswerForm, ComplaintForm, PaperComplaintForm
from birge.contests.models import Application, Call, Complaint
from birge.contests.queries.awards import published_rows
from birge.contests.queries.complaints import complaints_of, is_bound, with_things
from birge.contests.rules.applications import can_act_for, opened_for, own_applications
from birge.contests.rules.awards import can_answer_complaint, can_see_complaint
from birge.contests.rules.commission import barred_from
from birge.contests.stages import Act, is_possible
from birge.contests.views.commission import ASK_OR_SEND, form_page, kept_call
from birge.contests.words.shapes import COMPLAINT
from birge.decisions.actions import NotPublishable
from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.forms import tried
from birge.kernel.lists import Column, Filter, Listing, list_response
from birge.kernel.permissions import require
from birge.kernel.texts import text_in
from birge.people.rules import actor_of


@login_required
@require_safe
def complaint_list(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The complaints about a contest."""
    opened, by = kept_call(request, pk)
    on_paper = (_("Enter one from paper"), reverse("contests:complain_on_paper", args=[pk]))
    listing = Listing(
        title=_("Complaints"),
        lead=_("What applicants say is wrong, and by which day it is answered. A pending one stops agreements."),
        queryset=complaints_of(opened.call).exclude(application__in=barred_from(request.user)),
        columns=[
            Column("number", "№", lambda row: row.number, sort="number", link=lambda row: row.get_absolute_url()),
            Column("about", _("What it is about"), lambda row: row.get_about_display()),
            Column("applicant", _("Applicant"), lambda row: str(row.applicant or "—")),
            Column("submitted", _("Handed in"), lambda row: row.submitted_at, sort="submitted_at"),
            Column("due", _("Answer until"), lambda row: row.due_on or "—", sort="due_on"),
            Column("state", _("State"), lambda row: row.get_state_display(), sort="state",
                   status=lambda row: COMPLAINT[row.state]),
        ],
        filters=[Filter("state", _("State"), ComplaintState.choices, lambda rows, value: rows.filter(state=value))],
        action=on_paper if is_possible(opened.call, Act.COMPLAIN) else None,
        above=(str(opened.call), opened.call.get_absolute_url()),
        empty=_("Nobody complains."),
        order="number",
        export_name="complaints",
        on_rows=lambda rows: _read(by, list(rows)),
    )  # fmt: skip
    return list_response(request, listing)


def _read(by: Any, rows: list[Complaint]) -> None:
    subjects = [*rows, *{row.applicant for row in rows if row.applicant}]
    journal.record_read(by=by, at=timezone.now(), verb="contests.read_complaints", subjects=subjects)


@login_required
@require_http_methods(ASK_OR_SEND)
def complain(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Hand a complaint in: about `?application=`, or about the terms of the call or its cancellation."""
    on, at = timezone.localdate(), timezone.now()
    call = get_object_or_404(Call.objects.filter(announced_at__isnull=False).select_related("customer"), pk=pk)
    application = _own_application(request, call)
    if not is_possible(call, Act.COMPLAIN):
        messages.info(request, _("There is no step of this contest that can be complained about now."))
        return redirect("contests:open_call", pk=call.pk)
    by = require(can_act_for(request.user, application.applicant, on)) if application else _herself(request)
    form = ComplaintForm(request.POST or None, abouts=_abouts(call, application))
    made: list[Complaint] = []

    def write() -> None:
        applicant = application.applicant if application else None
        made.append(
            actions.complain(call, application=application, applicant=applicant, **form.cleaned_data, by=by, at=at)
        )

    if request.method == "POST" and tried(form, write):
        messages.success(request, _("Your complaint is handed in."))
        return redirect(made[0])
    body = call.rule_set.procedure.complaint_body
    lead = _("It goes to the complaint body of the contest; you see the answer and its reasons here.")
    back = _back(application) if application else reverse("contests:open_call", args=[call.pk])
    return form_page(request, form, back, _("Complaint"), lead, said=_complaint_body(body), button=_("Complain"))


@login_required
@require_http_methods(ASK_OR_SEND)
def complain_on_paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Enter a complaint that an applicant brought on paper, after the applications were opened."""
    opened, by = kept_call(request, pk)
    call, back = opened.call, reverse("contests:complaints", args=[pk])
    applications = opened_for(request.user, opened.on).filter(call=call).order_by("number")
    if not is_possible(call, Act.COMPLAIN) or not applications.exists():
        messages.info(request, _("There is no step of this contest that can be complained about now."))
        return redirect(back)
    abouts = _abouts(call, *applications)
    form = PaperComplaintForm(request.POST or None, abouts=abouts, applications=applications)
    made: list[Complaint] = []

    def write() -> None:
        applicant = form.cleaned_data["application"].applicant
        made.append(actions.complain(call, applicant=applicant, **form.cleaned_data, by=by, at=opened.at))

    if request.method == "POST" and tried(form, write):
        messages.success(request, _("Written down. The term for the answer runs from the stamp."))
        return redirect(made[0])
    lead = _("Type it as it stands on the paper. The answer goes back on paper.")
    body = call.rule_set.procedure.complaint_body
    return form_page(request, form, back, _("Complaint"), lead, said=_complaint_body(body))


def _herself(request: HttpRequest) -> Actor:
    user: Any = request.user
    return actor_of(user)


def _complaint_body(names: dict[str, str]) -> str:
    return f"{_('Complaint body')}: {text_in(names)}" if names else ""


def _back(application: Application) -> str:
    return reverse("contests:own_result", args=[application.pk])


def _own_application(request: HttpRequest, call: Call) -> Application | None:
    asked = request.GET.get("application", "")
    own = own_applications(request.user, timezone.localdate()).filter(call=call)
    if not asked:
        return own.first()
    try:
        return own.get(pk=UUID(asked))
    except (ValueError, Application.DoesNotExist):
        raise Http404 from None


def _abouts(call: Call, *applications: Application | None) -> list[str]:
    """The steps that were taken; of a rolling call each of these applications is at its own."""
    applied = [one for one in applications if one is not None]
    if call.state == CallState.CANCELLED:
        return [ComplaintAbout.CANCELLATION]
    if call.state in (CallState.DECIDED, CallState.AGREED) and applied:
        return [ComplaintAbout.DECISION]
    decided = call.is_rolling and published_rows(call).filter(application__in=applied).exists()
    steps: list[str] = [ComplaintAbout.CALL, *([ComplaintAbout.SCREENING] if applied else [])]
    return [ComplaintAbout.DECISION, *steps] if decided else steps


@login_required
@require_http_methods(ASK_OR_SEND)
def complaint(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One complaint; whoever answers it does so here."""
    row = get_object_or_404(with_things(Complaint.objects.all()), pk=pk)
    on = timezone.localdate()
    seen = can_see_complaint(request.user, row, on)
    if not seen:
        raise Http404
    answer = can_answer_complaint(request.user, row, on)
    bound = row.award is not None and is_bound(row.award)
    form = AnswerForm(request.POST or None, about=row.about, is_bound=bound)
    if request.method == "POST":
        by = require(answer)
        if tried(form, lambda: _answer(row, form.cleaned_data, by)):
            messages.success(request, _("Answered."))
            return redirect(row)
    if row.account != request.user.pk:
        _read(require(seen), [row])
    context = {
        "row": row,
        "call": row.call,
        "form": form if answer and row.state == ComplaintState.ACCEPTED else None,
        "may_answer": bool(answer) and row.state in PENDING,
        "may_withdraw": row.account == request.user.pk and row.state in PENDING,
        "is_late": row.state in PENDING and row.due_on is not None and row.due_on < on,
        "body": text_in(row.call.rule_set.procedure.complaint_body),
    }
    return render(request, "contests/complaints/complaint.html", context)


def _answer(row: Complaint, data: dict[str, Any], by: Any) -> None:
    at, outcome, text = timezone.now(), data["outcome"], data["answer"]
    if outcome == "declined":
        actions.decline(row, answer=text, by=by, at=at)
        return
    if outcome == "upheld":
        actions.uphold(row, answer=text, remedy=data["remedy"], by=by, at=at)
        return
    try:
        actions.satisfy(row, answer=text, new_marks=outcome == "satisfied-marks", by=by, at=at)
    except NotPublishable as error:
        raise ValidationError(str(error)) from error


@login_required
@require_POST
def move(request: HttpRequest, pk: UUID, step: str) -> HttpResponse:
    """Take a complaint up, leave it without consideration, or (its author) take it back."""
    row = get_object_or_404(with_things(Complaint.objects.all()), pk=pk)
    on, at = timezone.localdate(), timezone.now()
    if not can_see_complaint(request.user, row, on):
        raise Http404
    try:
        if step == "withdraw":
            if row.account != request.user.pk:
                raise Http404
            actions.withdraw(row, by=_herself(request), at=at)
        elif step == "take":
            actions.take_up(row, by=require(can_answer_complaint(request.user, row, on)), at=at)
        else:
            by = require(can_answer_complaint(request.user, row, on))
            actions.leave(row, answer=request.POST.get("answer", ""), by=by, at=at)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect(row)
