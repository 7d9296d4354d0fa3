"""The problems that a call answers: chosen on its desk."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from birge.contests.actions import answering as actions
from birge.contests.forms.answering import ChooseProblemsForm
from birge.contests.models import Problem
from birge.contests.queries.answering import may_be_answered, votes_won
from birge.contests.queries.problems import search
from birge.contests.rules.customers import can_run
from birge.contests.views.opening import ASK_OR_SEND, open_call
from birge.kernel.forms import tried
from birge.kernel.permissions import require
from birge.kernel.texts import text_in
from birge.places.queries import names_by_place

MOST = 100
"""So many problems are put before a person at once; the search finds the others."""


@login_required
@require_http_methods(ASK_OR_SEND)
def call_problems(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Tick the problems that a call answers."""
    opened = open_call(request, pk)
    by = require(can_run(request.user, opened.call.customer, opened.on))
    words = request.GET.get("q", "").strip()
    found = may_be_answered(opened.call, opened.on)
    found = search(found, words) if words else found
    won = votes_won(found)
    offered = [*found.filter(pk__in=won), *found.exclude(pk__in=won)[:MOST]]
    places = {place: text_in(names) for place, names in names_by_place({one.place_id for one in offered}).items()}
    form = ChooseProblemsForm(request.POST or None, offered=offered, won=won, places=places)
    if request.method == "POST" and tried(
        form, lambda: actions.choose_problems(opened.call, problems=form.chosen(), by=by, at=timezone.now())
    ):
        messages.success(request, _("Written: the notice of the call tells which problems it answers."))
        return redirect(opened.call)
    context = {"call": opened.call, "form": form, "words": words, "offered": offered}
    return render(request, "contests/problems/choose.html", context)


@login_required
@require_POST
def leave_problem(request: HttpRequest, pk: UUID, problem: UUID) -> HttpResponse:
    """A draft does not answer it after all."""
    opened = open_call(request, pk)
    by = require(can_run(request.user, opened.call.customer, opened.on))
    found = get_object_or_404(Problem.objects.filter(calls__call=opened.call), pk=problem)
    try:
        actions.leave_problem(opened.call, problem=found, by=by, at=opened.at)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect(opened.call)
