"""Whose water it is today, for everyone: outlets and hours, never a person.

A turn tells where somebody will be, perhaps by night, and where the time follows the volumes of a share-out also how
much she gets. So neighbouring outlets are put together until ten users or more stand behind a window, over the whole
rota: a window of another day tells nothing more. Where the share-out looked at people's situation no hour is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from birge.algorithms.packages.shape import SMALLEST
from birge.water.models import Rota, Turn


@dataclass
class Window:
    """[starts_at, ends_at) in which these outlets of a canal have water; `has_hours` False: some time in these days."""

    canal: UUID
    outlets: list[str]
    starts_at: datetime
    ends_at: datetime
    has_hours: bool = True
    users: set[UUID] = field(default_factory=set)


def windows_of(turns: Iterable[Turn], from_at: datetime, to_at: datetime) -> list[Window]:
    """The windows of which some part lies in [from_at, to_at). `turns`: all turns of the rotas, with their rotas."""
    ordered = sorted(turns, key=lambda turn: (str(turn.rota_id), turn.starts_at, turn.number))
    found = [window for _rota, own in groupby(ordered, key=lambda turn: turn.rota_id) for window in _of_rota(list(own))]
    now = [window for window in found if window.starts_at < to_at and window.ends_at > from_at]
    return sorted(now, key=lambda window: (window.starts_at, window.outlets))


def _of_rota(turns: Sequence[Turn]) -> list[Window]:
    rota, codes = turns[0].rota, list(dict.fromkeys(turn.outlet.code for turn in turns))
    users = {turn.user_id for turn in turns}
    if len(users) < SMALLEST or _tells_volumes(rota):
        return [Window(rota.canal_id, sorted(codes), rota.starts_at, rota.ends_at, has_hours=False, users=users)]
    windows: list[Window] = []
    for _outlet, own in groupby(turns, key=lambda turn: turn.outlet_id):
        window = _of_outlet(list(own))
        if windows and len(windows[-1].users) < SMALLEST:
            _join(windows[-1], window)
        else:
            windows.append(window)
    if len(windows) > 1 and len(windows[-1].users) < SMALLEST:
        last = windows.pop()
        _join(windows[-1], last)
    return windows


def _tells_volumes(rota: Rota) -> bool:
    """The lengths of its turns are what each gets of a share-out that looked at people's situation."""
    return rota.allocation is not None and rota.allocation.decision.hides_inputs


def _of_outlet(turns: Sequence[Any]) -> Window:
    first, last = turns[0], turns[-1]
    return Window(
        first.rota.canal_id, [first.outlet.code], first.starts_at, last.ends_at, users={turn.user_id for turn in turns}
    )


def _join(window: Window, more: Window) -> None:
    window.outlets += [code for code in more.outlets if code not in window.outlets]
    window.ends_at = max(window.ends_at, more.ends_at)
    window.users |= more.users
