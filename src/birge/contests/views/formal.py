"""The formal check by the secretary, and the repair by the applicant."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from birge.contests.actions import formal as actions
from birge.contests.application_content import Finding, typed_again, typed_from
from birge.contests.application_form import label_of
from birge.contests.budget_rows import budget_context
from birge.contests.checking import asked_of, findings
from birge.contests.enums.applications import ApplicationState, IntakeWay
from birge.contests.forms.applications import ApplicationForm
from birge.contests.forms.formal import DefectsForm, RefuseForm
from birge.contests.models import Application
from birge.contests.papers.applications import fault_words
from birge.contests.past import past_of
from birge.contests.queries.applications import area_names, documents_of
from birge.contests.rules.applications import can_check, can_repair
from birge.contests.views.applying import ASK_OR_SEND, opened_application
from birge.contests.words.applications import told
from birge.kernel import journal
from birge.kernel.files import FileRefused
from birge.kernel.forms import tried


@login_required
@require_http_methods(ASK_OR_SEND)
def formal_check(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the application says, what Birge found, and the three answers: repair, admitted, not admitted."""
    application, by = opened_application(request, pk, can_check)
    at, do = timezone.now(), request.POST.get("do", "")
    terms = application.call.rule_set.procedure
    labels = [(part, label_of(part, terms)) for part in (actions.parts_of(application) if application.content else [])]
    defects = DefectsForm(request.POST if do == "repair" else None, parts=labels)
    refusal = RefuseForm(request.POST if do == "refuse" else None)
    writes: dict[str, tuple[Any, Callable[[], Any]]] = {
        "repair": (defects, lambda: actions.ask_for_repair(
            application=application, found=defects.found(), by=by, at=at)),
        "refuse": (refusal, lambda: actions.refuse(
            application=application, reason=refusal.cleaned_data["reason"], by=by, at=at)),
        "admit": (RefuseForm({"reason": "-"}), lambda: actions.admit(application=application, by=by, at=at)),
    }  # fmt: skip
    if request.method == "POST" and do in writes:
        form, write = writes[do]
        if tried(form, write):
            messages.success(request, _("Written down. The applicant is told."))
            return redirect("contests:applications", pk=application.call_id)
        for error in form.non_field_errors():
            messages.error(request, error)
    journal.record_read(by=by, at=at, verb="contests.read_application", subjects=[application, application.applicant])
    context = {
        "application": application, "call": application.call, "defect_rows": _defects(application),
        "automatic": _automatic(application), "defects": defects, "refusal": refusal, "is_asking": do == "repair",
        "can_ask": application.state == ApplicationState.OPENED and terms.days.repair is not None,
        "can_settle": application.state in (ApplicationState.OPENED, ApplicationState.TO_REPAIR),
        "is_damaged": application.content is None, "fault": _fault(application), "repair_days": terms.days.repair,
        **told(application), "past": past_of(application.applicant, but=application.call_id),
    }  # fmt: skip
    return render(request, "contests/formal/check.html", context)


def _fault(application: Application) -> str:
    """Why it could not be opened, as the protocol of the opening says; "" where it was."""
    rows = [] if application.content is not None else application.call.openings.values_list("rows", flat=True)
    own = [row for opening in rows for row in opening if row["application"] == str(application.pk)]
    return fault_words(own[-1]) if own else ""


def _automatic(application: Application) -> list[tuple[Any, Finding]]:
    """What Birge itself finds in an opened application."""
    if application.content is None:
        return []
    documents = {item.document for item in documents_of(application)}
    kind = application.applicant.kind
    found = findings(
        application.content, documents, call=application.call, kind=kind, on_paper=application.way == IntakeWay.PAPER
    )
    return [(label_of(item.part, application.call.rule_set.procedure), item) for item in found]


def _defects(application: Application) -> list[tuple[Any, Any]]:
    terms = application.call.rule_set.procedure
    return [(label_of(defect.part, terms), defect) for defect in application.defects.all()]


@login_required
@require_http_methods(ASK_OR_SEND)
def repair(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Exactly what was named, with the last second until which it is taken."""
    application, by = opened_application(request, pk, can_repair)
    if application.state != ApplicationState.TO_REPAIR or application.content is None:
        return redirect("contests:application", pk=pk)
    terms, parts = application.call.rule_set.procedure, [defect.part for defect in application.defects.all()]
    typed = typed_again(application.content, [])
    wrong: list[Finding] = []
    if request.method == "POST":
        typed = typed_from(request.POST, terms, [], typed)
        uploads = {
            name.removeprefix("document-"): (upload, upload.name or "")
            for name in request.FILES
            if isinstance(upload := request.FILES.get(name), UploadedFile)
        }
        try:
            actions.repair(application=application, sent=typed, uploads=uploads, by=by, at=timezone.now())
        except FileRefused as error:
            wrong = [Finding(part, error.reason) for part in parts if part.removeprefix("documents:") in uploads]
        except ValidationError as error:
            wrong = [Finding(item.code or "", item.messages[0]) for item in error.error_list]
        else:
            messages.success(request, _("Taken. You can change it again until the time is over."))
            return redirect("contests:application", pk=pk)
    length = application.content["form"]
    form = ApplicationForm(
        typed=typed, terms=terms, length=length, currency=application.call.currency,
        areas=area_names(application.call), findings=wrong,
    )  # fmt: skip
    by_part = {item.part: item.text for item in wrong}
    asked = {f"documents:{item.id}": item for item in asked_of(application)}
    context = {
        "application": application, "call": application.call, "defect_rows": _defects(application),
        "fields": [form[name] for name in map(_field_of, parts) if name in form.fields],
        "documents": [{"document": asked[part], "error": by_part.get(part)} for part in parts if part in asked],
        "has_rows": "rows" in parts, "other_errors": [item.text for item in wrong if item.part not in parts],
        **budget_context(typed, by_part),
    }  # fmt: skip
    return render(request, "contests/formal/repair.html", context)


def _field_of(part: str) -> str:
    kind, _colon, name = part.partition(":")
    return {"texts": name, "answers": f"answer-{name}"}.get(kind, kind)
