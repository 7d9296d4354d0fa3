"""Votes for those who hold them: prepared, codes printed, paper typed in, closed, counted, decided."""

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

from birge.contests.actions import counting
from birge.contests.actions import votes as actions
from birge.contests.cases.votes import RULES, compared, rule_name
from birge.contests.enums.votes import Voters, VoteState
from birge.contests.forms.votes import BallotForm, CancelVoteForm, CodesForm, OptionForm, VoteForm, WithdrawCodeForm
from birge.contests.models import Poll, VoteOption
from birge.contests.papers.votes import codes_pdf
from birge.contests.queries.minutes import minutes_at
from birge.contests.queries.votes import turnout
from birge.contests.rules.customers import RUN
from birge.contests.rules.problems import can_work_on
from birge.contests.rules.votes import can_hold, held_by
from birge.contests.views.votes import ASK_OR_SEND, columns, name_places
from birge.decisions.actions import NotAsCompared, NotOpen, NotPublishable
from birge.decisions.forms import DecideForm
from birge.decisions.keyring import KeyMissing
from birge.kernel.actors import Actor
from birge.kernel.forms import tried
from birge.kernel.lists import Listing, list_response
from birge.kernel.permissions import require
from birge.meetings.queries import reference_of
from birge.people.rules import holds
from birge.places.models import Place


@login_required
@require_safe
def vote_desk(request: HttpRequest) -> HttpResponse:
    """All votes of the places for which this person works."""
    require(holds(request.user, RUN))
    listing = Listing(
        title=_("Votes of my place"),
        above=(_("Residents' votes"), reverse("contests:votes")),
        lead=_("Prepare a vote, give out codes, type in paper ballots, count and decide."),
        queryset=held_by(request.user, timezone.localdate()),
        columns=columns(),
        action=(_("Prepare a vote"), reverse("contests:new_vote")),
        empty=_("There was no vote yet."),
        order="-closes_at",
        export_name="votes-of-my-place",
        on_rows=name_places,
    )
    return list_response(request, listing)


def _held(request: HttpRequest, pk: UUID) -> tuple[Poll, Actor]:
    """A vote that this person holds; else 404."""
    poll = get_object_or_404(Poll.objects.select_related("place", "decision"), pk=pk)
    answer = can_hold(request.user, poll, timezone.localdate())
    if not answer:
        raise Http404
    return poll, require(answer)


@login_required
@require_http_methods(ASK_OR_SEND)
def new_vote(request: HttpRequest) -> HttpResponse:
    """A new draft."""
    require(holds(request.user, RUN))
    return _write(request, None)


