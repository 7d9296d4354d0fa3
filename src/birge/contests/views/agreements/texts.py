"""The text of an agreement: read, written, signed by both sides, taken back, amended; on paper."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from birge.contests.actions.agreements import amending, signing
from birge.contests.actions.agreements import texts as actions
from birge.contests.agreement_content import Content
from birge.contests.enums.agreements import VersionState
from birge.contests.enums.awards import Side
from birge.contests.evidence import kept
from birge.contests.forms.agreements.offers import WhyForm
from birge.contests.forms.agreements.texts import CodeForm, PaperForm, TextForms
from birge.contests.models import AgreementSignature, AgreementVersion
from birge.contests.papers.agreements import agreement_pdf
from birge.contests.rules.agreements import can_sign
from birge.contests.views.agreements.common import (
    ASK_OR_SEND,
    Opened,
    context_of,
    done_or_told,
    open_agreement,
    typed,
)
from birge.contests.words.agreements import LANGUAGES, wording_of
from birge.kernel.canonical import hash_of
from birge.kernel.files import download
from birge.kernel.forms import tried
from birge.kernel.issued import check_address
from birge.kernel.permissions import Answer, require
from birge.meetings.actions.signing import has_application
from birge.meetings.enums import SignatureMethod
from birge.people.models import Account

OPEN = (VersionState.DRAFT, VersionState.LOCKED)


def _found(opened: Opened, number: int | None) -> AgreementVersion:
    versions = opened.agreement.versions.select_related("paper")
    if number is not None:
        return get_object_or_404(versions, number=number)
    newest = versions.first()
    if newest is None:
        raise Http404
    return newest


@login_required
@require_safe
def text(request: HttpRequest, pk: UUID, number: int | None = None) -> HttpResponse:
    """The newest text, or the one with this number: to read, and to sign."""
    opened = open_agreement(request, pk)
    return _show(request, opened, _found(opened, number))


def _show(
    request: HttpRequest, opened: Opened, version: AgreementVersion, code: Any = None, paper: Any = None
) -> HttpResponse:
    is_open = version.state in OPEN
    sha256 = version.sha256 or hash_of(version.content)
    signatures = {one.side: one for one in version.signatures.all()}
    side = _own_side(opened, signatures) if is_open else None
    numbers = list(opened.agreement.versions.values_list("number", "state"))
    context = {
        **context_of(opened),
        "version": version,
        "content": Content.from_json(version.content),
        "sha256": sha256,
        "is_open": is_open,
        "sides": [(each, signatures.get(each.value)) for each in Side],
        "side": side,
        "may_write": bool(opened.runs) and version.state == VersionState.DRAFT,
        "may_take_back": version.state == VersionState.LOCKED and (bool(opened.runs) or bool(opened.signs)),
        "may_scan": bool(opened.runs) and is_open,
        "is_own_wording": wording_of(opened.call)[1],
        "has_application": side is not None and has_application(cast(Account, request.user)),
        "code_form": code or CodeForm(initial={"sha256": sha256}),
        "paper_form": paper or PaperForm(initial={"sha256": sha256}),
        "numbers": [(number, VersionState(state)) for number, state in numbers],
        "languages": LANGUAGES,
        "check_address": check_address(version.paper.code) if version.paper else "",
    }
    return render(request, "contests/agreements/text.html", context)


def _own_side(opened: Opened, signatures: dict[str, AgreementSignature]) -> Side | None:
    """For which side this person can sign now."""
    for side in Side:
        if side.value not in signatures and can_sign(opened.user, opened.agreement, side, opened.on):
            return side
    return None


@login_required
@require_http_methods(ASK_OR_SEND)
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write the draft."""
    opened = open_agreement(request, pk)
    by = require(opened.runs)
    version = _found(opened, None)
    back = reverse("contests:agreement_text", args=[pk])
    if version.state != VersionState.DRAFT:
        return redirect(back)
    forms = TextForms(Content.from_json(version.content), request.POST or None)
    if request.method == "POST" and tried(
        forms,
        lambda: actions.write_text(agreement=opened.agreement, content=forms.content(), by=by, at=opened.at),
    ):
        messages.success(request, _("Saved."))
        return redirect(back)
    percent = opened.call.rule_set.procedure.money.advance_percent
    return render(request, "contests/agreements/edit_text.html",
                  {**context_of(opened), "forms": forms, "back": back, "percent": percent})  # fmt: skip


@login_required
@require_safe
def paper(request: HttpRequest, pk: UUID, number: int, language: str) -> HttpResponse:
    """The text as PDF in Kyrgyz or Russian; a draft says that it is one."""
    opened = open_agreement(request, pk)
    if language not in LANGUAGES:
        raise Http404
    return agreement_pdf(opened.agreement, _found(opened, number), language, opened.at)


