"""Residents' problems: told by anyone, read by everyone once accepted, answered by those who work on them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from birge.contests.actions import problems as actions
from birge.contests.enums.problems import ProblemWay
from birge.contests.forms.problems import (
    AnswerProblemForm,
    CorrectProblemForm,
    DirectionForm,
    ProblemCodeForm,
    ProblemForm,
)
from birge.contests.models import Direction, Problem
from birge.contests.queries.answering import what_became_of
from birge.contests.queries.problems import alike, problem_by_code
from birge.contests.rules.customers import runs_contests
from birge.contests.rules.problems import can_see_problem, can_work_on, can_write_directions, spoken_for
from birge.kernel import journal
from birge.kernel.actors import VISITOR, Actor
from birge.kernel.forms import tried
from birge.kernel.permissions import require
from birge.kernel.throttle import Throttle
from birge.people.rules import actor_of
from birge.places.models import Place
from birge.places.queries import name_of

ASK_OR_SEND = ["GET", "HEAD", "POST"]
TELLING = Throttle("contests.problem", most=10, seconds=3600)
"""Problems told by visitors without an account, from one address."""
CODES = Throttle("contests.problem_code", most=60, seconds=600)


@never_cache
@require_http_methods(ASK_OR_SEND)
def new_problem(request: HttpRequest) -> HttpResponse:
    """Say what is wrong. Those who run contests also enter what was told on paper or by phone."""
    today, user = timezone.localdate(), request.user
    enters = bool(runs_contests(user))
    speaks_for = list(spoken_for(user, today))
    form = ProblemForm(request.POST or None, on=today, speaks_for=speaks_for, enters=enters)
    if request.method == "POST":
        if not user.is_authenticated and TELLING.too_many(request):
            return render(request, "contests/problems/too_many.html", status=429)
        told: list[Any] = []
        if tried(form, lambda: told.append(_tell(request, form.cleaned_data, speaks_for))):
            if not user.is_authenticated:
                TELLING.count(request)
            return redirect("contests:problem_of_code", code=told[0][1])
    return render(request, "contests/problems/new.html", {"form": form, "enters": enters})


def _tell(request: HttpRequest, typed: dict[str, Any], speaks_for: list[Any]) -> tuple[Problem, str]:
    place = Place.objects.get(pk=typed["place"])
    way = typed.get("way") or ProblemWay.SITE
    if way == ProblemWay.SITE:
        by = actor_of(request.user) if request.user.is_authenticated else VISITOR
    else:
        by = require(can_work_on(request.user, place, timezone.localdate()))
    return actions.submit_problem(
        place=place,
        direction=typed["direction"],
        title=typed["title"],
        text=typed["text"],
        way=way,
        organisation=next((one for one in speaks_for if str(one.pk) == typed.get("organisation")), None),
        reporter={"name": typed["name"], "phone": typed["phone"]},
        by=by,
        at=timezone.now(),
    )


@never_cache
@require_http_methods(ASK_OR_SEND)
def problem_code(request: HttpRequest) -> HttpResponse:
    """Type the code that was given when the problem was told."""
    form = ProblemCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return redirect("contests:problem_of_code", code=form.cleaned_data["code"].strip().replace("/", "-"))
    return render(request, "contests/problems/code.html", {"form": form})


@never_cache
@require_safe
def problem_of_code(request: HttpRequest, code: str) -> HttpResponse:
    """What became of a problem, for the person who told it."""
    if CODES.too_many(request):
        return render(request, "contests/problems/too_many.html", status=429)
    problem = problem_by_code(code)
    if problem is None:
        CODES.count(request)
        form = ProblemCodeForm(initial={"code": code})
        return render(request, "contests/problems/code.html", {"form": form, "not_found": True}, status=404)
    became = what_became_of(problem.merged_into or problem)
    return render(request, "contests/problems/of_code.html", {"problem": problem, "code": code, "became": became})


@require_safe
def problem(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One problem; for those who work on it also who told it (journalled), what may be the same, and the answer."""
    found = _found(request, pk)
    if found.merged_into_id:
        return redirect("contests:problem", pk=found.merged_into_id)
    works = can_work_on(request.user, found.place, timezone.localdate())
    context: dict[str, Any] = {
        "problem": found,
        "place_name": name_of(found.place),
        "same": list(found.merged.order_by("submitted_at")),
        "became": what_became_of(found),
    }
    if works:
        context |= _for_staff(require(works), found)
    return render(request, "contests/problems/problem.html", context)


