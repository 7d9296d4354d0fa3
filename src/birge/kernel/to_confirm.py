"""What has no confirmed source yet: each folder tells its part, one page lists all for whoever can confirm it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Unconfirmed:
    """One value to confirm, and where it is entered."""

    label: str | Promise
    url: str = ""


@dataclass(frozen=True)
class Topic:
    """A group of values to confirm; `explanation` says who could know and what happens until then."""

    title: str | Promise
    explanation: str | Promise
    items: Sequence[Unconfirmed]


_sources: list[Callable[[], Topic | None]] = []


def add_topic(source: Callable[[], Topic | None]) -> None:
    """Register a function that gives a folder's topic, or None when all is confirmed (at most one query)."""
    if source not in _sources:
        _sources.append(source)


def topics() -> list[Topic]:
    """All that waits for confirmation."""
    return [topic for source in _sources if (topic := source()) and topic.items]
