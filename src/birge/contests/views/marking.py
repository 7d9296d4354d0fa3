"""A member's pages: her conflicts of interest, her list, one application with its score sheet, how marks lie."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
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
from django.views.decorators.http import require_http_methods, require_safe

from birge.contests.actions import conflicts
from birge.contests.actions.marking import keep_unfinished, send_marks
from birge.contests.enums.commission import ConflictState
from birge.contests.enums.terms import OthersMarks
from birge.contests.forms.commission import ConflictForm, RelativesForm
from birge.contests.forms.marking import ScoreForm, initial_of
from birge.contests.marking_pages import content_of, history_of, others_of, spread_of
from birge.contests.models import Applicant, Conflict, Marker, MarkingTask
from birge.contests.queries.awards import is_decided
from birge.contests.queries.commission import applicants_to_declare, marked_applications, tasks_of
from birge.contests.queries.marking import (
    are_names_hidden,
    blind_numbers,
    calls_to_mark,
    has_declared,
    is_over,
    marks_of,
)
from birge.contests.rules.commission import can_mark, can_sit, own_seats
from birge.contests.stages import Act, is_possible
from birge.contests.views.commission import ASK_OR_SEND, form_page
from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.forms import tried
from birge.kernel.permissions import require

_SEAT = ("call__rule_set", "call__customer", "member__body")


def open_seat(request: HttpRequest, pk: UUID) -> tuple[Marker, Actor]:
    """The member's own seat; 404 for everybody else, whether it exists or not."""
    marker = get_object_or_404(Marker.objects.select_related(*_SEAT), pk=pk)
    answer = can_sit(request.user, marker, timezone.localdate())
    if not answer or answer.actor is None:
        raise Http404
    return marker, answer.actor


def open_own_task(request: HttpRequest, pk: UUID) -> tuple[MarkingTask, Actor]:
    """What was given to this member; 404 for everybody else, and for herself once she is recused."""
    tasks = MarkingTask.objects.select_related(
        "application__call__rule_set", "application__applicant__organisation", "application__area", "marker__member"
    )
    task = get_object_or_404(tasks, pk=pk)
    answer = can_mark(request.user, task, timezone.localdate())
    if not answer or answer.actor is None:
        raise Http404
    return task, answer.actor


@login_required
@require_safe
def marking(request: HttpRequest) -> HttpResponse:
    """In which calls she marks, and what of it is done."""
    seats: list[dict[str, Any]] = []
    named: set[Applicant] = set()
    calls = calls_to_mark(own_seats(request.user, timezone.localdate()))
    tasks: dict[UUID, list[Any]] = defaultdict(list)
    numbers = blind_numbers(marker.call for marker, _given, _done in calls)
    for task in tasks_of([marker for marker, _given, _done in calls]):
        tasks[task.marker_id].append(_numbered(task, numbers))
    for marker, given, done in calls:
        rows = sorted(tasks[marker.pk], key=lambda task: (task.done_at is not None, task.shown_number))
        seats.append({"marker": marker, "given": given, "done": done, "rows": rows, **_hidden(marker)})
        if not seats[-1]["names_hidden"]:
            named |= {task.application.applicant for task in rows}
    if seats:
        by = require(can_sit(request.user, seats[0]["marker"], timezone.localdate()))
        journal.record_read(by=by, at=timezone.now(), verb="contests.read_applications", subjects=named)
    return render(request, "contests/marking/marking.html", {"seats": seats})


def _numbered(task: Any, numbers: Mapping[UUID, int]) -> Any:
    """`shown_number`: the application's number for who marks it."""
    task.shown_number = numbers.get(task.application_id, task.application.number)
    return task


def _hidden(marker: Marker) -> dict[str, Any]:
    return {
        "names_hidden": are_names_hidden(marker.call),
        "may_mark": is_possible(marker.call, Act.MARK),
        "may_declare": is_possible(marker.call, Act.FIND_CONFLICTS),
    }