@login_required
@require_POST
def lock(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    """Freeze the text so that it can be printed and signed."""
    opened = open_agreement(request, pk)
    by, version = require(opened.runs), _found(opened, number)
    back = reverse("contests:agreement_version", args=[pk, number])
    return done_or_told(
        request, lambda: actions.lock_text(version=version, by=by, at=opened.at), back,
        _("The text is fixed: both sides sign exactly this."),
    )  # fmt: skip


@login_required
@require_POST
def send_code(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    """Send the signer a one-time code."""
    opened = open_agreement(request, pk)
    by, version = require(_either(opened)), _found(opened, number)
    account = cast(Account, request.user)
    return done_or_told(
        request, lambda: signing.send_code(version=version, account=account, by=by, at=opened.at),
        reverse("contests:agreement_version", args=[pk, number]),
        _("A code was sent to you. It is good for 15 minutes."),
    )  # fmt: skip


def _either(opened: Opened) -> Answer:
    return opened.decides or opened.signs


@login_required
@require_POST
def sign(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    """Sign with a one-time code for the side on which this person stands."""
    opened = open_agreement(request, pk)
    version = _found(opened, number)
    side = _own_side(opened, {one.side: one for one in version.signatures.all()})
    by = require(_either(opened) if side is None else can_sign(opened.user, opened.agreement, side, opened.on))
    form = CodeForm(request.POST)
    account = cast(Account, request.user)

    def write() -> None:
        if side is None:
            raise ValidationError(_("This side has signed already."))
        given = form.cleaned_data
        method = signing.check_code(version=version, account=account, code=given["code"], by=by, at=opened.at)
        signing.sign(version=version, side=side, sha256=given["sha256"], method=method, name=account.name, by=by,
                     at=opened.at)  # fmt: skip

    if tried(form, write):
        messages.success(request, _("The signature is recorded."))
        return redirect("contests:agreement_text", pk=pk)
    return _show(request, opened, version, code=form)


@login_required
@require_POST
def sign_on_paper(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    """Who runs the contest attaches the scan of a signature on paper."""
    opened = open_agreement(request, pk)
    by, version = require(opened.runs), _found(opened, number)
    form = PaperForm(request.POST, request.FILES)

    def write() -> None:
        given = form.cleaned_data
        scan = kept(given["scan"], field="scan", by=by, at=opened.at)
        signing.sign(version=version, side=given["side"], sha256=given["sha256"], method=SignatureMethod.PAPER,
                     name=given["name"], scan=scan, by=by, at=opened.at)  # fmt: skip

    if tried(form, write):
        messages.success(request, _("The signature is recorded."))
        return redirect("contests:agreement_text", pk=pk)
    return _show(request, opened, version, paper=form)


@login_required
@require_safe
def scan(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The scan of a signature."""
    found = get_object_or_404(AgreementSignature.objects.select_related("version", "scan"), pk=pk)
    open_agreement(request, found.version.agreement_id)
    if found.scan is None:
        raise Http404
    return download(found.scan)


@login_required
@require_http_methods(ASK_OR_SEND)
def take_back(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    """Either side takes a text back that not both have signed."""
    opened = open_agreement(request, pk)
    by, version = require(opened.runs or opened.signs), _found(opened, number)
    form = WhyForm(request.POST or None)
    return typed(
        request, opened, form,
        lambda: actions.take_back(version=version, why=form.cleaned_data["why"], by=by, at=opened.at),
        heading=_("Take the text back"), lead=_("Its paper is withdrawn and a new draft like it stands in its place."),
        back=reverse("contests:agreement_text", args=[pk]), save=pgettext("agreement", "Take back"),
    )  # fmt: skip


@login_required
@require_http_methods(ASK_OR_SEND)
def amend(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Begin a new version of an agreement in force."""
    opened = open_agreement(request, pk)
    by, form = require(opened.runs), WhyForm(request.POST or None)
    return typed(
        request, opened, form,
        lambda: amending.amend(agreement=opened.agreement, why=form.cleaned_data["why"], by=by, at=opened.at),
        heading=_("Amend the agreement"),
        lead=_("A new version is written; until both sides have signed it the present one holds."),
        back=reverse("contests:agreement_text", args=[pk]), save=_("Begin a new version"),
    )  # fmt: skip


@login_required
@require_http_methods(ASK_OR_SEND)
def drop(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    """Give an amendment up."""
    opened = open_agreement(request, pk)
    by, version = require(opened.runs), _found(opened, number)
    form = WhyForm(request.POST or None)
    return typed(
        request, opened, form,
        lambda: amending.drop_amendment(version=version, why=form.cleaned_data["why"], by=by, at=opened.at),
        heading=_("Drop the new version"), lead=_("The signed version goes on to hold."),
        back=reverse("contests:agreement_text", args=[pk]), save=_("Drop it"),
    )  # fmt: skip
