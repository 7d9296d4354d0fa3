"""Certificates that are asked for: by a resident on her own page, noted by a clerk, answered by a clerk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from birge.kernel.lists import Column, Filter, Listing, list_response
from birge.kernel.permissions import require
from birge.people.rules import actor_of
from birge.registers.actions.certificate_requests import ask_for_certificate, give_what_was_asked, refuse_certificate
from birge.registers.actions.certificates import NoHousehold
from birge.registers.actions.requests import AnsweredAlready
from birge.registers.enums import CertificateKind, RequestState, RequestWay
from birge.registers.forms.certificate_requests import NoteForm, RefuseForm
from birge.registers.forms.certificates import GiveForm
from birge.registers.models import CertificateRequest, Person
from birge.registers.queries.history import names_of_persons
from birge.registers.queries.residents import person_of_account
from birge.registers.rules import can_answer, places_to_read, works_here
from birge.registers.views.common import above_lists, note_reading, open_person
from birge.registers.wording import shape


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def my_certificates(request: HttpRequest) -> HttpResponse:
    """A resident asks for a certificate about herself and sees what became of her requests."""
    person, now = person_of_account(request.user), timezone.now()
    form = GiveForm(request.POST or None, initial={"kind": CertificateKind.FAMILY})
    if request.method == "POST" and person is not None and form.is_valid():
        account: Any = request.user
        try:
            ask_for_certificate(
                person=person,
                way=RequestWay.ACCOUNT,
                account=account,
                by=actor_of(account),
                at=now,
                **form.cleaned_data,
            )
        except NoHousehold as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Your request is noted. You will be told when the certificate is ready."))
            return redirect("registers:my_certificates")
    rows = CertificateRequest.objects.filter(person=person).select_related("certificate") if person else []
    asked = sorted(rows, key=lambda row: row.asked_at, reverse=True)
    return render(request, "registers/my_certificates.html", {"person": person, "form": form, "asked": asked})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def note_certificate_request(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A clerk notes what somebody asked for by phone."""
    opened = open_person(request, pk, to_write=True)
    form = NoteForm(request.POST or None, initial={"kind": CertificateKind.FAMILY, "way": RequestWay.PHONE})
    if request.method == "POST" and form.is_valid():
        try:
            asked = ask_for_certificate(person=opened.thing, by=opened.by, at=timezone.now(), **form.cleaned_data)
        except NoHousehold as problem:
            form.add_error(None, str(problem))
        else:
            return redirect(asked)
    note_reading(opened.by, "read_requests", [opened.thing])
    context = {
        "form": form,
        "heading": _("Note a request for a certificate"),
        "lead": _("It waits among the requests until a clerk issues the certificate."),
        "subject": names_of_persons([pk]).get(pk, _("Person")),
        "back": opened.thing.get_absolute_url(),
    }
    return render(request, "registers/form.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def certificate_request(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One request: a button issues the certificate, a reason refuses it."""
    found = CertificateRequest.objects.select_related("certificate").filter(pk=pk).first()
    by = require(can_answer(request.user, found or CertificateRequest(), timezone.localdate()))
    asked = found or get_object_or_404(CertificateRequest, pk=pk)
    form = RefuseForm(request.POST if "refuse" in request.POST else None)
    if request.method == "POST":
        try:
            if "refuse" not in request.POST:
                return redirect(give_what_was_asked(request=asked, by=by, at=timezone.now()))
            if form.is_valid():
                refuse_certificate(request=asked, reason=form.cleaned_data["reason"], by=by, at=timezone.now())
                return redirect("registers:certificate_requests")
        except (AnsweredAlready, NoHousehold) as problem:
            messages.error(request, str(problem))
            return redirect(asked)
    note_reading(by, "read_requests", [Person(pk=asked.person_id)])
    context = {"asked": asked, "name": names_of_persons([asked.person_id]).get(asked.person_id, "—"), "form": form}
    return render(request, "registers/certificate_request.html", context)


@login_required
@require_safe
def certificate_requests(request: HttpRequest) -> HttpResponse:
    """The requests for certificates, the oldest first."""
    by, today = require(works_here(request.user)), timezone.localdate()
    names: dict[UUID, str] = {}

    def read(rows: Sequence[CertificateRequest]) -> None:
        names.update(names_of_persons(row.person_id for row in rows))
        note_reading(by, "read_requests", [Person(pk=row.person_id) for row in rows])

    def in_state(rows: QuerySet[CertificateRequest], value: str) -> QuerySet[CertificateRequest]:
        return rows.filter(state=value)

    def day(row: CertificateRequest) -> date:
        return timezone.localdate(row.asked_at)

    listing = Listing(
        title=_("Requests for certificates"),
        lead=_("Who asked for which certificate, on the site or by phone."),
        queryset=CertificateRequest.objects.filter(place__in=places_to_read(request.user, today)).order_by("asked_at"),
        columns=[
            Column("person", _("Who"), lambda row: names.get(row.person_id, "—"),
                   link=CertificateRequest.get_absolute_url),
            Column("kind", _("What is asked for"), lambda row: row.get_kind_display(), sort="kind"),
            Column("way", _("How it came"), lambda row: row.get_way_display(), sort="way"),
            Column("day", _("Received on"), day, sort="asked_at"),
            Column("state", _("State"), lambda row: row.get_state_display(), sort="state",
                   status=lambda row: shape(row.state)),
        ],
        filters=[Filter("state", _("State"), RequestState.choices, in_state)],
        empty=_("Nobody has asked for a certificate."),
        export_name="certificate-requests",
        on_rows=read,
    )  # fmt: skip
    issued = (_("Certificates issued"), reverse("registers:certificates"))
    return list_response(request, listing, "registers/list.html", {"above": [*above_lists(request.user), issued]})
