"""A small vote that other tests fill in."""

from __future__ import annotations

from datetime import datetime, timedelta

from birge.contests.actions.votes import add_option, open_vote, prepare_vote, print_codes
from birge.contests.enums.votes import BallotKind, Voters
from birge.contests.models import Poll, Problem
from birge.kernel.actors import Actor
from birge.places.models import Place

PROJECTS = [("Көчө жарыгы", 600), ("Спорт аянтча", 500), ("Китепкана", 400)]
"""What can be chosen, and its cost in som; the budget is 1,000 som."""


def small_vote(place: Place, by: Actor, now: datetime, problem: Problem | None = None, **more: object) -> Poll:
    """Open since an hour, ends in an hour; up to two of three projects, the first for this problem."""
    values = {
        "names": {"ky": "Жыйырма үч", "ru": "Двадцать три"},
        "about": {},
        "kind": BallotKind.APPROVAL,
        "voters": Voters.CODES,
        "most": 2,
        "budget_tyiyn": 100_000,
        "opens_at": now - timedelta(hours=1),
        "closes_at": now + timedelta(hours=1),
        **more,
    }
    poll = prepare_vote(poll=None, place=place, values=values, by=by, at=now)
    for number, (title, cost) in enumerate(PROJECTS):
        of = None if number else problem
        add_option(poll=poll, title=title, cost_tyiyn=cost * 100, problem=of, by=by, at=now)
    return open_vote(poll, by=by, at=now)


def codes(poll: Poll, count: int, by: Actor, now: datetime) -> list[str]:
    """Fresh codes of this vote."""
    return [code for _number, code in print_codes(poll, count=count, by=by, at=now)]
