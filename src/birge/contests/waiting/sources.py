"""What contests put on the home page of those for whom something waits. All topics together ask the database once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from birge.contests.enums.problems import ProblemState
from birge.contests.rules.customers import RUN
from birge.contests.rules.problems import worked_on_by
from birge.kernel.counting import counts
from birge.kernel.shell import Work
from birge.people.rules import holds


@dataclass(frozen=True)
class Waiting:
    """What waits: a sentence, where it is done, and the rows that are counted."""

    label: str | Promise
    url: str
    rows: QuerySet[Any]


Source = Callable[[Any, datetime], Iterable[Waiting]]
_sources: list[Source] = []


def add_waiting(source: Source) -> None:
    """Register a topic's function (user, now) -> what waits for this person; it asks nothing itself."""
    if source not in _sources:
        _sources.append(source)


def contests_waiting(user: Any, now: datetime) -> Iterator[Work]:
    """All that waits for this person in contests."""
    waiting = [one for source in _sources for one in source(user, now)]
    for one, count in zip(waiting, counts([one.rows for one in waiting]), strict=True):
        yield Work(one.label, one.url, count)


def problems_waiting(user: Any, now: datetime) -> Iterator[Waiting]:
    """Problems that nobody answered yet."""
    if holds(user, RUN):
        rows = worked_on_by(user, timezone.localdate(now)).filter(state=ProblemState.NEW)
        yield Waiting(_("Residents' problems to answer"), f"{reverse('contests:problem_desk')}?state=new", rows)
