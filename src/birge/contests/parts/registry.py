"""Panels that the topics add to the page of a call: its commission, its applications, its award, its agreements …

A topic registers in `wiring`: `add_call_part(Part("applications", order=30, template="contests/intake/_of_call.html",
context=applications_of_call))`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from birge.contests.models import Call
from birge.kernel.actors import Actor


@dataclass(frozen=True)
class OpenedCall:
    """A call that somebody opened. `by` is None on the public page: there whoever asks is a visitor."""

    call: Call
    user: Any
    at: datetime
    by: Actor | None = None
    may_run: bool = False
    may_decide: bool = False
    may_pay: bool = False

    @property
    def on(self) -> date:
        """The day on which it is opened."""
        return timezone.localdate(self.at)


Context = Callable[[OpenedCall], dict[str, Any] | None]
NOTICE_ORDER = 50
"""On the public page panels of a lower order stand before the notice, the others behind it."""


@dataclass(frozen=True)
class Part:
    """A panel of the staff page of a call, or (`is_public`) of its public page.

    `context(opened)` is what its template gets besides `opened` and `call`; None: nothing to show. At most two queries
    a panel. The template holds a `<section>` with its own `<h2>`.
    """

    name: str
    order: int
    template: str
    context: Context
    is_public: bool = False


_parts: dict[str, Part] = {}


def add_call_part(part: Part) -> None:
    """Register a panel; registering the same name again replaces it."""
    _parts[part.name] = part


@dataclass(frozen=True)
class Panel:
    """A panel that has something to show, as a piece of a page."""

    order: int
    html: SafeString


def panels_of(request: HttpRequest, opened: OpenedCall, *, public: bool = False) -> list[Panel]:
    """The panels of a call that have something to show, in order."""
    ordered = sorted(_parts.values(), key=lambda part: (part.order, part.name))
    asked = [(part, part.context(opened)) for part in ordered if part.is_public == public]
    around = {"opened": opened, "call": opened.call}
    return [
        Panel(part.order, render_to_string(part.template, {**around, **context}, request))
        for part, context in asked
        if context is not None
    ]
