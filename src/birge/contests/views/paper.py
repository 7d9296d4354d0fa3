"""The intake of applications on paper."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from birge.contests.actions.applicants import add_organisation_applicant, add_paper_applicant
from birge.contests.actions.paper import begin_paper
from birge.contests.forms.paper import PaperForm
from birge.contests.models import Applicant, Application
from birge.contests.queries.applications import known_applicants, never_applied
from birge.contests.views.applying import ASK_OR_SEND
from birge.contests.views.intake import call_for_intake
from birge.kernel.actors import Actor
from birge.kernel.forms import tried


@login_required
@require_http_methods(ASK_OR_SEND)
def paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who applies and what the stamp says; then the same form as on the site."""
    found, by = call_for_intake(request, pk)
    known = known_applicants(found.call.customer)
    form = PaperForm(request.POST or None, applicants=known, organisations=never_applied())
    begun: list[Application] = []

    @transaction.atomic
    def write() -> None:
        sent = form.cleaned_data
        begun.append(
            begin_paper(call=found.call, applicant=_applicant(form, by, found.at), received_at=sent["received_at"],
                        note=sent["note"], by=by, at=found.at)
        )  # fmt: skip

    if request.method == "POST" and tried(form, write):
        if hasattr(begun[0], "draft"):
            return redirect("contests:fill", pk=begun[0].pk)
        messages.warning(request, _("The stamp is later than the deadline: it is recorded as late and not admitted."))
        return redirect("contests:applications", pk=pk)
    return render(request, "contests/intake/paper.html", {"call": found.call, "form": form})


def _applicant(form: PaperForm, by: Actor, at: datetime) -> Applicant:
    chosen = form.cleaned_data["applicant"]
    if chosen in form.organisations:
        return add_organisation_applicant(organisation=form.organisations[chosen], by=by, at=at)
    return form.known[chosen] if chosen else add_paper_applicant(**form.on_paper(), by=by, at=at)