def _for_staff(by: Actor, found: Problem) -> dict[str, Any]:
    if found.reporter:
        journal.record_read(by=by, at=timezone.now(), verb="contests.read_reporter", subjects=[found])
    answer = AnswerProblemForm(problem=found)
    is_waiting = found.state in actions.WAITING
    return {
        "works": True,
        "answer_form": answer if answer.fields["state"].choices else None,  # type: ignore[attr-defined]
        "correct_form": CorrectProblemForm(initial={"title": found.title, "direction": found.direction_id})
        if is_waiting
        else None,
        "alike": alike(found) if is_waiting else [],
    }


def _found(request: HttpRequest, pk: UUID) -> Problem:
    rows = Problem.objects.select_related("place", "direction", "organisation", "merged_into")
    found = get_object_or_404(rows, pk=pk)
    if not can_see_problem(request.user, found, timezone.localdate()):
        raise Http404
    return found


@login_required
@require_POST
def answer_problem(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Accept it, decline it with the reason, or call it solved."""
    found, by = _worked_on(request, pk)
    form = AnswerProblemForm(request.POST, problem=found)
    now = timezone.now()
    if tried(form, lambda: actions.answer_problem(found, **form.cleaned_data, by=by, at=now)):
        messages.success(request, _("The answer stands on the page that the person opens with her code."))
        return redirect("contests:problem", pk=pk)
    return _again(request, found, by, answer_form=form)


@login_required
@require_POST
def correct_problem(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Other words, or another direction."""
    found, by = _worked_on(request, pk)
    form = CorrectProblemForm(request.POST)
    if tried(form, lambda: actions.correct_problem(found, **form.cleaned_data, by=by, at=timezone.now())):
        messages.success(request, _("Written."))
        return redirect("contests:problem", pk=pk)
    return _again(request, found, by, correct_form=form)


def _again(request: HttpRequest, found: Problem, by: Actor, **forms: Any) -> HttpResponse:
    known = {"problem": found, "place_name": name_of(found.place), "became": what_became_of(found)}
    context = {**known, **_for_staff(by, found), **forms}
    return render(request, "contests/problems/problem.html", context)


@login_required
@require_POST
def merge_problem(request: HttpRequest, pk: UUID, into: UUID) -> HttpResponse:
    """This one is the same as another."""
    found, by = _worked_on(request, pk)
    other, _by = _worked_on(request, into)
    return _done(request, lambda: actions.merge_problem(found, into=other, by=by, at=timezone.now()), other.pk)


@login_required
@require_POST
def unmerge_problem(request: HttpRequest, pk: UUID) -> HttpResponse:
    """It is another problem after all."""
    found, by = _worked_on(request, pk)
    return _done(request, lambda: actions.unmerge_problem(found, by=by, at=timezone.now()), pk)


def _done(request: HttpRequest, write: Any, pk: UUID) -> HttpResponse:
    try:
        write()
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("Written."))
    return redirect("contests:problem", pk=pk)


def _worked_on(request: HttpRequest, pk: UUID) -> tuple[Problem, Actor]:
    """A problem on which this person works; else 404."""
    found = get_object_or_404(Problem.objects.select_related("place", "direction"), pk=pk)
    answer = can_work_on(request.user, found.place, timezone.localdate())
    if not answer:
        raise Http404
    return found, require(answer)


@login_required
@require_http_methods(ASK_OR_SEND)
def directions(request: HttpRequest) -> HttpResponse:
    """What a problem can be about."""
    by = require(can_write_directions(request.user, timezone.localdate()))
    asked = request.GET.get("code")
    chosen = get_object_or_404(Direction, code=asked) if asked else None
    initial = {**chosen.names, "code": chosen.code, "is_used": chosen.is_used} if chosen else None
    form = DirectionForm(request.POST or None, initial=initial)
    if request.method == "POST" and tried(form, lambda: _write_direction(chosen, form.cleaned_data, by)):
        messages.success(request, _("Written."))
        return redirect("contests:directions")
    context = {"form": form, "rows": Direction.objects.all(), "chosen": chosen, "back": reverse("contests:problems")}
    return render(request, "contests/problems/directions.html", context)


def _write_direction(chosen: Direction | None, typed: dict[str, Any], by: Actor) -> Direction:
    names = {**(chosen.names if chosen else {}), "ky": typed["ky"], "ru": typed["ru"]}
    return actions.write_direction(
        direction=chosen, code=typed["code"], names=names, is_used=typed["is_used"], by=by, at=timezone.now()
    )
