"""The staff's side until the opening: opening codes, how many applications there are, the opening, its protocol."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from birge.contests.actions.opening import open_applications, require_openable
from birge.contests.actions.sealing import make_seal
from birge.contests.enums.applications import ApplicationState
from birge.contests.forms.applications import CodesForm, OpenersForm
from birge.contests.models import CallSeal, Opening
from birge.contests.papers.applications import protocol_pdf, sheets_pdf
from birge.contests.parts.registry import OpenedCall
from birge.contests.queries.applications import received, seal_of, sealed_count
from birge.contests.queries.flags import flags_of
from birge.contests.rules.commission import barred_from
from birge.contests.views.applying import ASK_OR_SEND
from birge.contests.views.opening import open_call
from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.forms import tried
from birge.kernel.permissions import Refused


def call_for_intake(request: HttpRequest, pk: UUID) -> tuple[OpenedCall, Actor]:
    """A call for those who take its applications in, and in which role."""
    opened_call = open_call(request, pk)
    if not opened_call.may_run or opened_call.by is None:
        raise Refused(_("Applications are taken in by those who run the contest."))
    return opened_call, opened_call.by


@login_required
@never_cache
@require_http_methods(ASK_OR_SEND)
def seal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Name the openers; the answer is the sheets with their codes, which exist nowhere else."""
    found, by = call_for_intake(request, pk)
    standing = seal_of(found.call)
    needed, count = found.call.rule_set.procedure.visibility.openers
    names = [row["name"] for row in standing.openers] if standing else []
    form = OpenersForm(request.POST or None, count=count, names=names)
    made: list[tuple[CallSeal, list[tuple[str, str]]]] = []
    if request.method == "POST" and tried(
        form, lambda: made.append(make_seal(call=found.call, openers=form.openers(), by=by, at=found.at))
    ):
        return sheets_pdf(found.call, *made[0])
    context = {"call": found.call, "seal": standing, "form": form, "needed": needed, "count": count,
               "sealed": sealed_count(found.call)}  # fmt: skip
    return render(request, "contests/intake/seal.html", context)


@login_required
@never_cache
@require_http_methods(ASK_OR_SEND)
def open_sealed(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The openers type their codes; the applications are read."""
    found, by = call_for_intake(request, pk)
    standing = seal_of(found.call)
    names = [row["name"] for row in standing.openers] if standing else []
    form = CodesForm(request.POST or None, names=names)
    if request.method == "POST" and tried(
        form, lambda: open_applications(call=found.call, typed_codes=form.codes(), by=by, at=found.at)
    ):
        messages.success(request, _("The applications are opened."))
        return redirect("contests:applications", pk=pk)
    refused = ""
    try:
        require_openable(found.call, found.at)
    except ValidationError as error:
        refused = " ".join(error.messages)
    context = {"call": found.call, "seal": standing, "form": form, "refused": refused,
               "sealed": sealed_count(found.call)}  # fmt: skip
    return render(request, "contests/intake/open.html", context)


@login_required
@require_safe
def applications(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The opened applications of a call, and the protocols of their opening; before that only how many there are.

    Signs are looked for in all of them, and shown where they are about none from which the reader is recused.
    """
    found, by = call_for_intake(request, pk)
    everything = received(found.call)
    opened = [row for row in everything if row.state != ApplicationState.SUBMITTED or row.is_damaged]
    barred = set(barred_from(request.user).values_list("pk", flat=True))
    rows = [row for row in opened if row.pk not in barred]
    flags = [flag for flag in flags_of(found.call, opened) if barred.isdisjoint(row.pk for row in flag.applications)]
    journal.record_read(by=by, at=found.at, verb="contests.read_applications", subjects=[row.applicant for row in rows])
    context = {"call": found.call, "rows": rows, "sealed": len(everything) - len(opened),
               "recused": len(opened) - len(rows), "flags": flags,
               "openings": found.call.openings.order_by("number")}  # fmt: skip
    return render(request, "contests/intake/applications.html", context)


@login_required
@require_safe
def protocol(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The protocol of an opening, to print and sign."""
    opening = get_object_or_404(Opening.objects.select_related("call__customer"), pk=pk)
    found, by = call_for_intake(request, opening.call_id)
    journal.record_read(by=by, at=found.at, verb="contests.read_protocol",
                        subjects=[f"contests.application:{row['application']}" for row in opening.rows])  # fmt: skip
    return protocol_pdf(opening)
