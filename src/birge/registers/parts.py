"""What other parts of the book, and folders above, add to the pages of a household, a person and a village's book.

Registered once, at start: `ON_HOUSEHOLD.add_link(Link("certificates", _("Certificates"), "registers:certificates"))`,
`ON_PERSON.add_panel(Panel("duplicates", 40, "registers/_duplicates.html", context))`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from django.urls import reverse
from django.utils.functional import Promise

T = TypeVar("T")


@dataclass(frozen=True)
class Link:
    """A way onward: `url_name` takes the thing's id (the village's book: nothing). `order`: lower stands first."""

    name: str
    label: str | Promise
    url_name: str
    order: int = 50
    shown: Callable[[Any, date], bool] = lambda user, on: True


@dataclass(frozen=True)
class Panel(Generic[T]):
    """A section of the page: `context(user, thing, on)` is what its template gets besides; None: nothing to show.

    At most two queries a panel. The template holds a `<section>` with its own `<h2>`.
    """

    name: str
    order: int
    template: str
    context: Callable[[Any, T, date], dict[str, Any] | None]


@dataclass
class Slots(Generic[T]):
    """What was added to one kind of page; adding the same name again replaces it."""

    links: dict[str, Link] = field(default_factory=dict)
    panels: dict[str, Panel[T]] = field(default_factory=dict)

    def add_link(self, link: Link) -> None:
        """Register a way onward."""
        self.links[link.name] = link

    def add_panel(self, panel: Panel[T]) -> None:
        """Register a section."""
        self.panels[panel.name] = panel

    def links_for(self, user: Any, on: date, *args: Any) -> list[tuple[str | Promise, str]]:
        """(label, address) of each link that this person sees; `args`: the id of the thing."""
        shown = [link for link in self.links.values() if link.shown(user, on)]
        shown.sort(key=lambda link: (link.order, link.name))
        return [(link.label, reverse(link.url_name, args=args)) for link in shown]

    def panels_for(self, user: Any, thing: T, on: date) -> list[tuple[str, dict[str, Any]]]:
        """(template, context) of each panel that has something to show to this person, in order."""
        found = []
        for panel in sorted(self.panels.values(), key=lambda panel: (panel.order, panel.name)):
            context = panel.context(user, thing, on)
            if context is not None:
                found.append((panel.template, context))
        return found


ON_BOOK: Slots[None] = Slots()
ON_HOUSEHOLD: Slots[Any] = Slots()
ON_PERSON: Slots[Any] = Slots()
