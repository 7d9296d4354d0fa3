"""Who applies: added, with a profile and a board."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from birge.contests.actions import applicants as actions
from birge.contests.enums.programmes import ApplicantKind
from birge.contests.forms.applicants import BoardMemberForm, EndBoardMemberForm, NewApplicantForm, ProfileForm
from birge.contests.models import Applicant, BoardMember
from birge.contests.past import past_of
from birge.contests.rules.applications import APPLY, can_act_for, own_organisations
from birge.kernel.forms import tried
from birge.kernel.permissions import require
from birge.people.enums import OrganisationKind
from birge.people.models import Account, Organisation
from birge.people.rules import actor_of, may

ASK_OR_SEND = ["GET", "HEAD", "POST"]


@login_required
@require_http_methods(ASK_OR_SEND)
def new_applicant(request: HttpRequest) -> HttpResponse:
    """An organisation or school that she directs, a group, or she herself."""
    today = timezone.localdate()
    own = list(Organisation.objects.filter(pk__in=own_organisations(request.user, today)).order_by("pk"))
    schools = [item for item in own if item.kind == OrganisationKind.SCHOOL]
    form = NewApplicantForm(request.POST or None, organisations=own, schools=schools)
    added: list[Applicant] = []
    if request.method == "POST" and tried(form, lambda: added.append(_add(request.user, form))):
        call = _id(request.GET.get("call"))
        return redirect("contests:apply", pk=call) if call else redirect("contests:applicant", pk=added[0].pk)
    return render(request, "contests/applicants/new.html", {"form": form})


def _id(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None


def _add(user: Any, form: NewApplicantForm) -> Applicant:
    chosen, name, at = form.cleaned_data["who"], form.cleaned_data["name"], timezone.now()
    if organisation := form.organisations.get(chosen):
        by = require(may(user, APPLY, organisation=organisation, on=timezone.localdate(at)))
        return actions.add_organisation_applicant(organisation=organisation, by=by, at=at)
    school = form.schools.get(chosen)
    account: Account | None = None if school else user
    kind = ApplicantKind.PUPILS if school else chosen
    by = require(may(user, APPLY, organisation=school)) if school else actor_of(user)
    return actions.add_applicant(kind=kind, name=name, account=account, school=school, by=by, at=at)


@login_required
@require_http_methods(ASK_OR_SEND)
def applicant(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The profile that is used for every contest, and the people of the board."""
    found = get_object_or_404(Applicant.objects.select_related("organisation", "school"), pk=pk)
    by = require(can_act_for(request.user, found, timezone.localdate()))
    is_member = request.POST.get("do") == "member"
    profile = ProfileForm(request.POST if request.POST and not is_member else None, applicant=found)
    member = BoardMemberForm(request.POST if is_member else None)

    def write() -> None:
        actions.change_profile(
            applicant=found, phone=profile.cleaned_data["phone"], facts=profile.facts(), answers=profile.answers(),
            by=by, at=timezone.now(),
        )  # fmt: skip

    def add() -> None:
        actions.add_board_member(applicant=found, **member.cleaned_data, by=by, at=timezone.now())

    if request.method == "POST" and (tried(member, add) if is_member else tried(profile, write)):
        messages.success(request, _("Saved."))
        return redirect("contests:applicant", pk=pk)
    context = {"applicant": found, "profile": profile, "member": member, "board": found.board.all(),
               "past": past_of(found)}  # fmt: skip
    return render(request, "contests/applicants/applicant.html", context)


@login_required
@require_http_methods(ASK_OR_SEND)
def end_board_member(request: HttpRequest, pk: UUID) -> HttpResponse:
    """From when somebody is no longer of the board."""
    found = get_object_or_404(BoardMember.objects.select_related("applicant__organisation", "applicant__school"), pk=pk)
    by = require(can_act_for(request.user, found.applicant, timezone.localdate()))
    form = EndBoardMemberForm(request.POST or None)
    if request.method == "POST" and tried(
        form,
        lambda: actions.end_board_member(member=found, ends_on=form.cleaned_data["ends_on"], by=by, at=timezone.now()),
    ):
        return redirect("contests:applicant", pk=found.applicant_id)
    return render(request, "contests/applicants/end_member.html", {"member": found, "form": form})
