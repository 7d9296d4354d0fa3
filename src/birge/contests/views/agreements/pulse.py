"""Beneficiaries are asked: slips are printed, paper is entered, results are read; and the public page of a slip."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from birge.contests.actions.agreements import pulse as actions
from birge.contests.enums.agreements import AnswerWay
from birge.contests.forms.agreements.results import CodeOfSlipForm, MessagesForm, PulseAnswerForm, PulseForm, SlipsForm
from birge.contests.models import Pulse
from birge.contests.papers.pulse import slips_pdf
from birge.contests.queries.agreements.pulse import LEAST, results_of
from birge.contests.views.agreements.common import ASK_OR_SEND, Opened, context_of, open_agreement, typed
from birge.kernel import issued
from birge.kernel.forms import tried
from birge.kernel.permissions import require

_MOST_TOLD = 20
_NO_SUCH_SLIP = gettext_lazy("This code was used already, or is not one of ours.")


@login_required
@require_http_methods(ASK_OR_SEND)
def new_pulse(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Begin to ask."""
    opened = open_agreement(request, pk)
    by, form = require(opened.runs), PulseForm(request.POST or None, initial={"opens_on": opened.on})
    return typed(
        request, opened, form,
        lambda: actions.ask_beneficiaries(agreement=opened.agreement, **form.cleaned_data, by=by, at=opened.at),
        heading=_("Ask those for whom the project is"),
        lead=_("Slips with codes are handed out; who answers stays unknown to everybody."),
        back=opened.agreement.get_absolute_url(), save=_("Begin"),
    )  # fmt: skip


def _open(request: HttpRequest, pk: UUID) -> tuple[Pulse, Opened]:
    found = get_object_or_404(Pulse, pk=pk)
    return found, open_agreement(request, found.agreement_id)


@login_required
@require_POST
def messages_of_pulse(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Enter a file of answers that came by SMS."""
    found, opened = _open(request, pk)
    by, form = require(opened.runs), MessagesForm(request.POST, request.FILES)
    told: list[actions.Entered] = []

    def write() -> None:
        given = form.cleaned_data
        told.append(actions.enter_messages(
            pulse=found, content=given["file"], encoding=given["encoding"], by=by, at=opened.at
        ))  # fmt: skip

    if not tried(form, write):
        messages.error(request, " ".join(str(text) for texts in form.errors.values() for text in texts))
        return redirect("contests:pulse", pk=pk)
    [entered] = told
    messages.success(request, _("Answers entered: %(count)s.") % {"count": entered.taken})
    for row, why in entered.refused[:_MOST_TOLD]:
        messages.warning(request, _("Row %(row)s: %(why)s") % {"row": row, "why": why})
    return redirect("contests:pulse", pk=pk)


@login_required
@require_http_methods(ASK_OR_SEND)
def pulse(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The results, from five answers on; new slips; an answer that came on paper."""
    found, opened = _open(request, pk)
    is_entry = request.method == "POST" and "enter" in request.POST
    slips = SlipsForm(request.POST if request.method == "POST" and not is_entry else None)
    form = PulseAnswerForm(request.POST if is_entry else None, questions=found.questions, with_code=True)
    if request.method == "POST":
        by = require(opened.runs)
        if is_entry:
            if tried(form, lambda: actions.answer_pulse(
                code=form.cleaned_data["code"], marks=form.marks(), words=form.cleaned_data["words"],
                way=AnswerWay.PAPER, by=by, at=opened.at,
            )):  # fmt: skip
                messages.success(request, _("The answer is entered; the slip can be destroyed."))
                return redirect("contests:pulse", pk=pk)
        else:
            made: list[str] = []

            def write() -> None:
                made.extend(actions.make_slips(pulse=found, count=slips.cleaned_data["count"], by=by, at=opened.at))

            if tried(slips, write):
                return slips_pdf(found, opened.application, made, slips.cleaned_data["phone"])
    results = results_of(found)
    context = {
        **context_of(opened), "pulse": found, "results": results, "least": LEAST,
        "messages_form": MessagesForm() if opened.runs else None,
        "slips_form": slips if opened.runs else None, "form": form if opened.runs else None,
        "sees_words": bool(opened.runs),
    }  # fmt: skip
    return render(request, "contests/agreements/pulse.html", context)


@require_http_methods(ASK_OR_SEND)
def code(request: HttpRequest) -> HttpResponse:
    """Whoever holds a slip types its code."""
    form = CodeOfSlipForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed_code = issued.tidy(form.cleaned_data["code"])
        if actions.slip_of(typed_code) is not None:
            return redirect(reverse("contests:pulse_answer", args=[typed_code]))
        form.add_error("code", _NO_SUCH_SLIP)
    return render(request, "contests/agreements/pulse_code.html", {"form": form})


@require_http_methods(ASK_OR_SEND)
def answer(request: HttpRequest, code: str) -> HttpResponse:
    """The questions of a slip, without a name. After the answer the code opens nothing more."""
    slip = actions.slip_of(code)
    if slip is None:
        if request.GET.get("thanks"):
            return render(request, "contests/agreements/pulse_thanks.html")
        again = CodeOfSlipForm({"code": code})
        again.add_error("code", _NO_SUCH_SLIP)
        return render(request, "contests/agreements/pulse_code.html", {"form": again}, status=404)
    form = PulseAnswerForm(request.POST or None, questions=slip.pulse.questions)
    if request.method == "POST" and tried(
        form,
        lambda: actions.answer_pulse(
            code=code, marks=form.marks(), words=form.cleaned_data["words"], way=AnswerWay.SITE, at=timezone.now()
        ),
    ):
        return redirect(f"{request.path}?thanks=1")
    context = {"form": form, "project": slip.pulse.agreement.application.title}
    return render(request, "contests/agreements/pulse_answer.html", context)
