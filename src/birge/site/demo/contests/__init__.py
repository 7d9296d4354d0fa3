"""Contests of the demo: what residents want, whose money there is, who applied, how it ended. All people invented."""

from __future__ import annotations

from birge.people.models import Account
from birge.places.models import Place
from birge.site.demo.contests.problems import make_problems
from birge.site.demo.contests.youth import make_youth


def make_contests(aimak: Place, cast: dict[str, Account]) -> None:
    """Everything about contests, each part made unless it is there."""
    make_problems(aimak, cast["clerk"])
    make_youth()
