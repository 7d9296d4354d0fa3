"""Applying: one's own applications, the form, checking and submitting it, reading it again with the personal code."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from birge.contests.actions import applying
from birge.contests.application_content import Finding, Typed, content_of, read_rows, sums_of, typed_from
from birge.contests.application_form import label_of, length_for
from birge.contests.budget_rows import budget_context
from birge.contests.checking import asked_of, findings
from birge.contests.codes import BadCode
from birge.contests.enums.applications import IntakeWay
from birge.contests.forms.applications import ApplicationForm, BeginForm, OwnCodeForm, SubmitForm, WithdrawForm
from birge.contests.models import Application, Call, Draft
from birge.contests.queries.applications import area_names, seal_of
from birge.contests.rules.applications import applicants_of, can_act_for, can_fill, can_withdraw, own_applications
from birge.contests.sealing import Unreadable, new_own_code
from birge.contests.views.opening import announced_call, found_application
from birge.contests.words.applications import content_lines
from birge.kernel.actors import Actor
from birge.kernel.files import FileRefused
from birge.kernel.forms import tried
from birge.kernel.money import Money
from birge.kernel.permissions import Answer, require

ASK_OR_SEND = ["GET", "HEAD", "POST"]


@login_required
@require_safe
def my_applications(request: HttpRequest) -> HttpResponse:
    """The applications of those for whom this person acts, and the profiles that she uses for every contest."""
    today = timezone.localdate()
    context = {
        "applications": own_applications(request.user, today).order_by("-made_at"),
        "applicants": applicants_of(request.user, today),
        "now": timezone.now(),
    }
    return render(request, "contests/applying/mine.html", context)


@login_required
@require_http_methods(ASK_OR_SEND)
def apply(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Choose who applies; the draft begins, or goes on."""
    opened = announced_call(request, pk)
    applicants = applicants_of(request.user, opened.on)
    form = BeginForm(request.POST or None, applicants=applicants, currency=opened.call.currency)
    begun: list[Application] = []

    def write() -> None:
        chosen = form.cleaned_data["applicant"]
        by = require(can_act_for(request.user, chosen, opened.on))
        requested = form.cleaned_data["requested"]
        begun.append(applying.begin(call=opened.call, applicant=chosen, requested=requested, by=by, at=opened.at))

    if request.method == "POST" and tried(form, write):
        return redirect("contests:fill", pk=begun[0].pk)
    context = {"call": opened.call, "form": form, "applicants": applicants}
    return render(request, "contests/applying/begin.html", context)


def opened_application(
    request: HttpRequest, pk: UUID, rule: Callable[[Any, Application, date], Answer] = can_fill
) -> tuple[Application, Actor]:
    """An application with which this person may do something, and who she is then; refused to all others."""
    application = found_application(request, pk)
    return application, require(rule(request.user, application, timezone.localdate()))


