"""What folders add to the site's shell: entries of the menu, and the day's work on the home page.

A folder registers in its app's `ready()`. An unfinished capability registers nothing, so it is not on the menu.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise


@dataclass(frozen=True)
class MenuItem:
    """A link of the main menu, shown to those for whom `shown(user)` is true; lower `order` stands first."""

    label: str | Promise
    url_name: str
    order: int
    shown: Callable[[Any], bool] = lambda user: True


@dataclass(frozen=True)
class Work:
    """Something that waits for this person today: a sentence, where to do it, how many."""

    label: str | Promise
    url: str
    count: int = 1


DayWork = Callable[[Any, datetime], Iterable[Work]]

_menu: list[MenuItem] = []
_day_work: list[DayWork] = []


def add_to_menu(item: MenuItem) -> None:
    """Register a menu entry."""
    if item not in _menu:
        _menu.append(item)


def add_day_work(source: DayWork) -> None:
    """Register a function (user, now) -> the work that waits for this person (at most two queries)."""
    if source not in _day_work:
        _day_work.append(source)


def menu_for(user: Any) -> list[MenuItem]:
    """The menu of this person."""
    return sorted((item for item in _menu if item.shown(user)), key=lambda item: item.order)


def day_work_for(user: Any, now: datetime) -> list[Work]:
    """All that waits for this person now."""
    return [work for source in _day_work for work in source(user, now) if work.count]