@login_required
@require_http_methods(ASK_OR_SEND)
def change_vote(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change a draft."""
    poll, _by = _held(request, pk)
    return _write(request, poll)


def _write(request: HttpRequest, poll: Poll | None) -> HttpResponse:
    today = timezone.localdate()
    form = VoteForm(request.POST or None, on=today, initial=_typed(poll) if poll else None)
    made: list[Poll] = []

    def write() -> None:
        place = Place.objects.get(pk=form.cleaned_data["place"])
        by = require(can_work_on(request.user, place, today))
        if poll is not None:
            poll.place = place
        made.append(actions.prepare_vote(poll=poll, place=place, values=form.values(), by=by, at=timezone.now()))

    if request.method == "POST" and tried(form, write):
        messages.success(request, _("Written."))
        return redirect("contests:held_vote", pk=made[0].pk)
    back = reverse("contests:held_vote", args=[poll.pk]) if poll else reverse("contests:vote_desk")
    return render(request, "contests/votes/write.html", {"form": form, "poll": poll, "back": back})


def _typed(poll: Poll) -> dict[str, Any]:
    return {
        "ky": poll.names.get("ky", ""),
        "ru": poll.names.get("ru", ""),
        "about_ky": poll.about.get("ky", ""),
        "about_ru": poll.about.get("ru", ""),
        "to": poll.place.soate,
        "budget": f"{poll.budget_tyiyn / 100:.2f}",
        "kind": poll.kind,
        "most": poll.most,
        "voters": poll.voters,
        "opens_at": timezone.localtime(poll.opens_at),
        "closes_at": timezone.localtime(poll.closes_at),
    }


@login_required
@require_safe
def held_vote(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One vote for those who hold it: what is next."""
    poll, _by = _held(request, pk)
    return _page(request, poll)


def _page(request: HttpRequest, poll: Poll, **forms: Any) -> HttpResponse:
    options = list(poll.options.all())
    context: dict[str, Any] = {
        "poll": poll,
        "options": options,
        "turnout": turnout(poll),
        "has_ended": timezone.now() >= poll.closes_at,
        "by_code": poll.voters == Voters.CODES,
        "option_form": OptionForm(poll=poll) if poll.state == VoteState.DRAFT else None,
        "codes_form": CodesForm(initial={"count": 100}),
        "withdraw_form": WithdrawCodeForm(),
        "cancel_form": CancelVoteForm(),
        "paper_form": BallotForm(poll=poll, options=options),
    }
    if poll.state == VoteState.CLOSED:
        context["trials"] = compared(poll)
        context["decide_form"] = None
        if poll.decision and poll.decision.tried:
            context["decide_form"] = _decide_form(poll, initial={"request_key": str(uuid4())})
    return render(request, "contests/votes/held.html", {**context, **forms})


def _decide_form(poll: Poll, *args: Any, **kwargs: Any) -> DecideForm:
    rules = [(str(rule), str(rule_name(rule))) for rule in RULES]
    minutes = [(str(row.pk), reference_of(row)) for row in minutes_at(poll.place)[:50]]
    return DecideForm(*args, rules=rules, minutes=minutes, **kwargs)


@login_required
@require_POST
def add_option(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One more project on the ballot."""
    poll, by = _held(request, pk)
    form = OptionForm(request.POST, poll=poll)

    def write() -> None:
        typed = form.cleaned_data
        actions.add_option(
            poll=poll, title=typed["title"], about=typed["about"], cost_tyiyn=typed["cost"],
            problem=typed["problem"], by=by, at=timezone.now(),
        )  # fmt: skip

    return redirect("contests:held_vote", pk=pk) if tried(form, write) else _page(request, poll, option_form=form)


@login_required
@require_POST
def remove_option(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Off the ballot."""
    option = get_object_or_404(VoteOption.objects.select_related("poll"), pk=pk)
    poll, by = _held(request, option.poll_id)
    return _done(request, poll, lambda: actions.remove_option(option, by=by, at=timezone.now()))


@login_required
@require_POST
def vote_codes(request: HttpRequest, pk: UUID) -> HttpResponse:
    """New codes, on slips to cut apart. They are in this file and nowhere else."""
    poll, by = _held(request, pk)
    form = CodesForm(request.POST)
    made: list[tuple[int, str]] = []
    if tried(form, lambda: made.extend(actions.print_codes(poll, **form.cleaned_data, by=by, at=timezone.now()))):
        return codes_pdf(poll, made)
    return _page(request, poll, codes_form=form)


@login_required
@require_POST
def withdraw_code(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A lost slip opens nothing any more."""
    poll, by = _held(request, pk)
    form = WithdrawCodeForm(request.POST)
    if tried(form, lambda: actions.withdraw_code(poll, **form.cleaned_data, by=by, at=timezone.now())):
        messages.success(request, _("Written."))
        return redirect("contests:held_vote", pk=pk)
    return _page(request, poll, withdraw_form=form)


@login_required
@require_POST
def paper_ballot(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A ballot from paper, with the code that stands on it."""
    poll, _by = _held(request, pk)
    form = BallotForm(request.POST, poll=poll, options=list(poll.options.all()))

    def write() -> None:
        code = form.cleaned_data.get("code", "")
        actions.cast_with_code(poll, code=code, choices=form.choices, on_paper=True, at=timezone.now())

    if tried(form, write):
        messages.success(request, _("Counted. Type the next one."))
        return redirect("contests:held_vote", pk=pk)
    return _page(request, poll, paper_form=form)


@login_required
@require_POST
def open_vote(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the ballot to everyone."""
    poll, by = _held(request, pk)
    return _done(request, poll, lambda: actions.open_vote(poll, by=by, at=timezone.now()))


@login_required
@require_POST
def close_vote(request: HttpRequest, pk: UUID) -> HttpResponse:
    """No more ballots: the count begins."""
    poll, by = _held(request, pk)
    return _done(request, poll, lambda: counting.close_and_compare(poll, by=by, at=timezone.now()))


@login_required
@require_POST
def cancel_vote(request: HttpRequest, pk: UUID) -> HttpResponse:
    """It does not take place."""
    poll, by = _held(request, pk)
    form = CancelVoteForm(request.POST)
    if tried(form, lambda: actions.cancel_vote(poll, **form.cleaned_data, by=by, at=timezone.now())):
        return redirect("contests:held_vote", pk=pk)
    return _page(request, poll, cancel_form=form)


@login_required
@require_POST
def decide_vote(request: HttpRequest, pk: UUID) -> HttpResponse:
    """By one of the rules that were put side by side; published at once."""
    poll, by = _held(request, pk)
    form = _decide_form(poll, request.POST)
    if not form.is_valid():
        return _page(request, poll, decide_form=form)
    typed = form.cleaned_data
    try:
        counting.decide_vote(
            poll,
            rule=typed["rule"],
            minutes=minutes_at(poll.place).filter(pk=typed["minutes"]).first() if typed.get("minutes") else None,
            minutes_text=typed["minutes_text"],
            request_key=typed["request_key"],
            by=by,
            at=timezone.now(),
        )
    except (NotOpen, NotAsCompared, KeyMissing, NotPublishable, ValidationError) as error:
        form.add_error(None, str(error))
        return _page(request, poll, decide_form=form)
    messages.success(request, _("Decided and published."))
    return redirect("contests:vote", pk=pk)


def _done(request: HttpRequest, poll: Poll, write: Any) -> HttpResponse:
    try:
        write()
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("contests:held_vote", pk=poll.pk)
