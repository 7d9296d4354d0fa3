"""The secretary's pages of a commission: who sits in it, conflicts of interest, who marks what."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from birge.contests.actions import assigning, conflicts
from birge.contests.actions import commission as actions
from birge.contests.enums.commission import ConflictState
from birge.contests.forms.commission import ExtendForm, FoundForm, ReportForm, SeatForm, SettleForm, WhyForm
from birge.contests.models import Conflict, Marker, MarkingTask
from birge.contests.parts.registry import OpenedCall
from birge.contests.queries.commission import (
    commission_of,
    conflicts_of,
    loads_of,
    marked_applications,
    markers_of,
    open_tasks,
    standing_bodies,
    undeclared,
)
from birge.contests.queries.marking import unfinished_tasks
from birge.contests.stages import Act, is_possible
from birge.contests.views.opening import open_call
from birge.contests.words.commission import certainty_words, found_words, seats_words
from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.forms import tried
from birge.kernel.permissions import Refused
from birge.kernel.texts import LANGUAGES, text_in

ASK_OR_SEND = ["GET", "HEAD", "POST"]


def kept_call(request: HttpRequest, pk: UUID) -> tuple[OpenedCall, Actor]:
    """The call for those who keep its commission; refused to others, those who only pay among them."""
    opened = open_call(request, pk)
    if not opened.may_run or opened.by is None:
        raise Refused(_("Only those who run this contest keep its commission."))
    return opened, opened.by


def form_page(request: HttpRequest, form: Any, back: str, heading: str, lead: str, **more: Any) -> HttpResponse:
    """A page that is one form."""
    context = {"form": form, "back": back, "heading": heading, "lead": lead, **more}
    return render(request, "contests/commission/form.html", context)


@login_required
@require_safe
def commission(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who sits in the commission of the call, how far each member is, and what has to be done next."""
    opened, _by = kept_call(request, pk)
    call = opened.call
    there = commission_of(call)
    context: dict[str, Any] = {"call": call, "commission": there, "may_seat": is_possible(call, Act.SEAT_COMMISSION)}
    if there is not None:
        context |= _seated(opened)
    return render(request, "contests/commission/commission.html", context)


def _seated(opened: OpenedCall) -> dict[str, Any]:
    call = opened.call
    markers, loads = list(markers_of(call, opened.on)), loads_of(call)
    applications = list(marked_applications(call))
    unfinished = list(unfinished_tasks(call))
    given = {row.application_id for row in open_tasks(call)}
    missing, states = actions.seats_missing(call, opened.at), [row.state for row in conflicts_of(call)]
    to_hand_out = [row for row in applications if row.pk not in given]
    is_begun = bool(given) if call.is_rolling else is_possible(call, Act.MARK)
    silent: dict[UUID, int] = {}
    for _application, marker in undeclared(markers, applications):
        silent[marker] = silent.get(marker, 0) + 1
    return {
        "rows": [(row, *loads.get(row.pk, (0, 0)), silent.get(row.pk, 0)) for row in markers],
        "seats": seats_words(call),
        "missing": missing,
        "applications": len(applications),
        "to_check": states.count(ConflictState.TO_CHECK),
        "standing": states.count(ConflictState.STANDING),
        "per_application": call.rule_set.procedure.commission.per_application,
        "unfinished": unfinished,
        "to_hand_out": len(to_hand_out),
        "may_begin": is_possible(call, Act.ASSIGN) and bool(applications) and not is_begun,
        "may_mark": is_possible(call, Act.MARK),
        "may_extend": is_possible(call, Act.MARK) and call.rule_set.procedure.days.marking is not None,
        "may_rank": is_possible(call, Act.RANK) and (is_begun or not call.is_rolling),
    }


