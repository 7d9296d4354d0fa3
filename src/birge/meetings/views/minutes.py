"""Minutes: looked at, prepared, signed, published; their files."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from birge.kernel import files, journal
from birge.kernel.actors import Actor
from birge.kernel.issued import check_address
from birge.kernel.permissions import require
from birge.meetings.actions import minutes as actions
from birge.meetings.actions import signing
from birge.meetings.enums import SignatureMethod
from birge.meetings.forms.minutes import CodeForm, PaperSignatureForm, PrepareForm
from birge.meetings.models import Minutes, MinutesSignature
from birge.meetings.papers.minutes import LANGUAGES, minutes_pdf
from birge.meetings.queries import is_intact
from birge.meetings.rules import can_run, can_see_inside, can_see_minutes, can_sign, signers_of
from birge.meetings.views.common import meeting_to_run, to_meeting, tried
from birge.meetings.views.planning import pdf
from birge.people.models import Account

RELATED = ("meeting__body", "meeting__presiding", "meeting__secretary", "issued", "supersedes")


def _found(pk: UUID) -> Minutes:
    return get_object_or_404(Minutes.objects.select_related(*RELATED), pk=pk)


@require_safe
def minutes(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A version of the minutes: who signed, what is left to do, the files."""
    return _show(request, _found(pk))


def _show(
    request: HttpRequest, found: Minutes, form: CodeForm | None = None, paper: PaperSignatureForm | None = None
) -> HttpResponse:
    today = timezone.localdate()
    require(can_see_minutes(request.user, found, today))
    given = {signature.role: signature for signature in found.signatures.select_related("member")}
    mine = can_sign(request.user, found)
    is_waiting = found.signed_at is None and found.discarded_at is None
    waits_for_me = bool(mine) and is_waiting and mine.actor is not None and mine.actor.role not in given
    context = {
        "minutes": found,
        "meeting": found.meeting,
        "signers": [(role, member, given.get(role)) for role, member in signers_of(found)],
        "is_waiting": is_waiting,
        "waits_for_me": waits_for_me,
        "has_application": waits_for_me and signing.has_application(cast(Account, request.user)),
        "code_form": form or CodeForm(),
        "paper_form": paper or PaperSignatureForm(),
        "runs": bool(can_run(request.user, found.meeting.body, today)),
        "inside": bool(can_see_inside(request.user, found.meeting.body, today)),
        "is_intact": is_intact(found),
        "newer": Minutes.objects.filter(supersedes=found, signed_at__isnull=False).first(),
        "printed_in": LANGUAGES,
        "check_address": check_address(found.code),
    }
    return render(request, "meetings/minutes.html", context)


@login_required
@require_POST
def prepare(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Freeze the minutes, ready to be signed."""
    meeting, by = meeting_to_run(request, pk)
    form = PrepareForm(request.POST)
    if form.is_valid():
        try:
            made = actions.prepare_minutes(meeting=meeting, by=by, at=timezone.now(), **form.cleaned_data)
            return redirect("meetings:minutes", pk=made.pk)
        except ValidationError as error:
            for text in error.messages:
                messages.error(request, text)
    return to_meeting(meeting.pk, "minutes")


@login_required
@require_POST
def send_code(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send the signer a one-time code."""
    found = _found(pk)
    by = require(can_sign(request.user, found))
    account = cast(Account, request.user)
    if tried(request, signing.make_signing_code, minutes=found, account=account, by=by):
        messages.success(request, _("A code was sent to you. It is good for 15 minutes."))
    return redirect("meetings:minutes", pk=found.pk)


@login_required
@require_POST
def sign(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Sign with a one-time code."""
    found = _found(pk)
    by = require(can_sign(request.user, found))
    form = CodeForm(request.POST)
    if form.is_valid():
        account, now = cast(Account, request.user), timezone.now()
        try:
            code = form.cleaned_data["code"]
            method = signing.check_code(minutes=found, account=account, code=code, by=by, at=now)
            actions.sign_minutes(minutes=found, role=by.role, method=method, by=by, at=now)
        except ValidationError as error:
            form.add_error("code", error.messages)
        else:
            return _signed(request, found)
    return _show(request, found, form=form)


@login_required
@require_POST
def sign_on_paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The secretary attaches the scan of a signature on paper."""
    found = _found(pk)
    by = require(can_run(request.user, found.meeting.body, timezone.localdate()))
    form = PaperSignatureForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            _attach(found, form, by)
        except files.FileRefused as refused:
            form.add_error("scan", str(refused.reason))
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            return _signed(request, found)
    return _show(request, found, paper=form)


def _attach(found: Minutes, form: PaperSignatureForm, by: Actor) -> None:
    upload, now = form.cleaned_data["scan"], timezone.now()
    kinds = ("pdf", "png", "jpeg", "webp")
    scan = files.store(content=upload, name=upload.name, by=by, at=now, kinds=kinds)
    role, method = form.cleaned_data["role"], SignatureMethod.PAPER
    actions.sign_minutes(minutes=found, role=role, method=method, scan=scan, by=by, at=now)


def _signed(request: HttpRequest, found: Minutes) -> HttpResponse:
    messages.success(request, _("The signature is recorded."))
    return redirect("meetings:minutes", pk=found.pk)


@login_required
@require_POST
def publish(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show signed minutes to everybody."""
    found = _found(pk)
    by = require(can_run(request.user, found.meeting.body, timezone.localdate()))
    tried(request, actions.publish_minutes, minutes=found, by=by)
    return redirect("meetings:minutes", pk=found.pk)


@require_safe
def file(request: HttpRequest, pk: UUID, language: str) -> HttpResponse:
    """The PDF: signed minutes as they were kept; unsigned ones as they would be, to read and to sign on paper."""
    found, today, now = _found(pk), timezone.localdate(), timezone.now()
    by = require(can_see_minutes(request.user, found, today))
    if language not in LANGUAGES:
        raise Http404
    public = not can_see_inside(request.user, found.meeting.body, today) or "public" in request.GET
    if not public and any(item["is_closed"] for item in found.content["items"]):
        journal.record_read(by=by, at=now, verb="meetings.read_closed", subjects=[found])
    name = f"minutes-{found.meeting.number}-{found.version}-{language}.pdf"
    if found.signed_at is None:
        return pdf(minutes_pdf(found, language, public=public, at=found.prepared_at), name)
    kept = get_object_or_404(found.files.select_related("file"), language=language, is_public=public)
    with files.open_file(kept.file) as content:
        return pdf(content.read(), name)


@login_required
@require_safe
def scan(request: HttpRequest, pk: UUID) -> FileResponse:
    """The scan of a signature on paper, for members."""
    signature = get_object_or_404(MinutesSignature.objects.select_related("minutes__meeting__body", "scan"), pk=pk)
    require(can_see_inside(request.user, signature.minutes.meeting.body, timezone.localdate()))
    if signature.scan is None:
        raise Http404
    return files.download(signature.scan)
