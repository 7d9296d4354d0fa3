"""An agreement is closed with what came of it, or ended early; a programme's year is closed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from birge.contests.actions.agreements import completing as actions
from birge.contests.actions.agreements.year_end import Choice, close_year
from birge.contests.forms.agreements.offers import WhyForm
from birge.contests.forms.agreements.results import CloseForm, NoteForm
from birge.contests.models import Programme
from birge.contests.queries.agreements.closing import course_of
from birge.contests.queries.agreements.year_end import Unspent, unspent_of
from birge.contests.rules.customers import can_decide, can_pay
from birge.contests.views.agreements.agreement import parts_of_close_out
from birge.contests.views.agreements.common import ASK_OR_SEND, context_of, open_agreement, typed
from birge.kernel.forms import tried
from birge.kernel.permissions import require


@login_required
@require_http_methods(ASK_OR_SEND)
def close(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The checklist, the computed close-out, and what came of it."""
    opened = open_agreement(request, pk)
    by, form = require(opened.decides), CloseForm(request.POST or None)
    if request.method == "POST" and tried(
        form,
        lambda: actions.close_agreement(agreement=opened.agreement, **form.cleaned_data, by=by, at=opened.at),
    ):
        messages.success(request, _("The agreement is closed."))
        return redirect(opened.agreement)
    course = course_of(opened.agreement)
    close_out = course.close_out()
    context = {
        **context_of(opened), "form": form, "checklist": course.checklist(),
        "unspent_tyiyn": course.unspent_tyiyn, "score": close_out.score,
        "parts": parts_of_close_out(close_out.facts), "may_end": True,
    }  # fmt: skip
    return render(request, "contests/agreements/close.html", context)


@login_required
@require_http_methods(ASK_OR_SEND)
def terminate(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End it early, with the reason."""
    opened = open_agreement(request, pk)
    by, form = require(opened.decides), WhyForm(request.POST or None)
    return typed(
        request, opened, form,
        lambda: actions.terminate_agreement(agreement=opened.agreement, why=form.cleaned_data["why"], by=by,
                                            at=opened.at),
        heading=_("End the agreement early"),
        lead=_("What was not paid is free again in the budget line. What is to come back is entered afterwards."),
        back=opened.agreement.get_absolute_url(), save=_("End the agreement"),
    )  # fmt: skip


@login_required
@require_http_methods(ASK_OR_SEND)
def say(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The contractor's own word beside the close-out."""
    opened = open_agreement(request, pk)
    by = require(opened.signs)
    form = NoteForm(request.POST or None, initial={"note": opened.agreement.applicant_note})
    return typed(
        request, opened, form,
        lambda: actions.say_to_close_out(agreement=opened.agreement, note=form.cleaned_data["note"], by=by,
                                         at=opened.at),
        heading=_("What you say to the close-out"),
        lead=_("Whoever reads how this agreement went reads this beside it."),
        back=opened.agreement.get_absolute_url(),
    )  # fmt: skip


@login_required
@require_http_methods(ASK_OR_SEND)
def year_end(request: HttpRequest, pk: UUID, year: int) -> HttpResponse:
    """What was bound and not spent: set free or carried on, with the reason, agreement by agreement."""
    programme = get_object_or_404(Programme.objects.select_related("customer__place"), pk=pk)
    at = timezone.now()
    on = timezone.localdate(at)
    decides = can_decide(request.user, programme.customer, on)
    require(decides or can_pay(request.user, programme.customer, on))
    rows = unspent_of(programme, year)
    if request.method == "POST":
        by = require(decides)
        chosen = [row for row in rows if row.decided is None and request.POST.get(_name(row))]
        try:
            for row in chosen:
                choice = Choice(
                    row.agreement, request.POST[_name(row)] == "release", request.POST.get(f"why-{_name(row)}", "")
                )
                close_year(line=row.line, year=year, choices=[choice], by=by, at=at)
        except ValidationError as error:
            for text in error.messages:
                messages.error(request, text)
        else:
            messages.success(request, _("Saved."))
            return redirect(request.path)
    context: dict[str, Any] = {
        "programme": programme, "year": year, "years": [year - 1, year + 1], "may_decide": bool(decides),
        "rows": [(row, _name(row), request.POST.get(_name(row), ""), request.POST.get(f"why-{_name(row)}", ""))
                 for row in rows],
        "is_open": any(row.decided is None for row in rows),
    }  # fmt: skip
    return render(request, "contests/agreements/year_end.html", context)


def _name(row: Unspent) -> str:
    return f"{row.line.pk}-{row.agreement.pk}"
