"""Votes found, their codes and what the ballots say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256

from django.db.models import Count, Q, QuerySet, Sum

from birge.contests.codes import BadCode, read, written
from birge.contests.enums.votes import VoteState
from birge.contests.models import Poll, Problem, VoteOption, VotingCode

SHOWN = (VoteState.OPEN, VoteState.CLOSED, VoteState.PUBLISHED, VoteState.CANCELLED)
"""What everyone reads."""
_CODE_BYTES = 8


def hash_of(poll: Poll, code: str) -> str:
    """What is kept of a code; "" for what is no code of ours."""
    try:
        return sha256(f"{poll.pk}:{written(read(code, _CODE_BYTES))}".encode()).hexdigest()
    except BadCode:
        return ""


def code_of(poll: Poll, typed: str) -> VotingCode | None:
    """The code of this vote that was typed, however it was spaced."""
    return VotingCode.objects.filter(poll=poll, code_hash=hash_of(poll, typed)).first()


def shown_votes() -> QuerySet[Poll]:
    """Votes that everyone reads."""
    return Poll.objects.filter(state__in=SHOWN)


def last_option_for(problem: Problem) -> VoteOption | None:
    """The project that was last put on a ballot for this problem."""
    return VoteOption.objects.filter(problem=problem).order_by("-poll__opens_at", "-pk").first()


def turnout(poll: Poll) -> dict[str, int]:
    """Codes given out, used and withdrawn; ballots, and how many of them were typed from paper."""
    codes = poll.codes.aggregate(
        printed=Count("pk"),
        used=Count("pk", filter=Q(is_used=True)),
        withdrawn=Count("pk", filter=Q(is_withdrawn=True)),
    )
    ballots = poll.tallies.aggregate(ballots=Sum("count"), on_paper=Sum("on_paper"))
    return {name: number or 0 for name, number in {**codes, **ballots}.items()}


def ballots_of(poll: Poll) -> Iterator[tuple[list[tuple[int, int]], int]]:
    """([(number of the project, points)], how many ballots say so), in a fixed order."""
    for choices, count in poll.tallies.filter(count__gt=0).order_by("choices").values_list("choices", "count"):
        yield [(number, points) for number, points in json.loads(choices)], count
