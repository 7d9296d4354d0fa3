"""Giving a certificate, its page and paper, the register of those given."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from birge.kernel.actors import Actor
from birge.kernel.files import download
from birge.kernel.issued import check_address
from birge.kernel.lists import Column, Filter, Listing, list_response
from birge.kernel.permissions import require
from birge.kernel.texts import text_in
from birge.people.rules import actor_of
from birge.registers.actions.certificates import NoHousehold, issue_certificate, persons_in, revoke_certificate
from birge.registers.certificate_paper import LANGUAGES
from birge.registers.enums import CertificateKind, CertificateState
from birge.registers.forms.certificates import GiveForm, RevokeForm
from birge.registers.models import Certificate, CertificateFile, Person
from birge.registers.queries.certificates.register import found_certificates, state_of, states
from birge.registers.queries.persons import record_of
from birge.registers.queries.residents import person_of_account
from birge.registers.rules import can_read_certificate, can_revoke, certificates_visible_to, works_here
from birge.registers.views.common import above_lists, note_reading, open_person

LANGUAGE_NAMES = {"ky": "кыргызча", "ru": "русский"}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def give_certificate(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Choose which certificate a person gets; a button issues it."""
    opened = open_person(request, pk, to_write=True)
    now = timezone.now()
    form = GiveForm(request.POST or None, initial={"kind": CertificateKind.FAMILY})
    if request.method == "POST" and form.is_valid():
        try:
            certificate = issue_certificate(person=opened.thing, by=opened.by, at=now, **form.cleaned_data)
        except NoHousehold as problem:
            form.add_error(None, str(problem))
        else:
            return redirect(certificate)
    state = record_of(opened.thing, timezone.localdate(now)).state
    note_reading(opened.by, "read_person", [opened.thing])
    context = {
        "heading": _("Give a certificate"),
        "lead": _("It states what the book says today. Number, day and code are given by Birge."),
        "subject": state.full_name if state else "",
        "back": opened.thing.get_absolute_url(),
        "form": form,
        "submit": _("Issue"),
    }
    return render(request, "registers/form.html", context)


@login_required
@require_safe
def certificate(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A certificate: what it states, its papers to print, its state."""
    found, by = _opened(request, pk)
    note_reading(by, "read_certificate", _read(found))
    today = timezone.localdate()
    context = {
        "certificate": found,
        "name": found.stated["facts"]["name"],
        "state": state_of(found, today),
        "papers": [(LANGUAGE_NAMES[language], language) for language in LANGUAGES],
        "address": check_address(found.issued.code),
        "last_day": date.fromisoformat(found.stated["until"]) if found.stated["until"] else None,
        "place": text_in(found.stated["place"]),
        "form": RevokeForm() if can_revoke(request.user, found, today) and not found.issued.revoked_at else None,
    }
    return render(request, "registers/certificate.html", context)


@login_required
@require_safe
def certificate_paper(request: HttpRequest, pk: UUID, language: str) -> FileResponse:
    """The paper in a language, as it was issued; the person herself takes hers too."""
    own = person_of_account(request.user)
    found = Certificate.objects.filter(pk=pk, person=own).first() if own else None
    by = actor_of(request.user)  # type: ignore[arg-type]
    if found is None:
        found, by = _opened(request, pk)
    paper = get_object_or_404(CertificateFile.objects.select_related("file"), certificate=found, language=language)
    note_reading(by, "read_certificate", _read(found))
    return download(paper.file)


@login_required
@require_POST
def withdraw_certificate(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Withdraw a certificate, with the reason."""
    found = get_object_or_404(Certificate.objects.select_related("issued"), pk=pk)
    by = require(can_revoke(request.user, found, timezone.localdate()))
    form = RevokeForm(request.POST)
    if form.is_valid():
        revoke_certificate(certificate=found, reason=form.cleaned_data["reason"], by=by, at=timezone.now())
        messages.success(request, _("The certificate is withdrawn. Its check page says so from now on."))
    else:
        messages.error(request, _("Write why the certificate is withdrawn."))
    return redirect(found)


@login_required
@require_safe
def certificates(request: HttpRequest) -> HttpResponse:
    """The register of certificates issued."""
    by = require(works_here(request.user))
    today = timezone.localdate()
    rows = Certificate.objects.select_related("issued").order_by("-issued_on", "-pk")

    def read(shown: Sequence[Certificate]) -> None:
        note_reading(by, "read_certificates", [Person(pk=row.person_id) for row in shown])

    listing = Listing(
        title=_("Certificates issued"),
        lead=_("Every certificate that your village government gave, with its number and state."),
        queryset=certificates_visible_to(request.user, rows, today),
        columns=[
            Column(
                "number",
                pgettext("certificate", "Number"),
                lambda row: row.full_number,
                link=Certificate.get_absolute_url,
            ),
            Column("day", _("Day of issue"), lambda row: row.issued_on, sort="issued_on"),
            Column("kind", _("Certificate"), lambda row: row.get_kind_display(), sort="kind"),
            Column("name", _("To whom"), lambda row: row.stated["facts"]["name"]),
            Column("state", _("State"), lambda row: state_of(row, today).label,
                   status=lambda row: state_of(row, today).value),
            Column("by", _("Issued by"), lambda row: row.by["name"]),
        ],
        search=found_certificates,
        filters=_filters(today),
        empty=_("No certificate was issued yet. Find a person and give her one."),
        action=(_("Find a person"), reverse("registers:search")),
        export_name="certificates",
        on_rows=read,
    )  # fmt: skip
    return list_response(request, listing, "registers/list.html", {"above": above_lists(request.user)})


def _filters(today: date) -> list[Filter]:
    def by_kind(rows: QuerySet[Certificate], value: str) -> QuerySet[Certificate]:
        return rows.filter(kind=value)

    def by_state(rows: QuerySet[Certificate], value: str) -> QuerySet[Certificate]:
        return states(rows, value, today)

    return [
        Filter("kind", _("Certificate"), CertificateKind.choices, by_kind),
        Filter("state", _("State"), CertificateState.choices, by_state),
    ]


def _opened(request: HttpRequest, pk: UUID) -> tuple[Certificate, Actor]:
    found = Certificate.objects.select_related("issued", "person").filter(pk=pk).first()
    by = require(can_read_certificate(request.user, found or Certificate(), timezone.localdate()))
    return found or get_object_or_404(Certificate, pk=pk), by


def _read(found: Certificate) -> list[Person]:
    return [Person(pk=UUID(person)) for person in persons_in(found.stated)]