@login_required
@require_http_methods(ASK_OR_SEND)
def found(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Choose or found the commission."""
    opened, by = kept_call(request, pk)
    call = opened.call
    form = FoundForm(request.POST or None, bodies=list(standing_bodies(call, opened.on)))
    names = {language: f"{_('Commission')}: {text_in(call.names, language)}"[:200] for language in LANGUAGES}
    back = reverse("contests:commission", args=[call.pk])
    if request.method == "POST" and tried(
        form, lambda: actions.found_commission(call, names=names, body=form.chosen(), by=by, at=opened.at)
    ):
        messages.success(request, _("Now seat the members."))
        return redirect(back)
    lead = _("It meets, votes and signs its minutes like every body; its members mark the applications.")
    return form_page(request, form, back, _("The commission of the call"), lead)


@login_required
@require_http_methods(ASK_OR_SEND)
def seat(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A person takes a seat."""
    opened, by = kept_call(request, pk)
    call = opened.call
    back = reverse("contests:commission", args=[call.pk])
    there = commission_of(call)
    if there is None:
        return redirect("contests:found_commission", pk=call.pk)
    form = SeatForm(request.POST or None, groups=list(call.rule_set.procedure.commission.seats))

    def write() -> None:
        facts = {name: value for name, value in form.cleaned_data.items() if name != "person"}
        actions.seat_member(there, account=form.cleaned_data["person"], **facts, by=by, at=opened.at)

    if request.method == "POST" and tried(form, write):
        messages.success(request, _("She sits in the commission now."))
        return redirect(back)
    return form_page(request, form, back, _("A seat in the commission"), " ".join(seats_words(call)))


@login_required
@require_http_methods(ASK_OR_SEND)
def unseat(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A member leaves the commission."""
    marker = get_object_or_404(Marker.objects.select_related("member"), pk=pk)
    opened, by = kept_call(request, marker.call_id)
    form = WhyForm(request.POST or None)
    back = reverse("contests:commission", args=[opened.call.pk])
    if request.method == "POST" and tried(
        form, lambda: actions.unseat_member(marker, **form.cleaned_data, by=by, at=opened.at)
    ):
        messages.success(request, _("She sits in the commission no longer."))
        return redirect(back)
    lead = _("Her finished marks stay and count; what she has not finished can be given to others.")
    heading = _("Leaves the commission")
    return form_page(request, form, back, f"{heading}: {marker}", lead)


@login_required
@require_safe
def conflict_list(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Conflicts of interest: those to check first."""
    opened, by = kept_call(request, pk)
    rows = sorted(conflicts_of(opened.call), key=lambda row: row.state != ConflictState.TO_CHECK)
    if rows:
        journal.record_read(by=by, at=opened.at, verb="contests.read_conflicts", subjects=[row.marker for row in rows])
    context = {
        "call": opened.call,
        "rows": [(row, found_words(row), certainty_words(row)) for row in rows],
        "may_find": is_possible(opened.call, Act.FIND_CONFLICTS),
    }
    return render(request, "contests/commission/conflicts.html", context)


@login_required
@require_POST
def find(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Look for ties between members and applicants."""
    opened, by = kept_call(request, pk)
    try:
        new = conflicts.find_conflicts(opened.call, by=by, at=opened.at)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        words = _("New ties to check: %(count)s.") % {"count": len(new)} if new else _("Nothing new was found.")
        messages.success(request, words)
    return redirect("contests:conflicts", pk=pk)


@login_required
@require_http_methods(ASK_OR_SEND)
def settle(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say whether what was found stands."""
    row = get_object_or_404(
        Conflict.objects.select_related("marker__member", "application__applicant__organisation", "application__call"),
        pk=pk,
    )
    opened, by = kept_call(request, row.application.call_id)
    form = SettleForm(request.POST or None)
    back = reverse("contests:conflicts", args=[opened.call.pk])
    if request.method == "POST" and tried(
        form, lambda: conflicts.settle_conflict(row, **form.cleaned_data, by=by, at=opened.at)
    ):
        messages.success(request, _("Settled."))
        return redirect(back)
    journal.record_read(by=by, at=opened.at, verb="contests.read_conflicts", subjects=[row.marker])
    lead = f"№ {row.application.number} · {row.application.applicant} — {row.marker}"
    return form_page(request, form, back, _("Does this conflict stand?"), lead, said=found_words(row),
                     hint=certainty_words(row))  # fmt: skip


@login_required
@require_http_methods(ASK_OR_SEND)
def report(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A conflict that somebody else reported."""
    opened, by = kept_call(request, pk)
    call = opened.call
    form = ReportForm(
        request.POST or None, markers=list(markers_of(call, opened.on)), applications=list(marked_applications(call))
    )

    def write() -> None:
        data = form.cleaned_data
        marker, application = form.markers[data["marker"]], form.applications[data["application"]]
        conflicts.report_conflict(marker, application=application, text=data["text"], by=by, at=opened.at)

    back = reverse("contests:conflicts", args=[call.pk])
    if request.method == "POST" and tried(form, write):
        messages.success(request, _("It stands: she does not mark this application."))
        return redirect(back)
    lead = _("The member is recused at once: she sees and marks nothing of this application.")
    return form_page(request, form, back, _("A conflict that somebody reported"), lead)


@login_required
@require_POST
def start(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Hand the applications out."""
    opened, by = kept_call(request, pk)
    try:
        assigning.start_marking(opened.call, by=by, at=opened.at)
    except ValidationError as error:
        for text in error.messages:
            messages.error(request, text)
    else:
        messages.success(request, _("The applications are handed out."))
    return redirect("contests:commission", pk=pk)


@login_required
@require_http_methods(ASK_OR_SEND)
def extend(request: HttpRequest, pk: UUID) -> HttpResponse:
    """More time for marking, with the reason."""
    opened, by = kept_call(request, pk)
    form = ExtendForm(request.POST or None)
    back = reverse("contests:commission", args=[opened.call.pk])
    if request.method == "POST" and tried(
        form, lambda: assigning.extend_marking(opened.call, **form.cleaned_data, by=by, at=opened.at)
    ):
        messages.success(request, _("The members have more time now."))
        return redirect(back)
    lead = _("All members alike can mark until this day. The reason is kept in the journal.")
    return form_page(request, form, back, _("More time for marking"), lead)


@login_required
@require_http_methods(ASK_OR_SEND)
def release(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A member will not finish an application."""
    task = get_object_or_404(MarkingTask.objects.select_related("application", "marker__member"), pk=pk)
    opened, by = kept_call(request, task.application.call_id)
    form = WhyForm(request.POST or None)
    back = reverse("contests:commission", args=[opened.call.pk])
    if request.method == "POST" and tried(
        form, lambda: assigning.release(task, **form.cleaned_data, by=by, at=timezone.now())
    ):
        messages.success(request, _("The application is ranked without her marks."))
        return redirect(back)
    lead = _("Use this when a member is ill or away: the application is ranked without her marks.")
    return form_page(request, form, back, f"{task.marker} · № {task.application.number}", lead)
