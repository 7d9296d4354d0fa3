"""The award of a call: the ranking as it stands, the vote, the decision, its publication, an applicant's own result."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from birge.algorithms.cases import NoAnswer
from birge.contests.actions import awards as actions
from birge.contests.actions.awards import NotReady
from birge.contests.actions.sitting import plan_sitting
from birge.contests.award_pages import Reader, award_lines, stability_words, trial_lines
from birge.contests.cases.ranking import proposal_of, rule_texts
from birge.contests.commission_vote import vote_words
from birge.contests.enums.awards import PUBLISHED
from birge.contests.forms.awards import DecideAwardForm
from birge.contests.models import Application, Award
from birge.contests.queries.applications import with_call_and_applicant
from birge.contests.queries.awards import minutes_for, with_decisions
from birge.contests.queries.commission import commission_of
from birge.contests.queries.marking import are_names_hidden
from birge.contests.results import result_of
from birge.contests.rules.applications import can_read_result
from birge.contests.rules.awards import can_decide_award, can_see_ranking
from birge.contests.rules.commission import barred_from
from birge.contests.rules.customers import can_run
from birge.contests.severity_pages import severity_of, severity_words
from birge.contests.stages import Act, is_possible
from birge.contests.views.commission import ASK_OR_SEND, form_page, kept_call
from birge.decisions.actions import NotAsCompared, NotOpen, NotPublishable
from birge.decisions.keyring import KeyMissing
from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.forms import tried
from birge.kernel.permissions import require
from birge.meetings.forms.meetings import MeetingForm
from birge.meetings.queries import reference_of

REFUSALS = (NotReady, NotOpen, NotAsCompared, NotPublishable, KeyMissing)


def seen_award(request: HttpRequest, pk: UUID) -> tuple[Award, Actor]:
    """The award for those who run the call and for its commission; refused to others."""
    award = get_object_or_404(with_decisions(Award.objects.all()), pk=pk)
    return award, require(can_see_ranking(request.user, award.call, timezone.localdate()))


@login_required
@require_POST
def open_award(request: HttpRequest, pk: UUID) -> HttpResponse:
    """To the ranking of the call; a new one if there is none."""
    opened, by = kept_call(request, pk)
    try:
        return redirect(actions.open_award(opened.call, by=by, at=opened.at))
    except (NotReady, ValidationError) as error:
        messages.error(request, _words(error))
        return redirect("contests:commission", pk=pk)


def _words(error: Exception) -> str:
    return " ".join(error.messages) if isinstance(error, ValidationError) else str(error)


@login_required
@require_safe
def award(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The ranking: as it would be decided now, or as it was decided."""
    return _page(request, *seen_award(request, pk), None)


def _page(request: HttpRequest, row: Award, by: Actor, form: DecideAwardForm | None) -> HttpResponse:
    call, on = row.call, timezone.localdate()
    barred = set(barred_from(request.user).filter(call=call).values_list("pk", flat=True))
    context: dict[str, Any] = {
        "award": row,
        "call": call,
        "decision": row.decision,
        "may_run": bool(can_run(request.user, call.customer, on)),
        "may_decide": bool(can_decide_award(request.user, call, on)),
        "commission": commission_of(call),
        "procedure": call.rule_set.procedure,
        "formula": row.decision.rule_texts or rule_texts(call),
    }
    is_blind = are_names_hidden(call) and not context["may_run"] and row.state not in PUBLISHED
    reader = Reader(barred, is_blind)
    context["show_names"] = not is_blind
    context |= _decided(row, reader) if row.decision.is_made else _proposed(row, reader, form, context["may_decide"])
    journal.record_read(by=by, at=timezone.now(), verb="contests.read_ranking", subjects=[row])
    return render(request, "contests/award/award.html", context)


def _decided(row: Award, reader: Reader) -> dict[str, Any]:
    lines = award_lines(row, reader)
    return {
        "lines": lines,
        "funding_tyiyn": row.statement.get("funding_tyiyn"),
        "vote": vote_words(row.statement["vote"]) if "vote" in row.statement else "",
        "stability": stability_words(row.call, row.statement["stability"], lines),
        "severity": severity_words(row.statement["severity"]),
    }


def _proposed(row: Award, reader: Reader, form: DecideAwardForm | None, may_decide: bool) -> dict[str, Any]:
    try:
        situation = actions.ready_situation(row)
    except NotReady as error:
        return {"not_ready": str(error)}
    if any(mark.task.marker_id not in situation.markers for mark in situation.marks):
        return {"not_ready": _("Compute the ranking: members and applications then get their numbers.")}
    proposal = proposal_of(situation)
    try:
        computation = proposal.compute()
    except NoAnswer:
        return {"not_ready": _("The money is not enough for all the projects that reach the minimum.")}
    is_current = row.decision.tried == {proposal.rule.name: proposal.digest}
    lines = trial_lines(situation, computation, reader)
    if form is None and is_current:
        form = _decide_form(row, initial={"request_key": str(uuid4()), "held_on": timezone.localdate()})
    return {
        "lines": lines,
        "funding_tyiyn": situation.funding_tyiyn,
        "stability": stability_words(row.call, computation.outputs["stability"], lines),
        "severity": severity_words(severity_of(proposal)),
        "is_current": is_current,
        "form": form if may_decide and is_current else None,
    }