@login_required
@require_http_methods(ASK_OR_SEND)
def declare(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Before she reads anything: does something tie her to one of the applicants?"""
    marker, by = open_seat(request, pk)
    rows = applicants_to_declare(marker)
    form = RelativesForm(request.POST or None, initial={"relatives": marker.relatives})
    free = [row for row, conflict, _clear in rows if conflict is None]

    def write() -> None:
        at = timezone.now()
        conflicts.name_relatives(marker, relatives=form.cleaned_data["relatives"], by=by, at=at)
        conflicts.declare_none(marker, applications=free, by=by, at=at)

    if request.method == "POST" and tried(form, write):
        messages.success(request, _("Thank you. Now you can read and mark."))
        return redirect("contests:marking")
    journal.record_read(by=by, at=timezone.now(), verb="contests.read_applicants",
                        subjects=[marker.call, *(row.applicant for row, _conflict, _clear in rows)])  # fmt: skip
    context = {"marker": marker, "call": marker.call, "rows": rows, "form": form, **_hidden(marker)}
    return render(request, "contests/marking/declare.html", context)


@login_required
@require_http_methods(ASK_OR_SEND)
def declare_conflict(request: HttpRequest, pk: UUID, application: UUID) -> HttpResponse:
    """What ties her to this applicant; she is recused at once."""
    marker, by = open_seat(request, pk)
    row = get_object_or_404(marked_applications(marker.call), pk=application)
    back = reverse("contests:declare", args=[marker.pk])
    if Conflict.objects.filter(marker=marker, application=row, state=ConflictState.STANDING).exists():
        return redirect(back)
    form = ConflictForm(request.POST or None)
    if request.method == "POST" and tried(
        form,
        lambda: conflicts.declare_conflict(marker, application=row, **form.cleaned_data, by=by, at=timezone.now()),
    ):
        messages.success(request, _("You do not mark this application. Thank you for saying so."))
        return redirect(back)
    lead = _("You will see and mark nothing of this application. If you marked it already, these marks do not count.")
    heading = _("Conflict of interest")
    return form_page(request, form, back, f"{heading}: {row.applicant}", lead)


@login_required
@require_http_methods(ASK_OR_SEND)
def mark(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One application and its score sheet."""
    task, by = open_own_task(request, pk)
    if not has_declared(task):
        messages.info(request, _("First say whether something ties you to one of the applicants."))
        return redirect("contests:declare", pk=task.marker_id)
    call, at = task.application.call, timezone.now()
    criteria = call.rule_set.procedure.criteria
    if request.method == "POST":
        return _received(request, task, by)
    current = marks_of(task)
    form = ScoreForm(initial=initial_of(current, task.unfinished), criteria=criteria)
    subjects = [task.application, task.application.applicant]
    journal.record_read(by=by, at=at, verb="contests.read_application", subjects=subjects)
    return _score_page(request, task, form)


def _received(request: HttpRequest, task: MarkingTask, by: Actor) -> HttpResponse:
    form = ScoreForm(request.POST, criteria=task.application.call.rule_set.procedure.criteria)
    if "keep" in request.POST or request.headers.get("HX-Request"):
        try:
            keep_unfinished(task, typed=form.typed(), by=by, at=timezone.now())
        except ValidationError as error:
            return HttpResponse(" ".join(error.messages), status=409)
        if request.headers.get("HX-Request"):
            return HttpResponse(_("Kept."))
        messages.success(request, _("Kept. You can go on later."))
        return redirect("contests:marking")
    if tried(form, lambda: send_marks(task, given=form.given(), by=by, at=timezone.now())):
        messages.success(request, _("Your marks are given."))
        return redirect("contests:marking")
    return _score_page(request, task, form)


def _score_page(request: HttpRequest, task: MarkingTask, form: ScoreForm) -> HttpResponse:
    call = task.application.call
    context = {
        "task": _numbered(task, blind_numbers([call])),
        "call": call,
        "application": task.application,
        "form": form,
        "names_hidden": are_names_hidden(call),
        **content_of(task.application),
        "others": others_of(task),
        "history": history_of(task),
        "is_over": is_over(task, timezone.localdate()),
        "may_mark": is_possible(call, Act.MARK) and not is_decided(task.application),
    }
    return render(request, "contests/marking/mark.html", context)


@login_required
@require_safe
def spread(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How the members' marks lie, criterion by criterion: to be talked over before the vote."""
    marker, by = open_seat(request, pk)
    numbers = blind_numbers([marker.call])
    tasks = sorted((_numbered(task, numbers) for task in tasks_of([marker])), key=lambda task: task.shown_number)
    if not tasks or any(task.done_at is None for task in tasks):
        messages.info(request, _("Finish your own marks first: then you see how all marks lie."))
        return redirect("contests:marking")
    shown = marker.call.rule_set.procedure.visibility.others_marks
    if shown == OthersMarks.NEVER and is_possible(marker.call, Act.MARK):
        messages.info(request, _("By the rules nobody sees the others' marks while the commission marks."))
        return redirect("contests:marking")
    journal.record_read(by=by, at=timezone.now(), verb="contests.read_spread", subjects=[marker.call])
    context = {"call": marker.call, "marker": marker, "rows": spread_of(marker.call, tasks),
               "criteria": marker.call.rule_set.procedure.criteria, **_hidden(marker)}  # fmt: skip
    return render(request, "contests/marking/spread.html", context)
