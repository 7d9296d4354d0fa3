"""An application as a page: for who applied, and after the opening for those who run the contest."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from birge.contests.enums.applications import ApplicationState, IntakeWay
from birge.contests.models import Application, Attachment
from birge.contests.papers.applications import receipt_pdf
from birge.contests.past import past_of
from birge.contests.queries.applications import is_withdrawable
from birge.contests.results import has_result
from birge.contests.rules.applications import (
    can_act_for,
    can_fill,
    can_read_documents,
    can_read_opened,
    can_read_result,
    can_withdraw,
)
from birge.contests.stages import Act, is_possible
from birge.contests.views.opening import found_application
from birge.contests.words.applications import told
from birge.kernel import journal
from birge.kernel.files import download
from birge.kernel.permissions import require


@login_required
@require_safe
def application(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The state of one's own application; when it is opened, what it says."""
    found = found_application(request, pk)
    today, at = timezone.localdate(), timezone.now()
    fills = can_fill(request.user, found, today)
    own = can_act_for(request.user, found.applicant, today)
    by = require(fills if fills and found.opened_at is None else can_read_opened(request.user, found, today))
    if not own and found.opened_at is not None:
        subjects = [found, found.applicant]
        journal.record_read(by=by, at=at, verb="contests.read_application", subjects=subjects)
    context = {
        "application": found, "call": found.call, "applicant": found.applicant, "is_own": bool(own),
        "has_draft": bool(fills) and hasattr(found, "draft"), "is_sealed": found.state == ApplicationState.SUBMITTED,
        "may_withdraw": bool(can_withdraw(request.user, found, today)) and _may_go(found),
        "is_paper": found.way == IntakeWay.PAPER,
        "has_result": bool(can_read_result(request.user, found, today)) and has_result(found),
        "agreement": getattr(found, "agreement", None), **told(found),
        "past": past_of(found.applicant, but=found.call_id) if not own and found.opened_at is not None else [],
    }  # fmt: skip
    return render(request, "contests/applying/application.html", context)


def _may_go(found: Application) -> bool:
    return is_possible(found.call, Act.WITHDRAW) and is_withdrawable(found)


@login_required
@require_safe
def attachment(request: HttpRequest, pk: UUID) -> FileResponse:
    """A document of an opened application."""
    found = get_object_or_404(Attachment.objects.select_related("file").exclude(document=""), pk=pk)
    owner = found_application(request, found.application_id)
    by = require(can_read_documents(request.user, owner, timezone.localdate()))
    if owner.opened_at is None:
        raise Http404
    if not can_act_for(request.user, owner.applicant, timezone.localdate()):
        subjects = [owner, owner.applicant]
        journal.record_read(by=by, at=timezone.now(), verb="contests.read_document", subjects=subjects)
    return download(found.file)


@login_required
@require_safe
def receipt(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The receipt on paper: number, time to the second, the code by which anybody checks it."""
    found = found_application(request, pk)
    today = timezone.localdate()
    by = require(can_fill(request.user, found, today) or can_withdraw(request.user, found, today))
    if found.receipt is None:
        raise Http404
    if not can_act_for(request.user, found.applicant, today):
        subjects = [found, found.applicant]
        journal.record_read(by=by, at=timezone.now(), verb="contests.read_application", subjects=subjects)
    return receipt_pdf(found, found.receipt)