def _decide_form(row: Award, *args: Any, **kwargs: Any) -> DecideAwardForm:
    minutes = [(str(one.pk), reference_of(one)) for one in minutes_for(row.call)[:50]]
    return DecideAwardForm(*args, minutes=minutes, **kwargs)


@login_required
@require_POST
def compute(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Compute the ranking; the marks as they are now count."""
    row, _by = seen_award(request, pk)
    by = require(can_run(request.user, row.call.customer, timezone.localdate()))
    return _done(request, row, lambda: actions.compute(row, by=by, at=timezone.now()), "")


@login_required
@require_POST
def back_to_marking(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The commission goes on marking."""
    row, _by = seen_award(request, pk)
    by = require(can_run(request.user, row.call.customer, timezone.localdate()))
    said = _("The members can change their marks again.")
    return _done(request, row, lambda: actions.back_to_marking(row, by=by, at=timezone.now()), said)


@login_required
@require_POST
def decide(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record the decision. Sending the same page twice decides once."""
    row, by = seen_award(request, pk)
    by = require(can_decide_award(request.user, row.call, timezone.localdate()))
    form = _decide_form(row, request.POST)
    if not form.is_valid():
        return _page(request, row, by, form)
    chosen = form.cleaned_data.get("minutes", "")
    minutes = minutes_for(row.call).filter(pk=chosen).first() if chosen else None

    def work() -> None:
        actions.decide(
            row,
            minutes=minutes,
            minutes_text=form.cleaned_data["minutes_text"],
            vote=form.vote(),
            request_key=form.cleaned_data["request_key"],
            by=by,
            at=timezone.now(),
        )

    return _done(request, row, work, _("Decided. Publish it: then the terms for complaints begin."))


@login_required
@require_POST
def publish(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the decision to everyone."""
    row, _by = seen_award(request, pk)
    by = require(can_decide_award(request.user, row.call, timezone.localdate()))
    said = _("Published. Every applicant sees her own result now.")
    return _done(request, row, lambda: actions.publish(row, by=by, at=timezone.now()), said)


@login_required
@require_POST
def finish(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The terms are over: the result is final."""
    row, _by = seen_award(request, pk)
    by = require(can_decide_award(request.user, row.call, timezone.localdate()))
    said = _("The result is final: agreements can be offered.")
    return _done(request, row, lambda: actions.finish(row, by=by, at=timezone.now()), said)


def _done(request: HttpRequest, row: Award, work: Any, said: str) -> HttpResponse:
    try:
        work()
    except (*REFUSALS, ValidationError) as error:
        messages.error(request, _words(error))
    else:
        if said:
            messages.success(request, said)
    return redirect(row)


@login_required
@require_http_methods(ASK_OR_SEND)
def sitting(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Plan the meeting that votes on the proposal."""
    row, _by = seen_award(request, pk)
    by = require(can_run(request.user, row.call.customer, timezone.localdate()))
    form = MeetingForm(request.POST or None)
    made: list[Any] = []

    def write() -> None:
        made.append(plan_sitting(row.call, facts=form.cleaned_data, by=by, at=timezone.now()))

    if request.method == "POST" and tried(form, write):
        messages.success(request, _("The meeting is planned: announce it to the members."))
        return redirect("meetings:meeting", pk=made[0].pk)
    lead = _(
        "The commission talks over the ranking and votes on it; its signed minutes are the ground of the decision."
    )
    return form_page(request, form, row.get_absolute_url(), _("The meeting that votes"), lead)


@login_required
@require_safe
def own_result(request: HttpRequest, pk: UUID) -> HttpResponse:
    """An applicant's own result: place, score, marks with their reasons, what was missing.

    A clerk prints it for one who applied on paper.
    """
    on = timezone.localdate()
    application = get_object_or_404(with_call_and_applicant(Application.objects.all()), pk=pk)
    answer = can_read_result(request.user, application, on)
    result = result_of(application) if answer else None
    if result is None:
        raise Http404
    subjects = [application, application.applicant] if application.applicant.is_from_paper else [application]
    journal.record_read(by=require(answer), at=timezone.now(), verb="contests.read_result", subjects=subjects)
    context = {
        "application": application,
        "call": application.call,
        "result": result,
        "may_complain": is_possible(application.call, Act.COMPLAIN) and not application.applicant.is_from_paper,
        "is_handed_out": application.applicant.is_from_paper,
        "complain": f"{reverse('contests:complain', args=[application.call_id])}?application={application.pk}",
    }
    return render(request, "contests/award/result.html", context)
