"""What the worker does again and again: a folder registers a function in its app's `ready()`.

Every worker of the installation runs every tick, so a tick is safe beside itself on another machine. It is called with
`at=` the moment, does a bounded amount of work, and finds what it left next time.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.module_loading import import_string

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Tick:
    """A function by its dotted name (apps are registered before models can be imported), called `seconds` apart."""

    function: str
    seconds: float


_ticks: dict[str, Tick] = {}


def every(seconds: float, function: str) -> None:
    """Have the worker call the function (its dotted name) every so many seconds; a second entry replaces the first."""
    _ticks[function] = Tick(function, seconds)


class Ticker:
    """Knows when each tick ran last (in this process) and runs those that are due."""

    def __init__(self) -> None:
        self._next_at: dict[str, datetime] = {}

    def run_due(self, at: datetime) -> list[str]:
        """Run what is due; the names of what ran. A tick that fails is logged and comes again in its turn."""
        due = [tick for tick in _ticks.values() if self._next_at.get(tick.function, at) <= at]
        for tick in due:
            self._next_at[tick.function] = at + timedelta(seconds=tick.seconds)
            try:
                import_string(tick.function)(at=at)
            except Exception:
                logger.exception("The tick %s failed", tick.function)
        return [tick.function for tick in due]
