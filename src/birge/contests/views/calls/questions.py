"""Questions about a call, their answers, and its dates for a phone's calendar."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from birge.contests.actions import questions as actions
from birge.contests.forms.calls import AnswerForm, QuestionForm
from birge.contests.models import CallQuestion
from birge.contests.papers.calendar import feed_of
from birge.contests.rules.customers import can_run
from birge.contests.views.opening import ASK_OR_SEND, announced_call, form_page, open_call
from birge.kernel.forms import tried
from birge.kernel.permissions import require
from birge.people.rules import actor_of


@login_required
@require_http_methods(ASK_OR_SEND)
def ask(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Somebody signed in asks; those who run the call enter what they were asked by phone."""
    opened = announced_call(request, pk)
    works = can_run(request.user, opened.call.customer, opened.on)
    by = works.actor or actor_of(request.user)  # type: ignore[arg-type]
    form = QuestionForm(request.POST or None)
    back = reverse("contests:open_call", args=[pk])
    if request.method == "POST" and tried(
        form,
        lambda: actions.ask_question(opened.call, **form.cleaned_data, on_behalf=bool(works), by=by, at=timezone.now()),
    ):
        messages.success(request, _("Sent. The question is shown here together with its answer."))
        return redirect(back)
    return form_page(
        request,
        form,
        heading=_("Ask about the call"),
        lead=_("The answer is for everybody, so that all applicants know the same."),
        back=back,
        back_label=str(opened.call),
        submit=_("Send the question"),
    )


@login_required
@require_http_methods(ASK_OR_SEND)
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The answer to a question, for everybody."""
    question = get_object_or_404(CallQuestion, pk=pk)
    opened = open_call(request, question.call_id)
    by = require(can_run(request.user, opened.call.customer, opened.on))
    form = AnswerForm(request.POST or None, initial={"answer": question.answer})
    if request.method == "POST" and tried(
        form, lambda: actions.answer_question(question, **form.cleaned_data, by=by, at=timezone.now())
    ):
        messages.success(request, _("Answered: everybody sees it."))
        return redirect(opened.call)
    return form_page(
        request,
        form,
        heading=_("Answer a question"),
        lead=question.text,
        back=opened.call.get_absolute_url(),
        back_label=str(opened.call),
        submit=_("Publish the answer"),
    )


@require_safe
def dates(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The dates of a call as iCalendar."""
    opened = announced_call(request, pk)
    address = request.build_absolute_uri(reverse("contests:open_call", args=[pk]))
    response = HttpResponse(
        feed_of(opened.call, address=address, at=opened.at), content_type="text/calendar; charset=utf-8"
    )
    response["Content-Disposition"] = 'attachment; filename="call.ics"'
    return response
