"""A residents' vote: prepared, opened, voted in, closed."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Max
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from birge.contests.codes import written
from birge.contests.enums.votes import BallotKind, Voters, VoteState
from birge.contests.models import Poll, Problem, Tally, Voted, VoteOption, VotingCode
from birge.contests.queries.votes import code_of, hash_of
from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.places.models import Place

CODE_BYTES = 8
MOST_CODES = 20_000

Choices = Mapping[int, int]
"""What a ballot says: number of the project to points (1 with approval)."""


@transaction.atomic
def prepare_vote(
    *, poll: Poll | None, place: Place, values: Mapping[str, Any], by: Actor, at: datetime, is_demo: bool = False
) -> Poll:
    """Draft a vote, or change its draft. Raises ValidationError where it cannot be so."""
    poll = _locked(poll, VoteState.DRAFT) if poll else Poll(place=place, is_demo=is_demo)
    for name, value in values.items():
        setattr(poll, name, value)
    if poll.opens_at >= poll.closes_at:
        raise ValidationError({"closes_at": _("The vote ends after it begins.")})
    poll.save()
    after = {"budget_tyiyn": poll.budget_tyiyn, "kind": poll.kind, "most": poll.most, "voters": poll.voters}
    journal.record(by=by, at=at, verb="contests.prepare_vote", subject=poll, also=[poll.place], after=after)
    return poll


@transaction.atomic
def add_option(
    *,
    poll: Poll,
    title: str,
    cost_tyiyn: int,
    about: str = "",
    problem: Problem | None = None,
    by: Actor,
    at: datetime,
) -> VoteOption:
    """Put a project on the ballot. One that costs more than the whole budget is refused (ValidationError)."""
    poll = _locked(poll, VoteState.DRAFT)
    if cost_tyiyn > poll.budget_tyiyn:
        raise ValidationError({"cost": _("It costs more than the whole budget: it could never win.")})
    last = poll.options.aggregate(last=Max("number"))["last"] or 0
    option = VoteOption(poll=poll, number=last + 1, title=title.strip(), about=about.strip(), problem=problem,
                        cost_tyiyn=cost_tyiyn)  # fmt: skip
    option.save(force_insert=True)
    after = {"number": option.number, "title": option.title, "cost_tyiyn": cost_tyiyn}
    journal.record(by=by, at=at, verb="contests.add_option", subject=poll, after=after)
    return option


@transaction.atomic
def remove_option(option: VoteOption, *, by: Actor, at: datetime) -> None:
    """Take a project off the ballot before the vote; the others keep their numbers."""
    poll = _locked(option.poll, VoteState.DRAFT)
    before = {"number": option.number, "title": option.title}
    option.delete()
    journal.record(by=by, at=at, verb="contests.remove_option", subject=poll, before=before)


@transaction.atomic
def print_codes(poll: Poll, *, count: int, by: Actor, at: datetime) -> list[tuple[int, str]]:
    """Make so many new codes: (number, code). They are told here and never again."""
    poll = _locked(poll, VoteState.DRAFT, VoteState.OPEN)
    last = poll.codes.aggregate(last=Max("number"))["last"] or 0
    if not 1 <= count <= MOST_CODES - last:
        raise ValidationError({"count": _("At most %(most)s codes for one vote.") % {"most": MOST_CODES}})
    made = [(last + place, written(secrets.token_bytes(CODE_BYTES))) for place in range(1, count + 1)]
    VotingCode.objects.bulk_create(
        (VotingCode(poll=poll, number=number, code_hash=hash_of(poll, code)) for number, code in made),
        batch_size=1000,
    )
    after = {"count": count, "first": last + 1}
    journal.record(by=by, at=at, verb="contests.print_codes", subject=poll, after=after)
    return made


@transaction.atomic
def withdraw_code(poll: Poll, *, number: int, by: Actor, at: datetime) -> None:
    """A lost slip opens nothing from now on. Raises ValidationError if it is unknown or has voted."""
    changed = poll.codes.filter(number=number, is_used=False).update(is_withdrawn=True)
    if not changed:
        raise ValidationError({"number": _("There is no unused code with this number.")})
    journal.record(by=by, at=at, verb="contests.withdraw_code", subject=poll, after={"number": number})


@transaction.atomic
def open_vote(poll: Poll, *, by: Actor, at: datetime) -> Poll:
    """Show the ballot to everyone; ballots are taken between its two moments."""
    poll = _locked(poll, VoteState.DRAFT)
    if poll.options.count() < 2:
        raise ValidationError(_("Put at least two projects on the ballot."))
    return _move(poll, VoteState.OPEN, "contests.open_vote", by, at)


@transaction.atomic
def cast_with_code(poll: Poll, *, code: str, choices: Choices, on_paper: bool = False, at: datetime) -> None:
    """One ballot by a printed code, from the site or typed from paper. Raises ValidationError, also where it was used.

    Paper that was handed in before the end may be typed until the count begins.
    """
    poll = _taking(poll, at, Voters.CODES, late=on_paper)
    known = code_of(poll, code)
    if known is None or known.is_withdrawn:
        raise ValidationError({"code": _("This code is not one of this vote. Compare it with your slip.")})
    fresh = VotingCode.objects.filter(pk=known.pk, is_used=False, is_withdrawn=False).update(is_used=True)
    if not fresh:
        raise ValidationError({"code": _("With this code somebody has voted already.")})
    _count(poll, choices, on_paper=on_paper)


@transaction.atomic
def cast_signed_in(poll: Poll, *, person: Any, choices: Choices, at: datetime) -> None:
    """One ballot of a person of the household book. A second one is refused (ValidationError)."""
    poll = _taking(poll, at, Voters.ACCOUNTS)
    voter = salted_hmac("birge.contests.voted", f"{poll.pk}:{person.pk}", algorithm="sha256").hexdigest()
    _voted, is_first = Voted.objects.get_or_create(poll=poll, voter=voter)
    if not is_first:
        raise ValidationError(_("You have voted already: everyone votes once."))
    _count(poll, choices, on_paper=False)


@transaction.atomic
def close_vote(poll: Poll, *, by: Actor, at: datetime) -> Poll:
    """No more ballots. Not before its end (ValidationError)."""
    poll = _locked(poll, VoteState.OPEN)
    if at < poll.closes_at:
        raise ValidationError(_("The vote is still running."))
    return _move(poll, VoteState.CLOSED, "contests.close_vote", by, at)


@transaction.atomic
def cancel_vote(poll: Poll, *, reason: str, by: Actor, at: datetime) -> Poll:
    """Call the vote off, with the reason that everyone reads."""
    poll = _locked(poll, VoteState.DRAFT, VoteState.OPEN)
    poll.cancel_reason = reason.strip()
    poll.save(update_fields=["cancel_reason"])
    return _move(poll, VoteState.CANCELLED, "contests.cancel_vote", by, at)


def checked(poll: Poll, choices: Choices) -> str:
    """A ballot as it is kept. Raises ValidationError where it breaks the rules of the vote."""
    numbers = set(poll.options.values_list("number", flat=True))
    said = {number: points for number, points in choices.items() if points}
    if not said:
        raise ValidationError(_("Choose at least one project."))
    if not set(said) <= numbers:
        raise ValidationError(_("A project on this ballot is not one of this vote."))
    if poll.kind == BallotKind.APPROVAL and (len(said) > poll.most or set(said.values()) != {1}):
        raise ValidationError(_("Choose at most %(most)s projects.") % {"most": poll.most})
    if poll.kind == BallotKind.CUMULATIVE and (sum(said.values()) > poll.most or min(said.values()) < 0):
        raise ValidationError(_("Share out at most %(most)s points.") % {"most": poll.most})
    return json.dumps(sorted(said.items()), separators=(",", ":"))


def _count(poll: Poll, choices: Choices, *, on_paper: bool) -> None:
    tally, _is_new = Tally.objects.get_or_create(poll=poll, choices=checked(poll, choices))
    Tally.objects.filter(pk=tally.pk).update(count=F("count") + 1, on_paper=F("on_paper") + int(on_paper))


def _taking(poll: Poll, at: datetime, voters: Voters, *, late: bool = False) -> Poll:
    """The poll, if it takes such a ballot at this moment; it cannot close meanwhile."""
    poll = Poll.objects.select_for_update(of=("self",)).get(pk=poll.pk)
    if poll.voters != voters or poll.state != VoteState.OPEN or at < poll.opens_at:
        raise ValidationError(_("No ballots are taken now."))
    if at >= poll.closes_at and not late:
        raise ValidationError(_("The vote has ended."))
    return poll


def _locked(poll: Poll, *states: VoteState) -> Poll:
    found = Poll.objects.select_for_update(of=("self",)).select_related("place").get(pk=poll.pk)
    if found.state not in states:
        raise ValidationError(_("The vote is in another state now: %(state)s.") % {"state": found.get_state_display()})
    return found


def _move(poll: Poll, state: VoteState, verb: str, by: Actor, at: datetime) -> Poll:
    before, poll.state = {"state": poll.state}, state
    poll.save(update_fields=["state"])
    journal.record(by=by, at=at, verb=verb, subject=poll, before=before, after={"state": state.value})
    return poll
