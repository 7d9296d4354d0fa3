"""Counting a vote: the rules side by side, then a decision by one of them, published."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from birge.algorithms.contests.votes import Rule
from birge.contests.actions.votes import close_vote
from birge.contests.cases.votes import RULES, proposal_of
from birge.contests.enums.votes import VoteState
from birge.contests.models import Poll
from birge.contests.words.votes import COUNT
from birge.decisions import actions as decisions
from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.journal import subject_of
from birge.meetings.models import Minutes
from birge.meetings.queries import reference_of


@transaction.atomic
def close_and_compare(poll: Poll, *, by: Actor, at: datetime) -> Poll:
    """End the vote and put the rules side by side; one without ballots cannot be counted (ValidationError)."""
    if not poll.tallies.filter(count__gt=0).exists():
        raise ValidationError(_("Nobody has voted: cancel the vote, with the reason."))
    poll = close_vote(poll, by=by, at=at)
    poll.decision = decisions.draft(
        kind=COUNT, place=poll.place, titles=poll.names, source=subject_of(poll), by=by, at=at, is_demo=poll.is_demo
    )
    poll.save(update_fields=["decision"])
    decisions.try_rules(poll.decision, proposals=[proposal_of(poll, rule) for rule in RULES], by=by, at=at)
    return poll


@transaction.atomic
def decide_vote(
    poll: Poll,
    *,
    rule: str,
    minutes_text: str = "",
    minutes: Minutes | None = None,
    request_key: str,
    by: Actor,
    at: datetime,
) -> Poll:
    """Decide by this rule and publish. Raises what `decisions.decide` and `decisions.publish` raise."""
    poll = Poll.objects.select_for_update(of=("self",)).select_related("decision").get(pk=poll.pk)
    if poll.decision is None or poll.state != VoteState.CLOSED:
        raise ValidationError(_("The vote is in another state now: %(state)s.") % {"state": poll.get_state_display()})
    decided = decisions.decide(
        poll.decision,
        proposal=proposal_of(poll, Rule(rule)),
        minutes=minutes,
        minutes_text=minutes_text.strip() or (reference_of(minutes) if minutes else ""),
        request_key=request_key,
        by=by,
        at=at,
    )
    poll.decision = decisions.publish(decided, by=by, at=at)
    poll.state = VoteState.PUBLISHED
    poll.save(update_fields=["state"])
    journal.record(by=by, at=at, verb="contests.publish_vote", subject=poll, after={"rule": rule})
    return poll
