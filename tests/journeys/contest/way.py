"""What is carried along the way: the site, who is signed in, codes and papers that people hold in their hands."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page

from tests.journeys.conftest import Site, Visitor
from tests.journeys.settings import DESKTOP, PHONE
from tests.journeys.steps import sign_in

MOMENTS = {
    "Poll": ("opens_at", "closes_at"),
    "Call": ("announced_at", "opens_at", "questions_until", "deadline_at"),
    "Award": ("complaints_until", "standstill_until"),
}
"""What is set back of a row so that its days are over."""
SET_BACK = """
from datetime import timedelta
from django.db import connection
from birge.contests.guards import GUARDS
from birge.contests.models import {model} as Model
GUARDS.take_down(connection)  # what was published is otherwise not changed, by nobody
for row in Model.objects.filter(**{which!r}):
    for name in {names!r}:
        if getattr(row, name) is not None:
            setattr(row, name, getattr(row, name) - timedelta(days={days}))
    row.save(update_fields={names!r})
GUARDS.put_up(connection)
"""


@dataclass
class Way:
    """`papers`: what somebody keeps outside the site, by name: codes, receipts, minutes."""

    site: Site
    visitor: Visitor
    folder: Path
    papers: dict[str, str] = field(default_factory=dict)
    _signed_in: dict[str, Page] = field(default_factory=dict)

    def of(self, name: str) -> Page:
        """The browser of one of the demo's people, signed in."""
        if name not in self._signed_in:
            page = self.visitor(self.site.address)
            sign_in(page, name)
            self._signed_in[name] = page
        return self._signed_in[name]

    def resident(self) -> Page:
        """The phone of a resident who has no account."""
        if "" not in self._signed_in:
            self._signed_in[""] = self.visitor(self.site.address, PHONE)
        return self._signed_in[""]

    def anybody(self) -> Page:
        """Somebody at a desk, signed out."""
        return self.visitor(self.site.address, DESKTOP)

    def days_pass(self, model: str, days: int, **which: str) -> None:
        """Nobody waits here: the moments of a row are set back in the database, as if so many days had passed."""
        code = SET_BACK.format(model=model, which=which, names=MOMENTS[model], days=days)
        self.site.installation.python(code)
