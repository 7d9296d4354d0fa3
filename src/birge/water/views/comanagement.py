"""The circle that manages water together: proposals, what a rule would do, answers, votes, and who takes part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
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
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from birge.kernel.permissions import require
from birge.meetings.queries import reference_of
from birge.people.models import Organisation
from birge.water.actions import comanagement as actions
from birge.water.enums import ProposalChoice
from birge.water.forms.comanagement import AnswerForm, CloseForm, InviteForm, ProposalForm
from birge.water.models import CircleMember, Proposal
from birge.water.queries.allocations import minutes_for
from birge.water.queries.comanagement import (
    counts_of,
    latest_share,
    members_on,
    membership_of,
    participation,
    proposals_of,
)
from birge.water.rules.association import associations
from birge.water.rules.comanagement import can_run_circle, can_see_circle, can_take_part, can_vote
from birge.water.trying import tried as tried_rule
from birge.water.views.seasons import ASK_OR_SEND, tried


@dataclass(frozen=True)
class Circle:
    """A circle that somebody opened, and her seat in it, if she has one."""

    association: Organisation
    today: date
    member: CircleMember | None
    may_run: bool


def _circle(request: HttpRequest, pk: UUID) -> Circle:
    """404 for strangers, whether it exists or not."""
    return _circle_of(request, get_object_or_404(associations().select_related("place"), pk=pk))


def _circle_of(request: HttpRequest, association: Organisation) -> Circle:
    today = timezone.localdate()
    member = membership_of(request.user, association, today)
    if not can_see_circle(request.user, association, member, today):
        raise Http404
    return Circle(association, today, member, bool(can_run_circle(request.user, association, today)))


def _seat(request: HttpRequest, circle: Circle) -> CircleMember:
    require(can_take_part(request.user, circle.association, circle.today))
    if circle.member is None:
        raise Http404
    return circle.member


@login_required
@require_safe
def page(request: HttpRequest, association: UUID) -> HttpResponse:
    """Proposals, members, and how each kind of member takes part."""
    circle = _circle(request, association)
    context = {
        "circle": circle,
        "association": circle.association,
        "proposals": proposals_of(circle.association)[:100],
        "members": members_on(circle.association, circle.today),
        "participation": participation(circle.association, circle.today),
    }
    return render(request, "water/together/page.html", context)


def _form(request: HttpRequest, circle: Circle, form: Any, heading: str, lead: str) -> HttpResponse:
    back = reverse("water:together", args=[circle.association.pk])
    context = {"association": circle.association, "form": form, "heading": heading, "lead": lead, "back": back}
    return render(request, "water/form.html", context)


@login_required
@require_http_methods(ASK_OR_SEND)
def invite(request: HttpRequest, association: UUID) -> HttpResponse:
    """A new member."""
    circle = _circle(request, association)
    by = require(can_run_circle(request.user, circle.association, circle.today))
    form = InviteForm(request.POST or None)
    if request.method == "POST" and tried(
        form,
        lambda: actions.invite(
            association=circle.association, **form.cleaned_data, since=circle.today, by=by, at=timezone.now()
        ),
    ):
        messages.success(request, _("Written into the register."))
        return redirect("water:together", association=association)
    return _form(request, circle, form, _("Invite a member"), _("Who speaks for whom in the circle."))


@login_required
@require_POST
def end_membership(request: HttpRequest, pk: UUID) -> HttpResponse:
    """From today on she is no longer in the circle."""
    member = get_object_or_404(CircleMember.objects.select_related("account", "association"), pk=pk, ends_on=None)
    circle = _circle(request, member.association_id)
    by = require(can_run_circle(request.user, circle.association, circle.today))
    actions.end_membership(member, on=circle.today, by=by, at=timezone.now())
    return redirect("water:together", association=member.association_id)


@login_required
@require_http_methods(ASK_OR_SEND)
def propose(request: HttpRequest, association: UUID) -> HttpResponse:
    """A new proposal."""
    circle = _circle(request, association)
    by = require(can_take_part(request.user, circle.association, circle.today))
    member = _seat(request, circle)
    form = ProposalForm(request.POST or None)
    if request.method == "POST" and tried(
        form, lambda: actions.propose(member=member, **form.cleaned_data, by=by, at=timezone.now())
    ):
        messages.success(request, _("Your proposal stands before the circle."))
        return redirect("water:together", association=association)
    lead = _("A rule of sharing with a value is tried at once on the latest requests.")
    return _form(request, circle, form, _("New proposal"), lead)


def _proposal(request: HttpRequest, pk: UUID) -> tuple[Proposal, Circle]:
    rows = Proposal.objects.select_related("member__account", "minutes", "association__place")
    found = get_object_or_404(rows.prefetch_related("votes"), pk=pk)
    return found, _circle_of(request, found.association)


@login_required
@require_safe
def proposal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One proposal: its text, what its rule would do, answers, votes, what became of it."""
    found, circle = _proposal(request, pk)
    share, flow_lps = (latest_share(circle.association) if found.rule_kind else None) or (None, None)
    votes = [(ProposalChoice(choice).label, count) for choice, count in counts_of(found).items()]
    is_open = found.state == "open"
    voters = {row.member_id for row in found.votes.all()}
    may_vote = is_open and circle.member is not None and circle.member.pk not in voters
    context = {
        "circle": circle,
        "association": circle.association,
        "proposal": found,
        "share": share,
        "lines": tried_rule(found, share, flow_lps) if share else [],
        "answers": found.answers.select_related("member__account").order_by("at"),
        "votes": votes,
        "may_vote": may_vote,
        "choices": ProposalChoice.choices,
        "answer_form": AnswerForm() if circle.member and is_open else None,
        "close_form": CloseForm(minutes=_minutes(circle)) if circle.may_run and is_open else None,
    }
    return render(request, "water/together/proposal.html", context)


def _minutes(circle: Circle) -> list[tuple[str, str]]:
    return [(str(row.pk), reference_of(row)) for row in minutes_for(circle.association)[:50]]


@login_required
@require_POST
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say something."""
    found, circle = _proposal(request, pk)
    by = require(can_vote(request.user, found, circle.today))
    form = AnswerForm(request.POST)
    if form.is_valid():
        actions.answer(found, member=_seat(request, circle), **form.cleaned_data, by=by, at=timezone.now())
    else:
        messages.error(request, _("Write your answer first."))
    return redirect(found)


@login_required
@require_POST
def vote(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Once."""
    found, circle = _proposal(request, pk)
    by = require(can_vote(request.user, found, circle.today))
    choice = request.POST.get("choice", "")
    if choice in ProposalChoice.values:
        try:
            actions.vote(found, member=_seat(request, circle), choice=choice, by=by, at=timezone.now())
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
    return redirect(found)


@login_required
@require_POST
def close(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What became of it."""
    found, circle = _proposal(request, pk)
    by = require(can_run_circle(request.user, circle.association, circle.today))
    rows = {str(row.pk): row for row in minutes_for(circle.association)[:50]}
    form = CloseForm(request.POST, minutes=[(key, reference_of(row)) for key, row in rows.items()])
    typed = form.cleaned_data if form.is_valid() else {}
    try:
        actions.close_proposal(found, state=typed.get("state", "open"), text=typed.get("text", ""),
                               minutes=rows.get(typed.get("minutes", "")), by=by, at=timezone.now())  # fmt: skip
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect(found)
