"""An administrator words the certificates of her place, and looks at a sample before she saves."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from birge.kernel.permissions import require
from birge.kernel.texts import text_in
from birge.people.enums import Role
from birge.people.rules import holds, places_of
from birge.places.queries import names_by_place
from birge.registers.actions.certificates import texts_of, word_certificate
from birge.registers.certificate_paper import LANGUAGES, certificate_pdf
from birge.registers.enums import CertificateKind
from birge.registers.forms.certificates import TextsForm
from birge.registers.models import CertificateTemplate
from birge.registers.queries.certificates import template_for
from birge.registers.queries.certificates.sample import sample
from birge.registers.rules import can_edit_texts

EVERYWHERE = gettext_lazy("Everywhere where nothing else is said")


@login_required
@require_safe
def certificate_texts(request: HttpRequest) -> HttpResponse:
    """The kinds of certificates at each place that this person administers."""
    require(holds(request.user, {Role.ADMINISTRATOR}))
    today = timezone.localdate()
    general = bool(can_edit_texts(request.user, None, today))
    places = [] if general else places_of(request.user, {Role.ADMINISTRATOR}, today)
    names = names_by_place(places, today)
    groups: list[tuple[Any, UUID | None]] = [(text_in(names.get(place, {})), place) for place in places]
    if general:
        groups = [(EVERYWHERE, None)]
    context = {"groups": [(name, place, _kinds(place)) for name, place in groups]}
    return render(request, "registers/certificate_texts.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def word_certificates(request: HttpRequest, kind: str) -> HttpResponse:
    """The texts of a kind at `?place=`: "Sample" gives a PDF, "Save" makes them valid from a day on."""
    today = timezone.localdate()
    place = _place(request, today)
    by = require(can_edit_texts(request.user, place, today))
    if kind not in CertificateKind.values:
        raise Http404
    now = template_for(kind, place, today)
    form = TextsForm(request.POST or None, instance=now, today=today)
    if request.method == "POST" and form.is_valid():
        if "preview" in request.POST:
            return _preview(kind, form.values(), request.POST["preview"])
        since = form.cleaned_data["since"]
        word_certificate(kind=kind, place=place, values=form.values(), since=since, by=by, at=timezone.now())
        messages.success(request, _("Saved. Certificates issued before stay as they are."))
        return redirect("registers:certificate_texts")
    context = {
        "heading": CertificateKind(kind).label,
        "where": text_in(names_by_place([place], today).get(place, {})) if place else EVERYWHERE,
        "form": form,
        "languages": [("ky", "кыргызча"), ("ru", "русский")],
    }
    return render(request, "registers/word_certificates.html", context)


def _place(request: HttpRequest, today: date) -> UUID | None:
    """The place asked for; without one everywhere, for whoever may, else the first place that she administers."""
    try:
        return UUID(request.GET["place"])
    except (KeyError, ValueError):
        own = places_of(request.user, {Role.ADMINISTRATOR}, today)
        return None if can_edit_texts(request.user, None, today) or not own else own[0]


def _preview(kind: str, values: dict[str, Any], language: str) -> HttpResponse:
    now = timezone.now()
    template = CertificateTemplate(kind=kind, **values)
    stated = sample(kind, template.parts, template.validity_days, timezone.localdate(now))
    stated["texts"] = texts_of(template, stated)
    wanted = language if language in LANGUAGES else LANGUAGES[0]
    response = HttpResponse(certificate_pdf(stated, wanted, at=now), content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="sample.pdf"'
    return response


def _kinds(place: UUID | None) -> list[dict[str, Any]]:
    today = timezone.localdate()
    return [
        {"kind": kind, "label": kind.label, "template": template_for(kind, place, today)} for kind in CertificateKind
    ]