@login_required
@never_cache
@require_http_methods(ASK_OR_SEND)
def fill(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The form. Every button saves all that was typed; a script saves it while she types."""
    application, by = opened_application(request, pk)
    if not hasattr(application, "draft"):
        return redirect("contests:application", pk=pk)
    terms, draft = application.call.rule_set.procedure, application.draft
    typed = applying.read_draft(draft)
    if request.method != "POST":
        return _form_page(request, application, typed, draft.version, told=_told(request, application, typed))
    typed = typed_from(request.POST, terms, typed.files, typed)
    version = request.POST.get("version", "")
    is_script = "x-birge-autosave" in request.headers
    try:
        draft = applying.save_draft(
            application=application, typed=typed, version=int(version) if version.isdigit() else 0, at=timezone.now()
        )
    except ValidationError as error:
        if is_script:
            return JsonResponse({"error": " ".join(error.messages)}, status=409)
        messages.error(request, " ".join(error.messages))
        return _form_page(request, application, typed, draft.version)
    if is_script:
        return JsonResponse({"version": draft.version, "form": length_of(typed, application.call)})
    wrong = _take_files(request, application, by)
    do = request.POST.get("do", "")
    if do.startswith("remove:"):
        applying.remove_file(application=application, document=do.partition(":")[2], at=timezone.now())
    if wrong:
        draft = Draft.objects.get(application=application)
        return _form_page(request, application, applying.read_draft(draft), draft.version, told=wrong)
    if do == "check":
        return redirect("contests:check_and_submit", pk=pk)
    if do == "save":
        messages.success(request, _("Saved. You can go on later, on any device."))
    return redirect("contests:fill", pk=pk)


def length_of(typed: Typed, call: Call) -> str:
    """How long the form is with the sum that was typed."""
    requested = content_of(typed, call)[0]["requested_tyiyn"] or 0
    return length_for(call.rule_set.procedure, Money(requested, call.currency))


def _take_files(request: HttpRequest, application: Application, by: Actor) -> list[Finding]:
    wrong = []
    for name in request.FILES:
        upload = request.FILES.get(name)
        if not isinstance(upload, UploadedFile):
            continue
        document = name.removeprefix("document-")
        try:
            applying.add_file(
                application=application, document=document, content=upload, name=upload.name or "", by=by,
                at=timezone.now(),
            )  # fmt: skip
        except (FileRefused, ValidationError) as error:
            text = error.reason if isinstance(error, FileRefused) else " ".join(error.messages)
            wrong.append(Finding(f"documents:{document}", text))
    return wrong


def _told(request: HttpRequest, application: Application, typed: Typed) -> list[Finding]:
    """What is missing stands beside the fields when she comes back from the check."""
    return all_findings(application, typed) if "check" in request.GET else _of_rows(typed)


def _of_rows(typed: Typed) -> list[Finding]:
    return read_rows(typed.rows)[1]


def all_findings(application: Application, typed: Typed) -> list[Finding]:
    """What cannot be read and what is missing."""
    content, wrong = content_of(typed, application.call)
    documents = {item["document"] for item in typed.files}
    return wrong + findings(
        content,
        documents,
        call=application.call,
        kind=application.applicant.kind,
        on_paper=application.way == IntakeWay.PAPER,
    )


def _form_page(
    request: HttpRequest, application: Application, typed: Typed, version: int, told: list[Finding] | None = None
) -> HttpResponse:
    call, terms = application.call, application.call.rule_set.procedure
    told = told or []
    length = length_of(typed, call)
    form = ApplicationForm(
        typed=typed, terms=terms, length=length, currency=call.currency, areas=area_names(call), findings=told
    )
    by_part = {finding.part: finding.text for finding in told}
    attached = {item["document"]: item for item in typed.files}
    documents = [
        {"document": item, "file": attached.get(item.id), "error": by_part.get(f"documents:{item.id}"),
         "kinds": ", ".join(kind.upper() for kind in item.kinds)}
        for item in asked_of(application)
    ]  # fmt: skip
    context = {
        "application": application, "call": call, "form": form, "version": version, "length": length,
        "documents": documents, **budget_context(typed, by_part),
        "own_percent": terms.money.own_percent, "saved_at": application.draft.saved_at,
    }  # fmt: skip
    return render(request, "contests/applying/form.html", context)


@login_required
@never_cache
@require_http_methods(ASK_OR_SEND)
def check_and_submit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What is missing; when nothing is, the personal code and the button that seals."""
    at = timezone.now()
    application, by = opened_application(request, pk)
    if not hasattr(application, "draft"):
        return redirect("contests:application", pk=pk)
    typed = applying.read_draft(application.draft)
    terms = application.call.rule_set.procedure
    found = [(label_of(item.part, terms), item) for item in all_findings(application, typed)]
    form = SubmitForm(request.POST or None)
    submitted: list[Application] = []

    def write() -> None:
        code = form.cleaned_data["own_code"]
        try:
            submitted.append(applying.submit(application=application, own_code=code, by=by, at=at))
        except BadCode as error:
            raise ValidationError(str(error)) from error

    if request.method == "POST" and tried(form, write):
        context = {"application": submitted[0], "call": application.call, "own_code": form.cleaned_data["own_code"]}
        return render(request, "contests/applying/submitted.html", context)
    context = {
        "application": application, "call": application.call, "found": found, "form": form,
        "seal": seal_of(application.call), "is_blocked": any(item.is_blocking for _label, item in found),
        "own_code": form.data.get("own_code") or new_own_code(),
        "sums": sums_of(read_rows(typed.rows)[0]), "title": typed.texts.get("title", ""),
    }  # fmt: skip
    return render(request, "contests/applying/check.html", context)


@login_required
@never_cache
@require_http_methods(ASK_OR_SEND)
def read_sealed(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One's own sealed application, read again with the personal code, or made a draft to change it."""
    application, by = opened_application(request, pk)
    form = OwnCodeForm(request.POST or None)
    read: list[Typed] = []

    def write() -> None:
        code = form.cleaned_data["own_code"]
        try:
            if request.POST.get("do") == "change":
                applying.reopen_own(application=application, own_code=code, by=by, at=timezone.now())
            else:
                read.append(applying.read_own(application, code))
        except (BadCode, Unreadable) as error:
            words = str(error) if isinstance(error, BadCode) else _("This code does not open this application.")
            raise ValidationError({"own_code": words}) from error

    if application.opened_at is not None or not hasattr(application, "envelope"):
        return redirect("contests:application", pk=pk)
    context = {"application": application, "call": application.call, "form": form}
    if request.method == "POST" and tried(form, write):
        if not read:
            return redirect("contests:fill", pk=pk)
        content = content_of(read[0], application.call)[0]
        context |= {"content": content, "files": read[0].files}
        context |= content_lines(content, application.call.rule_set.procedure)
    return render(request, "contests/applying/read.html", context)


@login_required
@require_http_methods(ASK_OR_SEND)
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take an application back."""
    application, by = opened_application(request, pk, can_withdraw)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and tried(
        form,
        lambda: applying.withdraw(
            application=application, reason=form.cleaned_data["reason"], by=by, at=timezone.now()
        ),
    ):
        messages.success(request, _("The application is withdrawn."))
        return redirect("contests:my_applications")
    return render(request, "contests/applying/withdraw.html", {"application": application, "form": form})
