"""Votes for everyone: the list, the ballot, the result."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from birge.contests.actions import votes as actions
from birge.contests.cases.votes import lines_of
from birge.contests.enums.votes import Voters, VoteState
from birge.contests.forms.votes import BallotForm
from birge.contests.models import Poll
from birge.contests.queries.votes import shown_votes, turnout
from birge.contests.rules.problems import served_places
from birge.contests.rules.votes import can_hold, can_see_vote, can_vote_signed_in
from birge.kernel.forms import tried
from birge.kernel.lists import Column, Listing, list_response
from birge.kernel.permissions import require
from birge.kernel.texts import text_in
from birge.kernel.throttle import Throttle
from birge.places.queries import name_of, names_by_place
from birge.registers.queries.residents import person_of_account

ASK_OR_SEND = ["GET", "HEAD", "POST"]
CODES = Throttle("contests.voting_code", most=30, seconds=600)
SHAPES = {"draft": "draft", "open": "open", "closed": "open", "published": "done", "cancelled": "cancelled"}


@require_safe
def votes(request: HttpRequest) -> HttpResponse:
    """Votes that run, and how earlier ones ended."""
    on = timezone.localdate()
    listing = Listing(
        title=_("Residents' votes"),
        above=(_("Contests"), reverse("contests:index")),
        lead=_("On which projects residents want the money of their place to be spent."),
        queryset=shown_votes(),
        columns=columns(),
        action=(_("Votes of my place"), reverse("contests:vote_desk")) if served_places(request.user, on) else None,
        empty=_("There was no vote yet."),
        order="-closes_at",
        export_name="votes",
        on_rows=name_places,
    )
    return list_response(request, listing)


def columns() -> list[Column]:
    """The columns of every list of votes."""
    return [
        Column("name", pgettext("vote", "Vote"), str, link=Poll.get_absolute_url),
        Column("place", _("Where"), lambda row: getattr(row, "place_name", "")),
        Column("closes_at", _("Until"), lambda row: timezone.localdate(row.closes_at), sort="closes_at"),
        Column("budget", pgettext("vote", "Budget"), lambda row: row.budget_tyiyn // 100, sort="budget_tyiyn",
               numeric=True, unit=_("som")),
        Column("state", _("State"), lambda row: row.get_state_display(), sort="state",
               status=lambda row: SHAPES[row.state]),
    ]  # fmt: skip


def name_places(rows: Any) -> None:
    """One query for the names of all places that the page shows."""
    names = names_by_place({row.place_id for row in rows})
    for row in rows:
        row.place_name = text_in(names.get(row.place_id))


@never_cache
@require_http_methods(ASK_OR_SEND)
def vote(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One vote: its projects; while it runs the ballot; afterwards the result with the reason for each project."""
    poll = get_object_or_404(Poll.objects.select_related("place", "decision"), pk=pk)
    now = timezone.now()
    if not can_see_vote(request.user, poll, timezone.localdate(now)):
        raise Http404
    options = list(poll.options.select_related("problem"))
    takes = poll.state == VoteState.OPEN and poll.opens_at <= now < poll.closes_at
    form = BallotForm(request.POST or None, poll=poll, options=options) if takes else None
    if request.method == "POST" and form is not None:
        if CODES.too_many(request):
            return render(request, "contests/problems/too_many.html", status=429)
        if tried(form, lambda: _cast(request, poll, form)):
            messages.success(request, _("Your ballot is counted. Nobody can see how you voted, nor change it."))
            return redirect("contests:voted", pk=pk)
        CODES.count(request)
    is_shown = poll.state == VoteState.PUBLISHED and poll.decision is not None
    context = {
        "poll": poll,
        "place_name": name_of(poll.place),
        "options": options,
        "form": form,
        "needs_account": takes and poll.voters == Voters.ACCOUNTS,
        "lines": lines_of(poll, options) if is_shown else [],
        "turnout": turnout(poll) if is_shown else None,
        "may_hold": bool(can_hold(request.user, poll, timezone.localdate(now))),
        "now": now,
    }
    return render(request, "contests/votes/vote.html", context)


def _cast(request: HttpRequest, poll: Poll, form: BallotForm) -> None:
    now = timezone.now()
    if poll.voters == Voters.CODES:
        actions.cast_with_code(poll, code=form.cleaned_data["code"], choices=form.choices, at=now)
        return
    answer = can_vote_signed_in(request.user, poll, timezone.localdate(now))
    if not answer:
        raise ValidationError(str(answer.reason))
    require(answer)
    actions.cast_signed_in(poll, person=person_of_account(request.user), choices=form.choices, at=now)


@never_cache
@require_safe
def voted(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The ballot was counted: shown once it is cast, says nothing about it."""
    poll = get_object_or_404(shown_votes(), pk=pk)
    return render(request, "contests/votes/voted.html", {"poll": poll, "back": reverse("contests:votes")})
