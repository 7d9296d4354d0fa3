"""Panels that other folders add to a unit's page (its organisations, its decisions, its canals …).

A folder registers in its app's `ready()`: `add_part(Part("decisions", order=40, template="decisions/_of_place.html",
context=decisions_of_place))`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from birge.places.models import Place

Context = Callable[[Any, Place, date], dict[str, Any] | None]


@dataclass(frozen=True)
class Part:
    """A panel. `context(user, place, on)` is what its template gets besides `place` and `on`; None: nothing to show.

    At most two queries a panel. The template holds a `<section>` with its own `<h2>`.
    """

    name: str
    order: int
    template: str
    context: Context


_parts: dict[str, Part] = {}


def add_part(part: Part) -> None:
    """Register a panel; registering the same name again replaces it."""
    _parts[part.name] = part


def parts_of(user: Any, place: Place, on: date) -> list[tuple[str, dict[str, Any]]]:
    """(template, context) of each panel that has something to show to this person, in order."""
    found = []
    for part in sorted(_parts.values(), key=lambda part: (part.order, part.name)):
        context = part.context(user, place, on)
        if context is not None:
            found.append((part.template, context))
    return found
